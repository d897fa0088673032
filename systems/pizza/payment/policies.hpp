// What moves a payment besides its order's asking.
#pragma once
#include "kit/bank.hpp"
#include "systems/pizza/order/events.hpp"
#include "systems/pizza/payment/payment.hpp"

namespace pizza::payment {

Refund on_order_canceled(const order::OrderCanceled&);
Refund on_order_withdrawn(const order::OrderWithdrawn&);
Refund on_order_taken_back(const order::OrderTakenBack&);

}  // namespace pizza::payment
