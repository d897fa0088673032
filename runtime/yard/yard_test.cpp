// A system whose wiring can't work is refused before anything of it runs.
#include "runtime/yard/yard.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "runtime/engine/layout.hpp"
#include "runtime/engine/small_yard_test.hpp"
#include "runtime/rest/lamp_model.hpp"

namespace runtime {
namespace {

std::string told(const kit::System& system) {
  try {
    Yard(system, Ground{});
  } catch (const std::logic_error& error) {
    return error.what();
  }
  return "";
}

TEST(Yard, refuses_to_look_anything_up_in_what_is_made_when_it_is_read) {
  kit::System system = lamps::system();
  system.contexts.front().aggregates.front().commands.front().lookups.front().view = "labels";
  EXPECT_EQ(told(system), "Make looks something up in labels, which is made of Lamp");
}

TEST(Yard, refuses_to_follow_who_is_not_there) {
  kit::System system = lamps::system();
  system.contexts.erase(system.contexts.begin());
  EXPECT_EQ(told(system), "board follows shop, which is not there");
}

// The desk's file is another: one that ends before what the board has heard of it.
TEST(Yard, refuses_to_start_on_a_log_that_ends_before_what_others_have_heard_of_it) {
  testing::SmallYard yard;
  yard.send("desk", small::desk::Place{{}, "tea", 100, {}});
  yard.settle();
  auto& writer = yard.store("desk").writer();
  writer.begin(store::Sync::full);
  for (std::int64_t seq = yard.engine("desk").head(); seq > 1; --seq) {
    const kit::Value key(seq);
    writer.erase(yard.engine("desk").executor().tables().events, {&key, 1});
  }
  writer.commit();
  yard.store("board").writer().begin(store::Sync::full);  // what it has heard is on the disk
  yard.store("board").writer().clear(yard.engine("board").executor().tables().calls);
  yard.store("board").writer().commit();
  std::string told;
  try {
    yard.crash();
  } catch (const store::StoreError& error) {
    told = error.what();
  }
  EXPECT_NE(told.find("small: board has heard what desk said"), std::string::npos) << told;
  EXPECT_NE(told.find("restore the whole folder"), std::string::npos) << told;
}

// What only follows may have lost what it was last told; it hears it again.
TEST(Yard, starts_where_a_follower_is_behind) {
  testing::SmallYard yard;
  yard.send("desk", small::desk::Place{{}, "tea", 100, {}});
  yard.settle();
  EXPECT_GT(yard.store("board").unsynced(), 0U);
  yard.crash();
  yard.settle();
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Layouts, are_refused_where_a_view_is_made_of_nothing_that_is_there) {
  kit::System system = lamps::system();
  auto& shop = system.contexts.front();
  shop.views.front().of = &kit::type_of<lamps::LampRow>();
  EXPECT_THROW(layouts_of(shop), std::logic_error);
}

TEST(Layouts, are_refused_where_a_view_is_searched_by_what_its_aggregate_does_not_have) {
  kit::System system = lamps::system();
  auto& shop = system.contexts.front();
  shop.views.front().resource.searches = {"text"};
  EXPECT_THROW(layouts_of(shop), std::logic_error);
}

}  // namespace
}  // namespace runtime
