// `madang config`: what would be in force, and where each value comes from.
#include <cstdio>

#include "app/commands.hpp"

namespace app {

int show_config(const runtime::config::Config& config) {
  std::fputs(runtime::config::print(config).c_str(), stdout);
  return exit_ok;
}

}  // namespace app
