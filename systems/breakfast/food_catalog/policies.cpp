// Orders are heard of once they are paid, and their cancels after them: one log, one order.
#include "systems/breakfast/food_catalog/policies.hpp"

namespace breakfast::food_catalog {

TakeStock on_ordered(const order::Ordered& e) { return {e.food_catalog_id, e.id, e.qty}; }
ReturnStock on_order_cancelled(const order::OrderCancelled& e) { return {e.food_catalog_id, e.id}; }
SettleStock on_delivery_completed(const delivery::DeliveryCompleted& e) {
  return {e.food_catalog_id, e.order_id};
}

}  // namespace breakfast::food_catalog
