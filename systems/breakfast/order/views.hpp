// What the order desk knows of the dishes: their prices, as the catalogue told them.
#pragma once
#include <string>

#include "kit/service.hpp"
#include "systems/breakfast/food_catalog/events.hpp"

namespace breakfast::order {

struct PriceRow {
  FoodCatalogId id;
  std::string name;
  std::optional<double> price;
};
DESCRIBE(PriceRow, id, name, price)

void project(kit::Rows<PriceRow>&, const food_catalog::CatalogRegistered&);
void project(kit::Rows<PriceRow>&, const food_catalog::CatalogUpdated&);
void project(kit::Rows<PriceRow>&, const food_catalog::CatalogDeleted&);

}  // namespace breakfast::order
