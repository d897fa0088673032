// What moves a payment besides those who pay.
#pragma once
#include "kit/bank.hpp"
#include "systems/breakfast/mileage/calls.hpp"
#include "systems/breakfast/order/events.hpp"
#include "systems/breakfast/payment/pay.hpp"

namespace breakfast::payment {

Refund on_order_cancelled(const order::OrderCancelled&);
Refund on_order_declined(const order::OrderDeclined&);
Refund on_order_expired(const order::OrderExpired&);
Refund on_order_withdrawn(const order::OrderWithdrawn&);

EarnAnswered on_earn_answer(const mileage::Earn&, const kit::Answer&);

}  // namespace breakfast::payment
