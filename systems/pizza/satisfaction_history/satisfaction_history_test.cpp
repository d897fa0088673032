// Answers as rows.
#include "kit/memory_rows.hpp"
#include "systems/pizza/contexts.hpp"
#include "systems/pizza/satisfaction_history/views.hpp"
#include "systems/testing.hpp"

namespace pizza::satisfaction_history {
namespace {

TEST(pizza_satisfaction_history, has_a_row_for_each_answer) {
  kit::MemoryRows shelf(kit::type_of<SatisfactionHistoryRow>());
  kit::Rows<SatisfactionHistoryRow> rows(shelf);
  satisfaction::SatisfactionAnswered answered;
  answered.id = {3};
  answered.order_id = {7};
  answered.score = 4;
  answered.comment = "맛있어요";
  project(rows, answered);
  const auto* row = shelf.rows.at(3).as<SatisfactionHistoryRow>();
  EXPECT_EQ(row->order_id, OrderId{7});
  EXPECT_EQ(row->score, 4);
  EXPECT_EQ(row->comment, "맛있어요");
}

TEST(pizza_satisfaction_history, decides_nothing) { EXPECT_TRUE(service().follows_only); }

}  // namespace
}  // namespace pizza::satisfaction_history
