// The order desk, wired.
#pragma once
#include "kit/model.hpp"

namespace mall::app {

kit::Context service();

}  // namespace mall::app
