// What others did, and the answers they gave, as commands to an order.
#include "systems/mall/app/policies.hpp"

namespace mall::app {

PaymentAnswered on_pay_answer(const pay::Pay& asked, const kit::Answer& answer) {
  return {asked.order_id, kit::outcome_of(answer), answer.reason, answer.at};
}
VoidAnswered on_void_answer(const pay::Void& asked, const kit::Answer& answer) {
  return {asked.order_id, kit::outcome_of(answer), answer.reason, answer.at};
}
KitchenAnswered on_withdraw_answer(const store::Withdraw& asked, const kit::Answer& answer) {
  return {asked.order_id, kit::outcome_of(answer), answer.reason, answer.at};
}

Follow on_accepted(const store::OrderManagementAccepted& e) {
  return {e.order_id, State::accepted, {}};
}
Follow on_rejected(const store::OrderManagementCanceled& e) {
  return {e.order_id, State::rejected, {}};
}
Follow on_withdrawn(const store::OrderManagementWithdrawn& e) {
  return {e.order_id, State::canceled, {}};
}
Follow on_cooking_started(const store::OrderManagementStateStarted& e) {
  return {e.order_id, State::cooking, {}};
}
Follow on_cooked(const store::OrderManagementStateCompleted& e) {
  return {e.order_id, State::cooked, {}};
}
// A delivery that no kitchen handed over is not this order's food.
std::optional<Follow> on_delivery_started(const rider::DeliveryStarted& e) {
  if (!e.order_management_id) return {};
  return Follow{e.order_id, State::delivering, {}};
}
std::optional<Follow> on_delivery_completed(const rider::DeliveryCompleted& e) {
  if (!e.order_management_id) return {};
  return Follow{e.order_id, State::delivered, {}};
}

}  // namespace mall::app
