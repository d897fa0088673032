// Serves the lost-and-found desk. Settings come from MADANG_... in the environment.
#include <cstdio>

#include "app/commands.hpp"
#include "examples/lostfound/lostfound.hpp"

int main() {
  const auto loaded = runtime::config::load({{}, runtime::config::environment(), {}});
  for (const auto& error : loaded.errors) std::fprintf(stderr, "lostfound: %s\n", error.c_str());
  if (!loaded.errors.empty()) return app::exit_usage;
  const kit::System* system = &lostfound::system();
  return app::run_systems({&system, 1}, loaded.config.settings);
}
