// The mall: customers order food from stores, riders bring it.
#pragma once
#include "kit/audit.hpp"
#include "kit/model.hpp"

namespace mall {

const kit::System& system();

// Says whether money, orders, kitchens, deliveries and messages add up.
void audit(kit::Evidence& evidence);

}  // namespace mall
