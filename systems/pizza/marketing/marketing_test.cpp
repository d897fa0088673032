// What customers keep, counted.
#include "kit/memory_rows.hpp"
#include "systems/pizza/contexts.hpp"
#include "systems/pizza/marketing/views.hpp"
#include "systems/testing.hpp"

namespace pizza::marketing {
namespace {

constexpr CustomerId ten{10};

TEST(pizza_marketing, counts_orders_and_what_was_spent_without_what_was_cancelled) {
  kit::MemoryRows shelf(kit::type_of<MarketingRow>());
  kit::Rows<MarketingRow> rows(shelf);
  order::OrderPlaced placed;
  placed.customer_id = ten;
  placed.price = {10'000};
  project(rows, placed);
  placed.price = {500};
  project(rows, placed);
  order::OrderCanceled canceled;
  canceled.customer_id = ten;
  canceled.price = {500};
  project(rows, canceled);
  project(rows, order::OrderPlaced{});  // nobody's
  ASSERT_EQ(shelf.rows.size(), 1u);
  const auto* row = shelf.rows.at(10).as<MarketingRow>();
  EXPECT_EQ(row->customer_id, ten);
  EXPECT_EQ(row->orders, 1);
  EXPECT_EQ(row->spent, kit::Money{10'000});
}

TEST(pizza_marketing, decides_nothing) {
  const auto context = service();
  EXPECT_TRUE(context.follows_only);
  EXPECT_TRUE(context.aggregates.empty());
  EXPECT_TRUE(context.calls.empty());
}

}  // namespace
}  // namespace pizza::marketing
