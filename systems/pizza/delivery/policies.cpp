// Paid, and placed: in whichever order the two are heard of.
#include "systems/pizza/delivery/policies.hpp"

namespace pizza::delivery {

NotePaid on_payment_approved(const payment::PaymentApproved& e) {
  return {e.order_id, e.customer_id, e.menu_option, e.address, e.date};
}
NotePlaced on_order_placed(const order::OrderPlaced& e) { return {e.id}; }

}  // namespace pizza::delivery
