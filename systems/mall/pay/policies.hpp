// What moves a payment besides those who pay.
#pragma once
#include "kit/bank.hpp"
#include "systems/mall/app/events.hpp"
#include "systems/mall/pay/pay.hpp"
#include "systems/mall/store/events.hpp"

namespace mall::pay {

Refund on_order_canceled(const app::OrderCanceled&);
Refund on_order_expired(const app::OrderExpired&);
Refund on_payment_refused(const app::PaymentRefused&);
Refund on_order_rejected(const store::OrderManagementCanceled&);

}  // namespace mall::pay
