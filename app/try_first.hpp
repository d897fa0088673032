// What somebody can do who has just started a system for the first time. Pure.
#pragma once
#include <string>

#include "kit/model.hpp"

namespace app {

// Where something can be made before anything else is there.
const kit::Resource& first_resource(const kit::System& system);

// A body for it, of its examples.
std::string example_of(const kit::Resource& resource);

}  // namespace app
