// What moves an order besides its customer.
#pragma once
#include "systems/coffee/customer/customer.hpp"
#include "systems/coffee/delivery/calls.hpp"
#include "systems/coffee/delivery/events.hpp"
#include "systems/coffee/payment/calls.hpp"
#include "systems/coffee/payment/events.hpp"

namespace coffee::customer {

PaymentAnswered on_pay_answer(const payment::Pay&, const kit::Answer&);
ShopAnswered on_cancel_answer(const delivery::CancelOrder&, const kit::Answer&);

Follow on_received(const delivery::OrderReceived&);
Follow on_rejected(const delivery::OrderRejected&);
Follow on_cancel_confirmed(const delivery::OrderCancelConfirmed&);
Follow on_made(const delivery::CoffeeMade&);
Follow on_picked_up(const delivery::OrderPickedUp&);
Follow on_refunded(const payment::PaymentRefunded&);

}  // namespace coffee::customer
