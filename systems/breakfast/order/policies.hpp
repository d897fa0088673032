// What moves an order besides its customer.
#pragma once
#include "systems/breakfast/delivery/calls.hpp"
#include "systems/breakfast/delivery/events.hpp"
#include "systems/breakfast/food_catalog/calls.hpp"
#include "systems/breakfast/food_catalog/events.hpp"
#include "systems/breakfast/order/order.hpp"
#include "systems/breakfast/payment/calls.hpp"
#include "systems/breakfast/payment/events.hpp"

namespace breakfast::order {

ItemAnswered on_item_answer(const food_catalog::FindItem&, const kit::Answer&);
PaymentAnswered on_pay_answer(const payment::PayOrder&, const kit::Answer&);
VoidAnswered on_void_answer(const payment::VoidOrder&, const kit::Answer&);
DeliveryAnswered on_withdraw_answer(const delivery::Withdraw&, const kit::Answer&);

Follow on_out_of_stock(const food_catalog::CatalogOutofstock&);
Follow on_shipped(const delivery::Shipped&);
Follow on_delivery_completed(const delivery::DeliveryCompleted&);
Follow on_delivery_canceled(const delivery::DeliveryCanceled&);
std::optional<Cancel> on_payment_cancelled(const payment::Cancelled&);

}  // namespace breakfast::order
