// The library's contexts, each wired in its service.cpp.
#pragma once
#include "kit/model.hpp"

namespace library {

namespace borrow {
kit::Context service();
}
namespace dashboard {
kit::Context service();
}
// The context "return": its name is no word that C++ lets a namespace have.
namespace giveback {
kit::Context service();
}
namespace book {
kit::Context service();
}
namespace search {
kit::Context service();
}
namespace notification {
kit::Context service();
}

}  // namespace library
