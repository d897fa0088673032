// The stock: what is taken, what comes back, and what never does.
#include "systems/breakfast/food_catalog/food_catalog.hpp"

#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/food_catalog/policies.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace breakfast::food_catalog {
namespace {

using systems::testing::Given;
using systems::testing::given;

constexpr FoodCatalogId cake{1};
constexpr OrderId order{7};

Given<FoodCatalog> hundred() {
  return given<FoodCatalog>(CatalogRegistered{cake, 100, "cake", 4.0});
}
Given<FoodCatalog> taken() { return hundred().and_then(StockTaken{cake, order, 50}); }
Given<FoodCatalog> turned_away() {
  return hundred().and_then(CatalogOutofstock{"out of stock", cake, order});
}
Given<FoodCatalog> deleted() { return taken().and_then(CatalogDeleted{cake, 50, "cake", 4.0}); }

TEST(breakfast_food_catalog, answers_every_command_in_every_state) {
  struct Line {
    Given<FoodCatalog> dish;
    const char* add;
    const char* change;
    const char* remove;
    const char* find;
    const char* take;
    const char* give_back;
    const char* settle;
  };
  const char* const unknown = "404 unknown_dish";
  const Line table[] = {
      // register, update, delete / find, take, return, settle
      {given<FoodCatalog>(), "CatalogRegistered", unknown, unknown, unknown, unknown, "nothing",
       "nothing"},
      {hundred(), "409 already_offered", "CatalogUpdated", "CatalogDeleted", "nothing",
       "StockTaken, CatalogUpdated", "nothing", "nothing"},
      {taken(), "409 already_offered", "CatalogUpdated", "CatalogDeleted", "nothing", "nothing",
       "StockReturned, CatalogUpdated", "StockSettled"},
      {turned_away(), "409 already_offered", "CatalogUpdated", "CatalogDeleted", "nothing",
       "nothing", "StockSettled", "StockSettled"},
      {deleted(), unknown, unknown, unknown, unknown, "nothing", "StockReturned", "StockSettled"},
  };
  int at = 0;
  for (const auto& line : table) {
    SCOPED_TRACE(at++);
    line.dish.when(Register{10, "rice", 3.0}).then(line.add);
    line.dish.when(Update{cake, 10, "cake", {}}).then(line.change);
    line.dish.when(Delete{cake}).then(line.remove);
    line.dish.when(FindItem{cake, order}).then(line.find);
    line.dish.when(TakeStock{cake, order, 50}).then(line.take);
    line.dish.when(ReturnStock{cake, order}).then(line.give_back);
    line.dish.when(SettleStock{cake, order}).then(line.settle);
  }
}

TEST(breakfast_food_catalog, obeys_the_laws) { systems::laws::obeyed_by(service()); }

// Break 2: on the original the stock rises by what was never taken.
TEST(breakfast_food_catalog, an_order_above_the_stock_takes_nothing_and_gives_nothing_back) {
  auto dish = hundred();
  dish.when(TakeStock{cake, order, 101}).then("CatalogOutofstock");
  dish.and_then(CatalogOutofstock{"out of stock", cake, order});
  EXPECT_EQ(dish.state().stock, 100);
  dish.when(ReturnStock{cake, order}).then("StockSettled");
  dish.and_then(StockSettled{cake, order});
  EXPECT_EQ(dish.state().stock, 100);
  dish.when(ReturnStock{cake, order}).then("nothing");
}

TEST(breakfast_food_catalog, what_was_taken_comes_back_once) {
  auto dish = taken();
  EXPECT_EQ(dish.state().stock, 50);
  const auto then = dish.when(ReturnStock{cake, order});
  EXPECT_EQ(then.event<StockReturned>().qty, 50);
  EXPECT_EQ(then.event<CatalogUpdated>().stock, 100);
  dish.and_then(then.event<StockReturned>()).and_then(then.event<CatalogUpdated>());
  EXPECT_EQ(dish.state().stock, 100);
  dish.when(ReturnStock{cake, order}).then("nothing");
}

TEST(breakfast_food_catalog, what_was_handed_over_does_not_come_back_and_is_forgotten) {
  const auto over = taken().and_then(StockSettled{cake, order});
  EXPECT_TRUE(over.state().takings.empty());
  EXPECT_EQ(over.state().stock, 50);
  over.when(ReturnStock{cake, order}).then("nothing");
}

TEST(breakfast_food_catalog, the_last_piece_can_be_sold) {
  hundred().when(TakeStock{cake, order, 100}).then("StockTaken, CatalogUpdated");
  deleted().when(TakeStock{cake, {8}, 1}).then("CatalogOutofstock");
}

TEST(breakfast_food_catalog, a_change_says_all_that_the_dish_is_to_be) {
  const auto told = taken().when(Update{cake, 50, "rice cake", {}}).event<CatalogUpdated>();
  EXPECT_EQ(told.stock, 50);
  EXPECT_EQ(told.name, "rice cake");
  EXPECT_EQ(told.price, std::nullopt) << "a price may be taken away";
  hundred().when(Update{cake, 100, "cake", 4.0}).then("nothing");
  hundred().when(Register{100, "cake", 4.0}).then("nothing");
}

TEST(breakfast_food_catalog, no_dish_costs_more_than_a_million_won) {
  const auto context = service();
  for (const char* name : {"Register", "Update"}) {
    const auto* command = systems::testing::command_named(context.aggregates.front(), name);
    ASSERT_NE(command, nullptr);
    EXPECT_EQ(command->ranges.back().field, "price") << name;
    EXPECT_EQ(command->ranges.back().max, price_max) << name;
  }
  EXPECT_EQ(price_max, 1'000'000);
}

TEST(breakfast_food_catalog, hears_of_orders_once_they_are_paid) {
  const auto context = service();
  EXPECT_EQ(context.subscriptions.front().event->name, "Ordered");
  const TakeStock take = on_ordered({order, 50, order::Status::placed, cake, {}});
  EXPECT_EQ(take.id, cake);
  EXPECT_EQ(take.qty, 50);
  EXPECT_FALSE(context.view("foodCatalogViews")->resource.paged);
}

}  // namespace
}  // namespace breakfast::food_catalog
