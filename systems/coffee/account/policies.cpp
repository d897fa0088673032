// Both come from the order's log: a sale is always heard of before its reversal.
#include "systems/coffee/account/policies.hpp"

namespace coffee::account {

BookSale on_payment_completed(const customer::PaymentCompleted& e) {
  return {e.order_id, e.product, e.qty, std::int64_t{e.qty} * e.price, day_of(e.paid_at)};
}
ReverseSale on_paid_back(const customer::OrderPaidBack& e) { return {e.order_id}; }

}  // namespace coffee::account
