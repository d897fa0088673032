// The mall's contexts, each wired in its service.cpp.
#pragma once
#include "kit/model.hpp"

namespace mall {

namespace app {
kit::Context service();
}
namespace store {
kit::Context service();
}
namespace pay {
kit::Context service();
}
namespace rider {
kit::Context service();
}
namespace customer {
kit::Context service();
}
namespace view {
kit::Context service();
}

}  // namespace mall
