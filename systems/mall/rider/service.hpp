// The riders, wired.
#pragma once
#include "kit/model.hpp"

namespace mall::rider {

kit::Context service();

}  // namespace mall::rider
