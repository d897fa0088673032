// An order that ended keeps no money, however it ended.
#include "systems/pizza/payment/policies.hpp"

namespace pizza::payment {

Refund on_order_canceled(const order::OrderCanceled& e) { return {e.id}; }
Refund on_order_withdrawn(const order::OrderWithdrawn& e) { return {e.id}; }
Refund on_order_taken_back(const order::OrderTakenBack& e) { return {e.id}; }

ChargeAnswered on_charge_answer(const kit::bank::Charge& asked, const kit::Answer& answer) {
  return {PaymentId{asked.owner}, kit::outcome_of(answer), answer.at};
}
RefundAnswered on_refund_answer(const kit::bank::Refund& asked, const kit::Answer& answer) {
  return {PaymentId{asked.owner}, kit::outcome_of(answer), answer.at};
}

}  // namespace pizza::payment
