// The page that a browser gets at "/" of a running system: what is open, where, and what to look
// at.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kit/model.hpp"

namespace app {

struct Open {
  const kit::System* system = nullptr;
  int port = 0;
};

// `host` is where the asker found this machine: links lead there, to each one's port.
std::string index_page(const std::vector<Open>& open, std::string_view host);

}  // namespace app
