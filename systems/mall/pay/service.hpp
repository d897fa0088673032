// The till, wired.
#pragma once
#include "kit/model.hpp"

namespace mall::pay {

kit::Context service();

}  // namespace mall::pay
