// What is worth a message.
#pragma once
#include "kit/notice.hpp"
#include "systems/breakfast/delivery/events.hpp"
#include "systems/breakfast/mileage/events.hpp"
#include "systems/breakfast/order/events.hpp"
#include "systems/breakfast/payment/events.hpp"

namespace breakfast::notification {

using kit::Notify;

Notify on_ordered(const order::Ordered&);
Notify on_order_refused(const order::OrderRefused&);
Notify on_order_declined(const order::OrderDeclined&);
Notify on_order_expired(const order::OrderExpired&);
Notify on_order_cancelled(const order::OrderCancelled&);
Notify on_order_withdrawn(const order::OrderWithdrawn&);
Notify on_cancel_refused(const order::CancelRefused&);
Notify on_shipped(const delivery::Shipped&);
Notify on_delivery_completed(const delivery::DeliveryCompleted&);
Notify on_paid(const payment::Paid&);
Notify on_cancelled(const payment::Cancelled&);
// What an order waited for is told by the order.
std::optional<Notify> on_pay_declined(const payment::PayDeclined&);
std::optional<Notify> on_pay_expired(const payment::PayExpired&);
Notify on_points_added(const mileage::Milegeadded&);
Notify on_points_removed(const mileage::Mileageremoved&);

}  // namespace breakfast::notification
