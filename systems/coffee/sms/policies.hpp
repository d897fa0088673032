// What is worth a message: every change of an order (S4).
#pragma once
#include "kit/notice.hpp"
#include "systems/coffee/customer/events.hpp"
#include "systems/coffee/delivery/events.hpp"
#include "systems/coffee/payment/events.hpp"

namespace coffee::sms {

using kit::Notify;

Notify on_order_selected(const customer::OrderSelected&);
Notify on_payment_completed(const customer::PaymentCompleted&);
Notify on_cancel_requested(const customer::OrderCancelRequested&);
Notify on_cancel_refused(const customer::OrderCancelRefused&);
Notify on_received(const delivery::OrderReceived&);
Notify on_rejected(const delivery::OrderRejected&);
Notify on_cancel_confirmed(const delivery::OrderCancelConfirmed&);
Notify on_made(const delivery::CoffeeMade&);
Notify on_picked_up(const delivery::OrderPickedUp&);
Notify on_reminded(const delivery::PickupReminded&);
Notify on_refunded(const payment::PaymentRefunded&);

}  // namespace coffee::sms
