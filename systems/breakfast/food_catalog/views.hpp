// The shop window: what customers see of the catalogue.
#pragma once
#include "kit/service.hpp"
#include "systems/breakfast/food_catalog/events.hpp"

namespace breakfast::food_catalog {

struct FoodCatalogRow {
  FoodCatalogId food_catalog_id;
  int stock = 0;
  std::string name;
  std::optional<double> price;
};
DESCRIBE(FoodCatalogRow, food_catalog_id, stock, name, price)
RENAME(FoodCatalogRow, {"food_catalog_id", "foodcatalogid"})

void project(kit::Rows<FoodCatalogRow>&, const CatalogRegistered&);
void project(kit::Rows<FoodCatalogRow>&, const CatalogUpdated&);
void project(kit::Rows<FoodCatalogRow>&, const CatalogDeleted&);

}  // namespace breakfast::food_catalog
