// `madang sim`: runs of a whole system under seeds, one after the other.
#include <chrono>
#include <cstdio>

#include "app/commands.hpp"
#include "runtime/sim/simulation.hpp"

namespace app {

int simulate(const kit::System& system, const SimOptions& options) {
  runtime::sim::Plan plan;
  plan.orders_min = options.orders;
  const auto started = std::chrono::steady_clock::now();
  std::int64_t events = 0;
  int crashes = 0;
  std::uint64_t failures = 0;
  for (std::uint64_t seed = options.from; seed < options.from + options.seeds; ++seed) {
    const auto run = runtime::sim::simulate(system, seed, plan);
    events += run.events;
    crashes += run.crashes;
    if (run.findings.empty()) continue;
    ++failures;
    for (const auto& finding : run.findings)
      std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), finding.c_str());
    std::printf("again: madang sim %s --seeds 1 --from %llu --orders %d\n", system.name.c_str(),
                static_cast<unsigned long long>(seed), options.orders);
    std::fflush(stdout);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  std::printf("%s: %llu seeds, %d crashes, %lld events, %llu failed, %.1f s\n", system.name.c_str(),
              static_cast<unsigned long long>(options.seeds), crashes,
              static_cast<long long>(events), static_cast<unsigned long long>(failures),
              took.count());
  return failures == 0 ? exit_ok : exit_found;
}

}  // namespace app
