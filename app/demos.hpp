// The stories that `madang demo` tells, one a system, put into the program at build time.
#pragma once
#include <string_view>
#include <vector>

namespace app {

struct Demo {
  std::string_view system, story;
};
const std::vector<Demo>& demos();
const Demo* demo_of(std::string_view system);  // null: none is told of it

}  // namespace app
