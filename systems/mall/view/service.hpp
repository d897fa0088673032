// What the customer sees, wired.
#pragma once
#include "kit/model.hpp"

namespace mall::view {

kit::Context service();

}  // namespace mall::view
