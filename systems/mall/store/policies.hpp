// What brings orders into the store and takes them out again.
#pragma once
#include "systems/mall/app/events.hpp"
#include "systems/mall/pay/events.hpp"
#include "systems/mall/store/store.hpp"

namespace mall::store {

Receive on_payment_approved(const pay::PaymentApproved&);
CancelReceipt on_payment_canceled(const pay::PaymentCanceled&);
std::optional<DescribeOrder> on_order_placed(const app::OrderPlaced&);
Complete on_order_complete(const app::OrderComplete&);

}  // namespace mall::store
