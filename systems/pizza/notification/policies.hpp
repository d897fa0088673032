// What is worth a row, and the texts of what is worth a message.
#pragma once
#include "systems/pizza/delivery/events.hpp"
#include "systems/pizza/notification/notification.hpp"
#include "systems/pizza/order/events.hpp"

namespace pizza::notification {

Record on_order_placed(const order::OrderPlaced&);
Record on_order_canceled(const order::OrderCanceled&);
Record on_production_started(const delivery::PizzaProductionStarted&);
Record on_delivery_started(const delivery::DeliveryStarted&);
Record on_delivery_completed(const delivery::DeliveryCompleted&);

// Who was told to wait is told how it ended; everybody else has had his answer.
std::optional<Record> on_order_withdrawn(const order::OrderWithdrawn&);
std::optional<Record> on_payment_refused(const order::PaymentRefused&);
std::optional<Record> on_cancel_refused(const order::CancelRefused&);

}  // namespace pizza::notification
