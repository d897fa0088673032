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

ChargeAnswered on_charge_answer(const kit::bank::Charge& asked, const kit::Answer& answer) {
  return {PaymentId{asked.owner}, kit::outcome_of(answer)};
}
RefundAnswered on_refund_answer(const kit::bank::Refund& asked, const kit::Answer& answer) {
  return {PaymentId{asked.owner}, kit::outcome_of(answer)};
}

}  // namespace coffee::payment
