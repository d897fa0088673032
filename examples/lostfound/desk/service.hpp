// The desk, wired.
#pragma once
#include "kit/model.hpp"

namespace lostfound::desk {

kit::Context service();

}  // namespace lostfound::desk
