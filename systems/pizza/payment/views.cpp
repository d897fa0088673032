// A line for each refund.
#include "systems/pizza/payment/views.hpp"

namespace pizza::payment {

void project(kit::Rows<BillingLogRow>& rows, const PaymentCanceled& e) {
  rows[e.id] = {e.id, e.order_id, e.customer_id, e.payment_method, e.price, e.date};
}

}  // namespace pizza::payment
