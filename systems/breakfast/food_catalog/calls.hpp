// What others may ask of the catalogue.
#pragma once
#include "kit/describe.hpp"
#include "systems/breakfast/ids.hpp"

namespace breakfast::food_catalog {

// Is there such a dish? Refused when there is none. Nothing is taken by asking.
struct FindItem {
  FoodCatalogId id;
  OrderId order_id;  // who asks
};
DESCRIBE(FindItem, id, order_id)

}  // namespace breakfast::food_catalog
