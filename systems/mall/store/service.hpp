// The kitchen, wired.
#pragma once
#include "kit/model.hpp"

namespace mall::store {

kit::Context service();

}  // namespace mall::store
