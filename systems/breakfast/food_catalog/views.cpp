// A row for each dish that is offered.
#include "systems/breakfast/food_catalog/views.hpp"

namespace breakfast::food_catalog {

void project(kit::Rows<FoodCatalogRow>& rows, const CatalogRegistered& e) {
  rows[e.id] = {e.id, e.stock, e.name, e.price};
}
void project(kit::Rows<FoodCatalogRow>& rows, const CatalogUpdated& e) {
  rows[e.id] = {e.id, e.stock, e.name, e.price};
}
void project(kit::Rows<FoodCatalogRow>& rows, const CatalogDeleted& e) { rows.erase(e.id.value); }

}  // namespace breakfast::food_catalog
