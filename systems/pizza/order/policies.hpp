// The answers that an order gets, as commands to it. It listens to no events: whether it is paid,
// and whether it can still be cancelled, it asks.
#pragma once
#include "systems/pizza/delivery/calls.hpp"
#include "systems/pizza/order/order.hpp"
#include "systems/pizza/payment/calls.hpp"

namespace pizza::order {

PaymentAnswered on_pay_answer(const payment::Pay&, const kit::Answer&);
KitchenAnswered on_withdraw_answer(const delivery::Withdraw&, const kit::Answer&);

}  // namespace pizza::order
