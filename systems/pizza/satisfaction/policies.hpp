// Who is asked.
#pragma once
#include "systems/pizza/delivery/events.hpp"
#include "systems/pizza/satisfaction/satisfaction.hpp"

namespace pizza::satisfaction {

Ask on_delivery_completed(const delivery::DeliveryCompleted&);

}  // namespace pizza::satisfaction
