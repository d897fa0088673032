// The messages, wired.
#pragma once
#include "kit/model.hpp"

namespace mall::customer {

kit::Context service();

}  // namespace mall::customer
