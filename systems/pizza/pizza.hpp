// The pizza shop: a customer orders and pays, the shop bakes, a courier brings it.
#pragma once
#include "kit/audit.hpp"
#include "kit/model.hpp"

namespace pizza {

const kit::System& system();

// The shop as it was before anything was added to it by subscription.
kit::System core();

// Says whether money, orders, deliveries and the history of notifications add up.
void audit(kit::Evidence& evidence);

}  // namespace pizza
