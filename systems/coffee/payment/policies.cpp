// An order that ended keeps no money, however it ended.
#include "systems/coffee/payment/policies.hpp"

namespace coffee::payment {

// The customer was told that it failed: what has been paid all the same goes back.
std::optional<Refund> on_order_selected(const customer::OrderSelected& e) {
  if (!e.payment_fail) return {};
  return Refund{e.order_id};
}
Refund on_rejected(const delivery::OrderRejected& e) { return {e.order_id}; }
Refund on_cancel_confirmed(const delivery::OrderCancelConfirmed& e) { return {e.order_id}; }

}  // namespace coffee::payment
