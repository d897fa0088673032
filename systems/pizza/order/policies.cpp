// Answers as commands.
#include "systems/pizza/order/policies.hpp"

namespace pizza::order {

PaymentAnswered on_pay_answer(const payment::Pay& asked, const kit::Answer& answer) {
  return {asked.order_id, kit::outcome_of(answer), answer.reason, answer.at};
}
KitchenAnswered on_withdraw_answer(const delivery::Withdraw& asked, const kit::Answer& answer) {
  return {asked.id, kit::outcome_of(answer), answer.at};
}

}  // namespace pizza::order
