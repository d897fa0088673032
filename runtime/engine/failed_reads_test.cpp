// A store that can't be read for a while stops nothing but what needs it, and afterwards all is as
// if it had always been read.
#include <gtest/gtest.h>

#include <algorithm>

#include "runtime/engine/small_yard_test.hpp"

namespace {

using runtime::Result;
using runtime::testing::SmallYard;
using Kind = runtime::Result::Kind;
using Step = runtime::store::SimulatedStore::Step;
namespace desk = small::desk;
namespace till = small::till;

constexpr int for_ever = 1'000'000;

desk::Place order(std::int64_t amount = 100) { return {{}, "치킨", amount, {}}; }

// With an order that the board has not heard of, and that nobody has in memory.
void leave_the_board_behind(SmallYard& yard) {
  yard.engine("board").pause();
  yard.send("desk", order());
  yard.settle();
  yard.crash();
}

TEST(FailedReads, of_a_log_are_told_once_in_a_while_and_done_again) {
  SmallYard yard;
  leave_the_board_behind(yard);
  yard.store("desk").fail_next(Step::read, for_ever);
  yard.settle_for(5'000);
  const auto& told = yard.listener().troubles;
  EXPECT_EQ(std::count(told.begin(), told.end(), "board: tails: simulated failure of the disk"), 1);
  yard.store("desk").fail_no_more();
  EXPECT_TRUE(yard.all<small::board::Line>("board").empty());
  yard.settle_for(600);
  const auto lines = yard.all<small::board::Line>("board");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].item, "치킨");
  EXPECT_EQ(lines[0].paid, 100);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(FailedReads, of_one_store_leave_the_other_contexts_at_work) {
  SmallYard yard;
  yard.store("desk").fail_next(Step::read, for_ever);
  const auto paid = yard.send("till", till::Pay{7, 100});
  const auto placed = yard.send("desk", order());
  yard.settle_for(1'000);
  ASSERT_TRUE(*paid);
  EXPECT_EQ((*paid)->kind, Kind::done);
  ASSERT_TRUE(*placed);
  EXPECT_EQ((*placed)->kind, Kind::unavailable);
}

// A context that can't follow is asked for other things all the same.
TEST(FailedReads, of_anothers_log_leave_the_rest_of_the_context_at_work) {
  SmallYard yard;
  yard.engine("desk").pause();
  yard.send("till", till::Pay{7, 100});
  yard.settle();
  yard.crash();
  yard.store("till").fail_next(Step::read, for_ever);
  const auto placed = yard.send("desk", order());
  yard.settle_for(1'000);
  ASSERT_TRUE(*placed);
  EXPECT_EQ((*placed)->kind, Kind::held) << "the till can't be asked, the desk can";
}

TEST(FailedReads, at_the_moment_of_a_timer_do_not_forget_it) {
  SmallYard yard;
  yard.send("desk", order());
  yard.settle_for(59'000);
  yard.store("desk").fail_next(Step::read, 3);
  yard.settle_for(4'000);
  EXPECT_EQ(yard.all<desk::Order>("desk")[0].state, desk::State::late);
}

TEST(FailedReads, of_a_log_that_a_rebuild_opens_put_it_off) {
  SmallYard yard;
  for (int i = 0; i < 3; ++i) yard.send("desk", order());
  yard.settle();
  const auto& view = yard.engine("board").model().views.front();
  int done = 0;
  for (int i = 0; i < 2; ++i)
    yard.engine("board").rebuild(view, [&](const std::string&) { ++done; });
  yard.store("till").fail_next(Step::read);
  yard.settle();
  EXPECT_EQ(done, 0);
  EXPECT_EQ(yard.listener().troubles,
            std::vector<std::string>{"board: rebuild: simulated failure of the disk"});
  yard.settle_for(600);
  EXPECT_EQ(done, 2);
  EXPECT_EQ(yard.all<small::board::Line>("board").size(), 3U);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(FailedReads, of_parked_events_leave_them_for_the_next_time) {
  SmallYard yard;
  yard.send("desk", order(13));
  yard.settle();
  for (const Step step : {Step::read, Step::begin, Step::write}) {
    int applied = -1;
    yard.store("desk").fail_next(step);
    yard.engine("desk").retry_parked([&](std::size_t count) { applied = static_cast<int>(count); });
    yard.settle_for(1'000);
    EXPECT_EQ(applied, 0);
    yard.store("desk").fail_no_more();
  }
  const auto placed = yard.send("desk", order());
  yard.settle();
  EXPECT_EQ((*placed)->kind, Kind::done);
  EXPECT_EQ(yard.audit().size(), 1U) << "it is parked still";
}

// Wherever the reads begin to fail, and however many of them.
TEST(FailedReads, leave_nothing_undone_and_nothing_done_twice) {
  for (int commits = 0; commits < 6; ++commits)
    for (int times = 1; times < 25; ++times) {
      SmallYard yard;
      yard.send("desk", order());
      yard.settle();
      int left = commits;
      yard.listener().on_commit = [&](const std::string& context) {
        if (context == "desk" && left-- == 0) yard.store("desk").fail_next(Step::read, times);
      };
      std::vector<std::shared_ptr<std::optional<Result>>> replies;
      for (int round = 0; round < 4; ++round) {
        // One that fails makes its neighbours go one by one.
        if (round == 1) yard.send("desk", desk::Poison{{1}});
        for (int i = 0; i < 3; ++i) replies.push_back(yard.send("desk", order()));
        yard.settle_for(50);
      }
      yard.settle_for(10'000);
      yard.store("desk").fail_no_more();
      yard.settle_for(70'000);
      std::size_t placed = 1;
      for (const auto& reply : replies) {
        ASSERT_TRUE(*reply) << "everybody is answered";
        if ((*reply)->kind != Kind::unavailable) ++placed;
      }
      const auto orders = yard.all<desk::Order>("desk");
      EXPECT_EQ(orders.size(), placed);
      for (const auto& one : orders) {
        EXPECT_EQ(one.seen, 1);
        EXPECT_EQ(one.state, desk::State::late);
      }
      ASSERT_EQ(yard.audit(), std::vector<std::string>{}) << commits << " " << times;
    }
}

TEST(FailedReads, do_not_have_a_wait_forgotten) {
  SmallYard yard;
  const auto paid = yard.send("till", till::Pay{1, till::counted_first});
  yard.settle_for(4'000);
  ASSERT_FALSE(*paid);
  yard.store("till").fail_next(Step::write);  // after which nothing is known by heart
  yard.send("till", till::Pay{2, 100});
  yard.settle();
  yard.store("till").fail_next(Step::read, for_ever);
  yard.settle_for(2'000);
  EXPECT_FALSE(*paid);
  yard.store("till").fail_no_more();
  yard.settle_for(6'000);
  ASSERT_TRUE(*paid);
  EXPECT_EQ((*paid)->kind, Kind::held);
  EXPECT_TRUE((*paid)->state);
}

}  // namespace
