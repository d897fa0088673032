// Breakfast: dishes are ordered and brought to the door, and every payment earns mileage.
#pragma once
#include "kit/audit.hpp"
#include "kit/model.hpp"

namespace breakfast {

const kit::System& system();

// Says whether money, points, stock, orders, deliveries and messages add up.
void audit(kit::Evidence& evidence);

}  // namespace breakfast
