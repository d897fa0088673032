// Folds the catalogue into prices.
#include "systems/breakfast/order/views.hpp"

namespace breakfast::order {

void project(kit::Rows<PriceRow>& rows, const food_catalog::CatalogRegistered& e) {
  rows[e.id] = {e.id, e.name, e.price};
}
void project(kit::Rows<PriceRow>& rows, const food_catalog::CatalogUpdated& e) {
  rows[e.id] = {e.id, e.name, e.price};
}
void project(kit::Rows<PriceRow>& rows, const food_catalog::CatalogDeleted& e) {
  rows.erase(e.id.value);
}

}  // namespace breakfast::order
