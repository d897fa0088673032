// What moves the stock besides the shopkeeper.
#pragma once
#include "systems/breakfast/delivery/events.hpp"
#include "systems/breakfast/food_catalog/food_catalog.hpp"
#include "systems/breakfast/order/events.hpp"

namespace breakfast::food_catalog {

TakeStock on_ordered(const order::Ordered&);
ReturnStock on_order_cancelled(const order::OrderCancelled&);
SettleStock on_delivery_completed(const delivery::DeliveryCompleted&);

}  // namespace breakfast::food_catalog
