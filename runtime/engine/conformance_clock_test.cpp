// What every clock and every source of chance promises. Written once, run for each implementation.
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <set>
#include <thread>

#include "runtime/engine/clock.hpp"
#include "runtime/sim/virtual_clock.hpp"

namespace runtime {
namespace {

struct ClockKind {
  const char* name;
  std::unique_ptr<Clock> (*make)();
  void (*pass)(Clock& clock, std::int64_t ms);  // so much time goes by
  bool threads;                                 // many may look at it
  friend std::ostream& operator<<(std::ostream& out, const ClockKind& kind) {
    return out << kind.name;
  }
};

// Waits on another clock than the one under test.
void pass_really(Clock&, std::int64_t ms) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(ms);
  while (std::chrono::steady_clock::now() < until) std::this_thread::yield();
}

class Clocks : public testing::TestWithParam<ClockKind> {
 protected:
  void pass(std::int64_t ms) { GetParam().pass(*clock_, ms); }
  const std::unique_ptr<Clock> clock_ = GetParam().make();
};
INSTANTIATE_TEST_SUITE_P(each_clock, Clocks,
                         testing::Values(ClockKind{"system",
                                                   []() -> std::unique_ptr<Clock> {
                                                     return std::make_unique<SystemClock>();
                                                   },
                                                   &pass_really, true},
                                         ClockKind{"virtual_one",
                                                   []() -> std::unique_ptr<Clock> {
                                                     return std::make_unique<sim::VirtualClock>();
                                                   },
                                                   [](Clock& clock, std::int64_t ms) {
                                                     static_cast<sim::VirtualClock&>(clock).advance(
                                                         ms);
                                                   },
                                                   false}),
                         testing::PrintToStringParamName());

TEST_P(Clocks, have_ticks_that_never_go_back) {
  std::int64_t before = clock_->ticks_ms();
  for (int look = 0; look < 10'000; ++look) {
    if (look % 5'000 == 0) pass(1);
    const std::int64_t ticks = clock_->ticks_ms();
    ASSERT_GE(ticks, before);
    before = ticks;
  }
}

TEST_P(Clocks, count_the_milliseconds_that_go_by) {
  const std::int64_t before = clock_->ticks_ms();
  pass(3);
  EXPECT_GE(clock_->ticks_ms(), before + 3);
}

// Deadlines in the far future are made by adding to ticks.
TEST_P(Clocks, start_their_ticks_far_from_the_ends_of_the_numbers) {
  EXPECT_GE(clock_->ticks_ms(), 0);
  EXPECT_LT(clock_->ticks_ms(), std::int64_t{1} << 53);
}

TEST_P(Clocks, give_the_calendar_in_milliseconds_since_1970) {
  constexpr std::int64_t year_2020 = 1'577'836'800'000, year_2200 = 7'258'118'400'000;
  EXPECT_GT(clock_->now().ms, year_2020);
  EXPECT_LT(clock_->now().ms, year_2200);
}

TEST_P(Clocks, have_a_calendar_that_goes_on_as_time_does) {
  const std::int64_t before = clock_->now().ms;
  pass(3);
  EXPECT_GT(clock_->now().ms, before);
}

TEST_P(Clocks, show_all_threads_the_same_ticks) {
  if (!GetParam().threads) GTEST_SKIP() << "belongs to one thread";
  std::int64_t before = clock_->ticks_ms();
  for (int hop = 0; hop < 20; ++hop)
    std::thread([&] {
      const std::int64_t ticks = clock_->ticks_ms();
      EXPECT_GE(ticks, before);
      before = ticks;
    }).join();
}

struct RandomKind {
  const char* name;
  std::unique_ptr<Random> (*make)(std::uint64_t seed);
  bool seeded;
  friend std::ostream& operator<<(std::ostream& out, const RandomKind& kind) {
    return out << kind.name;
  }
};

class Randoms : public testing::TestWithParam<RandomKind> {
 protected:
  static std::vector<std::uint64_t> draw(Random& random, int count) {
    std::vector<std::uint64_t> out;
    while (count-- > 0) out.push_back(random.next());
    return out;
  }
  const std::unique_ptr<Random> random_ = GetParam().make(1);
};
INSTANTIATE_TEST_SUITE_P(
    each_random, Randoms,
    testing::Values(RandomKind{"seeded",
                               [](std::uint64_t seed) -> std::unique_ptr<Random> {
                                 return std::make_unique<SeededRandom>(seed);
                               },
                               true},
                    RandomKind{"seeded_by_the_system",
                               [](std::uint64_t) -> std::unique_ptr<Random> {
                                 return std::make_unique<SeededRandom>();
                               },
                               false}),
    testing::PrintToStringParamName());

TEST_P(Randoms, stay_below_their_bound_and_reach_all_below_it) {
  std::set<std::uint64_t> seen;
  for (int draw = 0; draw < 1'000; ++draw) seen.insert(random_->below(7));
  EXPECT_EQ(seen, (std::set<std::uint64_t>{0, 1, 2, 3, 4, 5, 6}));
  EXPECT_EQ(random_->below(1), 0U);
  EXPECT_EQ(random_->below(0), 0U) << "where there is nothing to choose from";
}

TEST_P(Randoms, use_every_bit) {
  std::uint64_t ones = 0, zeros = 0;
  for (const auto drawn : draw(*random_, 200)) {
    ones |= drawn;
    zeros |= ~drawn;
  }
  EXPECT_EQ(ones, ~std::uint64_t{0});
  EXPECT_EQ(zeros, ~std::uint64_t{0});
}

TEST_P(Randoms, do_not_repeat_themselves) {
  const auto drawn = draw(*random_, 10'000);
  EXPECT_EQ(std::set<std::uint64_t>(drawn.begin(), drawn.end()).size(), drawn.size());
}

TEST_P(Randoms, differ_from_each_other) {
  EXPECT_NE(draw(*GetParam().make(2), 4), draw(*GetParam().make(3), 4));
}

TEST_P(Randoms, give_the_same_again_for_the_same_seed) {
  if (!GetParam().seeded) GTEST_SKIP() << "has no seed to be given";
  EXPECT_EQ(draw(*GetParam().make(2), 100), draw(*GetParam().make(2), 100));
}

TEST_P(Randoms, make_trace_ids_of_32_hex_digits) {
  std::set<std::string> made;
  for (int count = 0; count < 100; ++count) {
    const std::string id = trace_id(*random_);
    EXPECT_EQ(id.size(), 32U);
    EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos) << id;
    made.insert(id);
  }
  EXPECT_EQ(made.size(), 100U);
}

struct Zero final : Random {
  std::uint64_t next() override { return 0; }
};

// W3C: an id of nothing but zeros is invalid.
TEST(TraceId, is_never_all_zeros) {
  Zero zero;
  EXPECT_NE(trace_id(zero).find_first_not_of('0'), std::string::npos);
}

}  // namespace
}  // namespace runtime
