// A paid order is the store's, whether or not its words have come with it yet.
#include "systems/mall/store/policies.hpp"

namespace mall::store {

Receive on_payment_approved(const pay::PaymentApproved& e) { return {e.order_id}; }

CancelReceipt on_payment_canceled(const pay::PaymentCanceled& e) { return {e.order_id}; }

std::optional<DescribeOrder> on_order_placed(const app::OrderPlaced& e) {
  if (!e.address && !e.food_type && !e.region && !e.customer) return {};
  return DescribeOrder{e.id, e.address, e.food_type, e.region, e.customer};
}

Complete on_order_complete(const app::OrderComplete& e) { return {e.id}; }

}  // namespace mall::store
