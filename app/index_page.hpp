// The page that a browser gets at "/" of a running system: what is open, where, and what to look
// at.
#pragma once
#include <string>
#include <vector>

#include "kit/model.hpp"

namespace app {

struct Open {
  const kit::System* system = nullptr;
  int port = 0;
};

std::string index_page(const std::vector<Open>& open);

}  // namespace app
