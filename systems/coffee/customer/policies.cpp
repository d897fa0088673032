// What others did, and the answers they gave, as commands to an order.
#include "systems/coffee/customer/policies.hpp"

namespace coffee::customer {

PaymentAnswered on_pay_answer(const payment::Pay& asked, const kit::Answer& answer) {
  return {asked.order_id, kit::outcome_of(answer), answer.reason, answer.at};
}
ShopAnswered on_cancel_answer(const delivery::CancelOrder& asked, const kit::Answer& answer) {
  return {asked.id, kit::outcome_of(answer), answer.reason};
}

Follow on_received(const delivery::OrderReceived& e) {
  return {e.order_id, Status::order_received};
}
Follow on_rejected(const delivery::OrderRejected& e) {
  return {e.order_id, Status::order_rejected};
}
Follow on_cancel_confirmed(const delivery::OrderCancelConfirmed& e) {
  return {e.order_id, Status::order_cancel};
}
Follow on_made(const delivery::CoffeeMade& e) { return {e.order_id, Status::made}; }
Follow on_picked_up(const delivery::OrderPickedUp& e) { return {e.order_id, Status::picked_up}; }
Follow on_refunded(const payment::PaymentRefunded& e) { return {e.order_id, Status::payback}; }

}  // namespace coffee::customer
