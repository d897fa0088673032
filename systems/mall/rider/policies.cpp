// Only what is cooked is offered; only what the customer confirmed is closed.
#include "systems/mall/rider/policies.hpp"

namespace mall::rider {

Offer on_cooked(const store::OrderManagementStateCompleted& e) {
  return {e.order_id, e.id, e.address, e.region};
}
Complete on_order_complete(const app::OrderComplete& e) { return {e.id}; }

}  // namespace mall::rider
