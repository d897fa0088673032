// An order that ended keeps no money, however it ended.
#include "systems/mall/pay/policies.hpp"

namespace mall::pay {

Refund on_order_canceled(const app::OrderCanceled& e) { return {e.id}; }
Refund on_order_expired(const app::OrderExpired& e) { return {e.id}; }
Refund on_payment_refused(const app::PaymentRefused& e) { return {e.id}; }
Refund on_order_rejected(const store::OrderManagementCanceled& e) { return {e.order_id}; }

ChargeAnswered on_charge_answer(const kit::bank::Charge& asked, const kit::Answer& answer) {
  return {PaymentId{asked.owner}, kit::outcome_of(answer)};
}
RefundAnswered on_refund_answer(const kit::bank::Refund& asked, const kit::Answer& answer) {
  return {PaymentId{asked.owner}, kit::outcome_of(answer)};
}

}  // namespace mall::pay
