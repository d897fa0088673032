// What several changes of a transaction concern is read once and written once.
#include <gtest/gtest.h>

#include "runtime/engine/small_system_test.hpp"
#include "runtime/engine/view_rows.hpp"
#include "runtime/store/simulated/simulated_store.hpp"

namespace runtime {
namespace {

using small::board::Line;

TEST(KeptObjects, are_written_once_for_all_changes_and_forgotten_unwritten) {
  const kit::Context board = small::board::service();
  store::SimulatedStore store;
  Layout layout = layout_of(board.views.front());
  layout.id = store.table(layout.table);
  store::Writer& writer = store.writer();
  KeptObjects kept(layout, writer);
  ViewRows rows(*layout.type, kept);
  const auto save = [&](const char* item) {
    const Line line{{1}, item, 0};
    rows.save(1, &line);
  };
  const auto written = [&] {
    std::string item;
    writer.scan(layout.id, {}, [&](std::span<const kit::Value> row) {
      item += row[1].text();
      return true;
    });
    return item;
  };
  writer.begin(store::Sync::full);
  save("a");
  save("b");
  EXPECT_EQ(written(), "");
  Line seen;
  EXPECT_TRUE(rows.load(1, &seen));
  EXPECT_EQ(seen.item, "b");
  kept.flush();
  EXPECT_EQ(written(), "b");
  save("c");
  kept.forget();
  kept.flush();
  EXPECT_EQ(written(), "b");
  writer.commit();
}

}  // namespace
}  // namespace runtime
