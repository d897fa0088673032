// Breakfast's contexts, each wired in its service.cpp.
#pragma once
#include "kit/model.hpp"

namespace breakfast {

namespace order {
kit::Context service();
}
namespace delivery {
kit::Context service();
}
namespace customer {
kit::Context service();
}
namespace payment {
kit::Context service();
}
namespace food_catalog {
kit::Context service();
}
namespace mileage {
kit::Context service();
}
namespace notification {
kit::Context service();
}

}  // namespace breakfast
