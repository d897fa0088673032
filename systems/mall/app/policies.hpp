// What moves an order besides its customer.
#pragma once
#include "systems/mall/app/app.hpp"
#include "systems/mall/pay/calls.hpp"
#include "systems/mall/rider/events.hpp"
#include "systems/mall/store/calls.hpp"
#include "systems/mall/store/events.hpp"

namespace mall::app {

PaymentAnswered on_pay_answer(const pay::Pay&, const kit::Answer&);
VoidAnswered on_void_answer(const pay::Void&, const kit::Answer&);
KitchenAnswered on_withdraw_answer(const store::Withdraw&, const kit::Answer&);

Follow on_accepted(const store::OrderManagementAccepted&);
Follow on_rejected(const store::OrderManagementCanceled&);
Follow on_withdrawn(const store::OrderManagementWithdrawn&);
Follow on_cooking_started(const store::OrderManagementStateStarted&);
Follow on_cooked(const store::OrderManagementStateCompleted&);
std::optional<Follow> on_delivery_started(const rider::DeliveryStarted&);
std::optional<Follow> on_delivery_completed(const rider::DeliveryCompleted&);

}  // namespace mall::app
