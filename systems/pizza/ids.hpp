// The ids of the pizza shop's things. All contexts speak of an order, and of its delivery, by the
// same id.
#pragma once
#include "kit/id.hpp"
#include "kit/till.hpp"

namespace pizza {

using OrderId = kit::Id<struct OrderTag>;
using CustomerId = kit::Id<struct CustomerTag>;
using PaymentId = kit::till::PaymentId;
using NotificationHistoryId = kit::Id<struct NotificationHistoryTag>;
using SatisfactionId = kit::Id<struct SatisfactionTag>;

}  // namespace pizza
