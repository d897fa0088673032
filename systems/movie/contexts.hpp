// The movie house's contexts, each wired in its service.cpp.
#pragma once
#include "kit/model.hpp"

namespace movie {

namespace reservation {
kit::Context service();
}
namespace payment {
kit::Context service();
}
namespace cacenter {
kit::Context service();
}

}  // namespace movie
