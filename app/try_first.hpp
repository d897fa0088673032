// What somebody can do who has just started a system for the first time. Pure.
#pragma once
#include <string>

#include "kit/model.hpp"

namespace app {

// What can be made before anything else is there.
const kit::AggregateModel& first_of(const kit::System& system);

// A body that makes it, of its resource's examples.
std::string example_of(const kit::AggregateModel& aggregate);

}  // namespace app
