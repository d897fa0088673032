// What several changes of a transaction concern is read once and written once.
#include "runtime/engine/kept_objects.hpp"

#include <gtest/gtest.h>

#include "runtime/engine/small_system_test.hpp"
#include "runtime/engine/tables.hpp"
#include "runtime/store/simulated/simulated_store.hpp"

namespace runtime {
namespace {

using small::board::Line;

class KeptObjectsTest : public testing::Test {
 protected:
  KeptObjectsTest() {
    layout_.id = store_.table(layout_.table);
    layout_.inbox = store_.table(inbox::table());
    writer_.begin(store::Sync::full);
  }
  Line& line(std::int64_t id) { return *static_cast<Line*>(kept_.row(id)); }
  void save(std::int64_t id, const char* item) { line(id).item = item; }
  std::string written() {
    std::string items;
    writer_.scan(layout_.id, {}, [&](std::span<const kit::Value> row) {
      items += row[1].text();
      return true;
    });
    return items;
  }
  // As it stands in the inbox.
  std::int64_t counted() {
    kept_.flush();
    kept_.write_count();
    std::int64_t listed = -1;
    writer_.scan(layout_.inbox, {}, [&](std::span<const kit::Value> row) {
      listed = row[inbox::seq].integer();
      return true;
    });
    return listed;
  }

  const kit::Context board_ = small::board::service();
  store::SimulatedStore store_;
  Layout layout_ = layout_of(board_.views.front());
  store::Writer& writer_ = store_.writer();
  KeptObjects kept_{layout_, writer_};
};

TEST_F(KeptObjectsTest, are_written_once_for_all_changes_and_forgotten_unwritten) {
  save(1, "a");
  save(1, "b");
  EXPECT_EQ(written(), "");
  EXPECT_EQ(line(1).item, "b");
  kept_.flush();
  EXPECT_EQ(written(), "b");
  save(1, "c");
  kept_.forget();
  kept_.flush();
  EXPECT_EQ(written(), "b");
}

TEST_F(KeptObjectsTest, know_the_last_of_them) {
  EXPECT_EQ(kept_.last_id(), 0);
  save(3, "a");
  EXPECT_EQ(kept_.last_id(), 3);
  EXPECT_EQ(kept_.find(4), nullptr);
  kept_.forget();
  EXPECT_EQ(kept_.last_id(), 0) << "it was not written";
  save(3, "a");
  save(2, "b");
  kept_.flush();
  kept_.forget();
  EXPECT_EQ(kept_.last_id(), 3);
  EXPECT_EQ(line(2).item, "b");
  kept_.cleared();
  EXPECT_EQ(kept_.last_id(), 0);
}

TEST_F(KeptObjectsTest, are_written_whatever_their_numbers) {
  save(2, "b");
  kept_.flush();
  save(4, "d");
  save(3, "c");
  kept_.flush();
  save(5, "e");
  save(1, "a");
  kept_.flush();
  save(6, "f");
  kept_.erase(5);
  kept_.flush();
  kept_.erase(6);
  save(5, "E");
  save(6, "F");
  EXPECT_EQ(written(), "abcd");
  kept_.flush();
  EXPECT_EQ(written(), "abcdEF");
  save(INT64_MAX, "z");
  kept_.flush();
  save(7, "g");
  kept_.flush();
  EXPECT_EQ(written(), "abcdEFgz");
}

TEST_F(KeptObjectsTest, are_counted_as_they_come_and_go) {
  save(1, "a");
  save(2, "b");
  save(1, "c");
  EXPECT_EQ(counted(), 2);
  kept_.erase(1);
  kept_.erase(7);
  EXPECT_EQ(counted(), 1);
  save(3, "d");
  kept_.forget();
  EXPECT_EQ(counted(), 1);
  kept_.cleared();
  EXPECT_EQ(counted(), 0);
}

TEST_F(KeptObjectsTest, are_counted_only_when_they_are_listed) {
  layout_.visibility = [](const void* row) {
    return static_cast<const Line*>(row)->paid > 0 ? kit::Visibility::listed
                                                   : kit::Visibility::own_url;
  };
  save(1, "a");
  EXPECT_EQ(counted(), -1) << "nothing to write";
  line(1).paid = 5;
  EXPECT_EQ(counted(), 1);
  kept_.forget();
  line(1).paid = 0;
  EXPECT_EQ(counted(), 0);
}

TEST_F(KeptObjectsTest, that_nobody_has_counted_are_counted_once) {
  save(1, "a");
  save(2, "b");
  kept_.flush();
  kept_.forget();  // as if an older program had written them
  save(3, "c");
  EXPECT_EQ(counted(), 3);
}

TEST(KeptObjects, that_are_new_may_be_called_what_another_was) {
  const kit::Context board = small::board::service();
  Layout layout = layout_of(board.views.front());
  layout.table.indexes.push_back({{layout.table.column("item")}, true});
  store::SimulatedStore store;
  layout.id = store.table(layout.table);
  auto& writer = store.writer();
  writer.begin(store::Sync::full);
  KeptObjects kept(layout, writer);
  const auto line = [&](std::int64_t id) -> Line& { return *static_cast<Line*>(kept.row(id)); };
  line(1).item = "a";
  kept.flush();
  line(1).item = "b";
  line(2).item = "a";
  kept.flush();
  EXPECT_EQ(writer.count(layout.id, {}), 2);
}

// Here a store that is told that an index has the same as before says so when it has not.
TEST(KeptObjects, are_found_by_what_they_have_now) {
  const kit::Context board = small::board::service();
  Layout layout = layout_of(board.views.front());
  layout.table.indexes.push_back({{layout.table.column("item")}, false});
  store::SimulatedStore store;
  layout.id = store.table(layout.table);
  auto& writer = store.writer();
  writer.begin(store::Sync::full);
  KeptObjects kept(layout, writer);
  const auto line = [&](std::int64_t id) -> Line& { return *static_cast<Line*>(kept.row(id)); };
  const auto paid_for = [&](const char* item) {
    kept.flush();
    std::vector<std::int64_t> paid;
    const store::Query query{{{1, store::Condition::Test::equal, item}}, {}};
    writer.scan(layout.id, query, [&](std::span<const kit::Value> row) {
      paid.push_back(row[2].integer());
      return true;
    });
    return paid;
  };
  using Paid = std::vector<std::int64_t>;
  line(1) = {{1}, "a", 1};
  line(2) = {{2}, "b", 2};
  EXPECT_EQ(paid_for("a"), Paid{1});
  line(1).paid = 3;
  line(2).item = "a";
  line(3) = {{3}, "b", 4};
  EXPECT_EQ(paid_for("a"), (Paid{3, 2}));
  EXPECT_EQ(paid_for("b"), Paid{4});
  kept.forget();
  line(1).item = "c";
  line(2).paid = 5;
  EXPECT_EQ(paid_for("a"), Paid{5});
  EXPECT_EQ(paid_for("c"), Paid{3});
  line(1).item = "a";
  EXPECT_EQ(paid_for("c"), Paid{});
  kept.erase(3);
  line(3).item = "c";
  EXPECT_EQ(paid_for("c"), Paid{0});
}

}  // namespace
}  // namespace runtime
