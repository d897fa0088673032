// The ids of the coffee shop's things. All contexts speak of an order by the same id; what the shop
// makes of it and what the books say of it have that id, too.
#pragma once
#include "kit/id.hpp"
#include "kit/till.hpp"

namespace coffee {

using OrderId = kit::Id<struct OrderTag>;
using PaymentId = kit::till::PaymentId;
using DayId = kit::Id<struct DayTag>;  // a day of Seoul's calendar: 20261121

}  // namespace coffee
