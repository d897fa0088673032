// An order that ended keeps no money, however it ended. It is found by the order that asked for it,
// never by a number that happens to be the same.
#include "systems/breakfast/payment/policies.hpp"

namespace breakfast::payment {

Refund on_order_cancelled(const order::OrderCancelled& e) { return {e.id}; }
Refund on_order_declined(const order::OrderDeclined& e) { return {e.id}; }
Refund on_order_expired(const order::OrderExpired& e) { return {e.id}; }
Refund on_order_withdrawn(const order::OrderWithdrawn& e) { return {e.id}; }

EarnAnswered on_earn_answer(const mileage::Earn& asked, const kit::Answer& answer) {
  return {asked.pay_id, kit::outcome_of(answer)};
}

}  // namespace breakfast::payment
