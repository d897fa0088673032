// A system whose wiring can't work is refused before anything of it runs.
#include "runtime/yard/yard.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "runtime/engine/layout.hpp"
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
