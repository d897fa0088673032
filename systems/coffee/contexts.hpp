// The coffee shop's contexts, each wired in its service.cpp.
#pragma once
#include "kit/model.hpp"

namespace coffee {

namespace customer {
kit::Context service();
}
namespace sms {
kit::Context service();
}
namespace payment {
kit::Context service();
}
namespace delivery {
kit::Context service();
}
namespace account {
kit::Context service();
}
namespace counter {
kit::Context service();
}

}  // namespace coffee
