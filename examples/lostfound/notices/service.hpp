// The notice board, wired.
#pragma once
#include "kit/model.hpp"

namespace lostfound::notices {

kit::Context service();

}  // namespace lostfound::notices
