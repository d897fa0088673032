// Views that are made anew out of the logs, whatever comes between.
#include <gtest/gtest.h>

#include <stdexcept>

#include "runtime/engine/small_yard_test.hpp"
#include "runtime/engine/tables.hpp"

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
  board.rebuild(board.model().views.front(), [&](const std::string&) { done = true; });
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
  board.rebuild(board.model().views.front(), [&](const std::string&) { done = true; });
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

// As the code of a newer program may; the rows of before are better than none.
bool failing = false;
void (*shown)(kit::RowsPort&, const void*) = nullptr;
kit::System with_failing_board() {
  kit::System out = small::system();
  for (auto& context : out.contexts)
    if (context.name == "board") {
      auto& project = context.views.front().projections.front().project;
      shown = project;
      project = [](kit::RowsPort& rows, const void* event) {
        if (failing) throw std::runtime_error("a bug in the view");
        shown(rows, event);
      };
    }
  return out;
}

TEST(Rebuild, a_view_whose_code_fails_stays_as_it_was_and_that_is_told_once) {
  failing = false;
  SmallYard yard({}, with_failing_board());
  for (int i = 0; i < 3; ++i) yard.send("desk", order());
  yard.settle();
  failing = true;
  std::string wrong;
  auto& board = yard.engine("board");
  board.rebuild(board.model().views.front(), [&](const std::string& told) { wrong = told; });
  yard.settle();
  EXPECT_EQ(wrong, "desk/4 Placed: a bug in the view");
  EXPECT_EQ(yard.listener().troubles.size(), 1U);
  EXPECT_EQ(yard.all<small::board::Line>("board").size(), 3U);
  EXPECT_THROW(board.rebuild_alone(board.model().views.front()), std::runtime_error);
  failing = false;
  yard.crash();
  yard.settle();
  EXPECT_EQ(yard.all<small::board::Line>("board").size(), 3U);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Rebuild, an_event_that_cannot_be_read_is_not_shown_as_something_else) {
  SmallYard yard;
  for (int i = 0; i < 3; ++i) yard.send("desk", order());
  yard.settle();
  auto& desk = yard.engine("desk");
  auto& writer = yard.store("desk").writer();
  writer.begin(runtime::store::Sync::full);
  kit::Row row;
  const kit::Value seq(4);
  writer.get(desk.executor().tables().events, {&seq, 1}, [&](std::span<const kit::Value> found) {
    for (const auto& value : found) row.push_back(value.own());
    return true;
  });
  row[runtime::events::data] = std::string(R"({"id":{}})");
  writer.put(desk.executor().tables().events, std::vector<kit::Value>(row.begin(), row.end()));
  writer.commit();
  yard.crash();
  yard.settle();
  std::string wrong;
  auto& board = yard.engine("board");
  board.rebuild(board.model().views.front(), [&](const std::string& told) { wrong = told; });
  yard.settle();
  EXPECT_EQ(wrong.find("desk/4 Placed: "), 0U) << wrong;
  EXPECT_EQ(yard.all<small::board::Line>("board").size(), 3U);
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
  yard.engine("board").rebuild(view, [&](const std::string&) { done = true; });
  yard.store("board").fail_next(runtime::store::SimulatedStore::Step::commit);
  yard.settle();
  EXPECT_FALSE(done);
  yard.settle_for(2'000);
  EXPECT_TRUE(done);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

}  // namespace
