// What brings deliveries to the riders and closes them.
#pragma once
#include "systems/mall/app/events.hpp"
#include "systems/mall/rider/rider.hpp"
#include "systems/mall/store/events.hpp"

namespace mall::rider {

Offer on_cooked(const store::OrderManagementStateCompleted&);
Complete on_order_complete(const app::OrderComplete&);

}  // namespace mall::rider
