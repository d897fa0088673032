// Bad days at the desk: crashes at any step, a network that loses and repeats. In the end it adds
// up.
#include "examples/lostfound/lostfound.hpp"

#include <gtest/gtest.h>

#include "runtime/sim/simulation.hpp"

namespace lostfound {
namespace {

constexpr std::uint64_t bad_days = 50;

TEST(lostfound, survives_bad_days) {
  for (std::uint64_t seed = 1; seed <= bad_days; ++seed) {
    const auto run = runtime::sim::simulate(system(), seed);
    EXPECT_GT(run.events, 0);
    for (const auto& finding : run.findings) ADD_FAILURE() << "seed " << seed << ": " << finding;
  }
}

}  // namespace
}  // namespace lostfound
