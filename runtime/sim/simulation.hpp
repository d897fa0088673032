// One run of a whole system - edge to views - under a seed: real parts, virtual time, stores that
// lose what was not synced, a bank and a network with bad days, crashes at any step. Afterwards it
// comes to rest and is audited. The same seed gives the same run.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "kit/model.hpp"

namespace runtime::sim {

struct Findings {
  std::uint64_t seed = 0;
  std::vector<std::string> findings;  // empty: all is well
  int crashes = 0;
  std::int64_t events = 0;
};

struct Plan {
  int orders_min = 20;
  int orders_spread = 10;
};

Findings simulate(const kit::System& system, std::uint64_t seed, const Plan& plan = {});

}  // namespace runtime::sim
