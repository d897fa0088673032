// The ids of the mall's things. All contexts speak of an order by the same id.
#pragma once
#include "kit/id.hpp"
#include "kit/till.hpp"

namespace mall {

using OrderId = kit::Id<struct OrderTag>;
using PaymentId = kit::till::PaymentId;
using OrderManagementId = kit::Id<struct OrderManagementTag>;
using MenuItemId = kit::Id<struct MenuItemTag>;
using DeliveryId = kit::Id<struct DeliveryTag>;
using NotificationId = kit::Id<struct NotificationTag>;

}  // namespace mall
