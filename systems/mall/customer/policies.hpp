// What is worth a message.
#pragma once
#include "kit/notice.hpp"
#include "systems/mall/app/events.hpp"
#include "systems/mall/pay/events.hpp"
#include "systems/mall/rider/events.hpp"
#include "systems/mall/store/events.hpp"

namespace mall::customer {

using kit::Notify;

Notify on_order_placed(const app::OrderPlaced&);
Notify on_payment_refused(const app::PaymentRefused&);
Notify on_order_expired(const app::OrderExpired&);
Notify on_order_canceled(const app::OrderCanceled&);
Notify on_cancel_refused(const app::CancelRefused&);
Notify on_order_complete(const app::OrderComplete&);
Notify on_payment_approved(const pay::PaymentApproved&);
Notify on_payment_canceled(const pay::PaymentCanceled&);
Notify on_accepted(const store::OrderManagementAccepted&);
Notify on_rejected(const store::OrderManagementCanceled&);
Notify on_cooking_started(const store::OrderManagementStateStarted&);
Notify on_cooked(const store::OrderManagementStateCompleted&);
Notify on_delivery_started(const rider::DeliveryStarted&);
Notify on_delivery_completed(const rider::DeliveryCompleted&);

}  // namespace mall::customer
