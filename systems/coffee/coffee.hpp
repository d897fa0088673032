// The coffee shop: order and pay online, get the coffee over the counter.
#pragma once
#include "kit/audit.hpp"
#include "kit/model.hpp"

namespace coffee {

const kit::System& system();

// Says whether money, orders, the shop, the messages and the books add up.
void audit(kit::Evidence& evidence);

}  // namespace coffee
