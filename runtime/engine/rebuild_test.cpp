// Views that are made anew out of the logs, whatever comes between.
#include <gtest/gtest.h>

#include "runtime/engine/small_yard_test.hpp"

namespace {

using runtime::testing::SmallYard;
namespace desk = small::desk;

desk::Place order() { return {{}, "치킨", 100, {}}; }

TEST(Rebuild, a_view_is_rebuilt_beside_the_live_one_and_swapped) {
  SmallYard yard;
  for (int i = 0; i < 30; ++i) yard.send("desk", order());
  yard.settle();
  bool done = false;
  auto& board = yard.engine("board");
  board.rebuild(board.model().views.front(), [&] { done = true; });
  yard.send("desk", order());
  yard.settle();
  EXPECT_TRUE(done);
  EXPECT_EQ(yard.all<small::board::Line>("board").size(), 31U);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

// Takes the board's rows away behind the engine's back; `known`: but not that they are counted.
void wipe_board(SmallYard& yard, bool known) {
  const auto& executor = yard.engine("board").executor();
  const runtime::Layout& layout = executor.views().front();
  auto& writer = yard.store("board").writer();
  writer.begin(runtime::store::Sync::full);
  writer.clear(layout.id);
  const std::string total = "@listed " + layout.table.name;
  const kit::Value key(total);
  if (!known) writer.erase(executor.tables().inbox, {&key, 1});
  writer.commit();
}

TEST(Rebuild, a_view_that_its_store_has_never_had_is_made_out_of_the_logs) {
  SmallYard yard;
  for (int i = 0; i < 30; ++i) yard.send("desk", order());
  yard.settle();
  wipe_board(yard, false);
  yard.crash();
  yard.send("desk", order());
  yard.settle();
  EXPECT_EQ(yard.all<small::board::Line>("board").size(), 31U);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Rebuild, a_rebuild_that_a_crash_has_met_is_done_at_the_next_start) {
  SmallYard yard;
  for (int i = 0; i < 300; ++i) yard.send("desk", order());
  yard.settle();
  wipe_board(yard, true);
  yard.crash();
  yard.settle();
  EXPECT_EQ(yard.all<small::board::Line>("board").size(), 0U);  // it is known, so nobody makes it
  auto& board = yard.engine("board");
  bool done = false;
  board.rebuild(board.model().views.front(), [&] { done = true; });
  for (int i = 0; i < 2; ++i) board.step();  // one piece of two
  EXPECT_FALSE(done);
  auto& writer = yard.store("board").writer();  // the piece reaches the disk with this
  writer.begin(runtime::store::Sync::full);
  const kit::Value row[] = {"@other", 1};
  writer.put(board.executor().tables().inbox, row);
  writer.commit();
  yard.crash();
  yard.settle();
  EXPECT_EQ(yard.all<small::board::Line>("board").size(), 300U);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Rebuild, a_view_is_rebuilt_alone_without_doing_any_business) {
  SmallYard yard;
  for (int i = 0; i < 3; ++i) yard.send("desk", order());
  yard.settle();
  wipe_board(yard, true);
  yard.crash();
  yard.send("desk", order());
  for (bool worked = true; worked;) {
    worked = yard.engine("desk").step().worked;
    worked = yard.engine("till").step().worked || worked;
  }
  auto& board = yard.engine("board");
  board.rebuild_alone(board.model().views.front());
  EXPECT_EQ(yard.all<small::board::Line>("board").size(), 3U);  // not of what it has not heard yet
  yard.settle();
  EXPECT_EQ(yard.all<small::board::Line>("board").size(), 4U);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Rebuild, a_rebuild_that_a_rollback_has_met_starts_over) {
  SmallYard yard;
  for (int i = 0; i < 3; ++i) yard.send("desk", order());
  yard.settle();
  bool done = false;
  const auto& view = yard.engine("board").model().views.front();
  yard.engine("board").rebuild(view, [&] { done = true; });
  yard.store("board").fail_next(runtime::store::SimulatedStore::Step::commit);
  yard.settle();
  EXPECT_FALSE(done);
  yard.settle_for(2'000);
  EXPECT_TRUE(done);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

}  // namespace
