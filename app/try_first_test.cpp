// The line that is printed at the start works on empty data.
#include "app/try_first.hpp"

#include <gtest/gtest.h>

#include "systems/catalogue.hpp"

namespace app {
namespace {

const kit::AggregateModel& first(const char* system) { return first_of(*systems::find(system)); }

std::string collection(const char* system) { return first(system).resource.collection; }

TEST(try_first, names_what_needs_nothing_to_be_there) {
  EXPECT_EQ(collection("mall"), "orders");
  EXPECT_EQ(collection("breakfast"), "foodCatalogs");
  EXPECT_EQ(collection("library"), "books");
  EXPECT_EQ(collection("movie"), "movies");
}

TEST(try_first, has_a_body_of_the_examples) {
  EXPECT_EQ(example_of(first("library")), R"({"title": "토지", "author": "박경리", "stock": 4})");
  EXPECT_EQ(example_of(first("movie")),
            R"({"title": "기생충", "contents": "전원백수 가족의 이야기", "runningMinutes": 131, )"
            R"("onShow": true})");
}

}  // namespace
}  // namespace app
