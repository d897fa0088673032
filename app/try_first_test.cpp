// The line that is printed at the start works on empty data.
#include "app/try_first.hpp"

#include <gtest/gtest.h>

#include "systems/catalogue.hpp"

namespace app {
namespace {

std::string first_of(const char* system) {
  return first_resource(*systems::find(system)).collection;
}

TEST(try_first, names_what_needs_nothing_to_be_there) {
  EXPECT_EQ(first_of("mall"), "orders");
  EXPECT_EQ(first_of("library"), "books");
  EXPECT_EQ(first_of("movie"), "movies");
}

TEST(try_first, has_a_body_of_the_examples) {
  EXPECT_EQ(example_of(first_resource(*systems::find("library"))),
            R"({"title": "토지", "author": "박경리", "stock": "4"})");
}

}  // namespace
}  // namespace app
