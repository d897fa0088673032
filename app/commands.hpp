// The sub-commands as functions. What each returns is the exit code.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "kit/model.hpp"
#include "runtime/config/config.hpp"
#include "runtime/yard/settings.hpp"

namespace app {

constexpr int exit_ok = 0;
constexpr int exit_found = 1;  // it failed, or found what it was to look for
constexpr int exit_usage = 2;  // not understood; nothing was done

using runtime::Settings;

struct SimOptions {
  std::uint64_t from = 1;  // the first seed
  std::uint64_t seeds = 100;
  int orders = 20;  // at least so many in each run
};

// Parses, loads the settings and calls one of those below; the words are those after the program's
// name.
int run(const std::vector<std::string>& words, const runtime::config::Environment& environment);

// Each on a port of its own, from settings.port on.
int run_systems(std::span<const kit::System* const> systems, const Settings& settings);
int demo(const kit::System& system, const std::string& url);
int model(const kit::System& system, const std::string& format);
int audit(const kit::System& system, const Settings& settings);
int simulate(const kit::System& system, const SimOptions& options);
int events(const kit::System& system, const Settings& settings, bool follow);
// `view` is its collection: "orderStates".
int rebuild(const kit::System& system, const Settings& settings, const std::string& view);
int show_config(const runtime::config::Config& config);

}  // namespace app
