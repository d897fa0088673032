// The catalogue's table of contents.
#include "kit/service.hpp"

#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/food_catalog/policies.hpp"
#include "systems/breakfast/food_catalog/views.hpp"

namespace breakfast::food_catalog {
namespace {

void wire_dishes(kit::Service& service) {
  auto dish = service.aggregate<FoodCatalog>("foodCatalog", "foodCatalogs");
  dish.shows({"stock", "name", "price"})
      .example("stock", "100")
      .example("name", "cake")
      .example("price", "4.0");
  dish.events<CatalogRegistered, CatalogUpdated, CatalogDeleted, CatalogOutofstock, StockTaken,
              StockReturned>()
      .internal<StockSettled>();
  dish.command<Register>()
      .creates()
      .required({"stock", "name"})
      .range("stock", 0, stock_max)
      .range("price", 0, price_max);
  dish.command<Update>()
      .updates()
      .required({"stock", "name"})
      .range("stock", 0, stock_max)
      .range("price", 0, price_max);
  dish.command<Delete>().deletes();
  dish.command<FindItem>();
  dish.command<TakeStock>();
  dish.command<ReturnStock>();
  dish.command<SettleStock>();
}

}  // namespace

kit::Context service() {
  kit::Service catalog{"foodCatalog", "the catalogue", "음식 카탈로그", 8086};
  wire_dishes(catalog);

  catalog.whenever<on_ordered>("order");
  catalog.whenever<on_order_cancelled>("order");
  catalog.whenever<on_delivery_completed>("delivery");

  catalog.view<FoodCatalogRow>("foodCatalogView", "foodCatalogViews")
      .shows({"stock", "name", "price"})
      .unpaged()
      .from<CatalogRegistered, CatalogUpdated, CatalogDeleted>("foodCatalog");
  return catalog.take();
}

}  // namespace breakfast::food_catalog
