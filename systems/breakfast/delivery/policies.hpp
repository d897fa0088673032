// What sends deliveries out and calls them back.
#pragma once
#include "systems/breakfast/delivery/delivery.hpp"
#include "systems/breakfast/food_catalog/events.hpp"
#include "systems/breakfast/order/events.hpp"

namespace breakfast::delivery {

Ship on_stock_taken(const food_catalog::StockTaken&);
Withdraw on_order_cancelled(const order::OrderCancelled&);

}  // namespace breakfast::delivery
