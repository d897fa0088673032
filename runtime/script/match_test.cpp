// What a script expects and what came: the same by value, with gaps, and with differences that say
// where.
#include "runtime/script/match.hpp"

#include <gtest/gtest.h>

namespace runtime::script {
namespace {

std::string bodies(std::string_view expected, std::string_view came) {
  Variables kept;
  return body_difference(expected, came, kept);
}

TEST(match, bodies_are_the_same_by_value_whatever_their_layout) {
  EXPECT_EQ(bodies(R"({"a": 1, "b": [true, null]})", "{ \"b\" : [ true, null ],\n\"a\" : 1.0 }"),
            "");
}

TEST(match, differences_say_where_they_are) {
  EXPECT_EQ(bodies(R"({"a": {"b": [1, "x"]}})", R"({"a": {"b": [1, null]}})"),
            "a.b[1]: expected \"x\", got null\n");
  EXPECT_EQ(bodies(R"({"a": 1})", "{}"), "a: expected 1, but it is not there\n");
  EXPECT_EQ(bodies("{}", R"({"a": 1})"), "a: not expected, got 1\n");
  EXPECT_EQ(bodies("[]", "[7]"), "the body: expected 0 elements, got 1: [7]\n");
  EXPECT_EQ(bodies(R"({"a": "1"})", R"({"a": 1})"), "a: expected \"1\", got 1\n");
}

TEST(match, a_star_is_any_value_or_any_part_of_a_text) {
  EXPECT_EQ(bodies(R"({"a": *, "b": "20*Z"})", R"({"a": [1], "b": "2024Z"})"), "");
  EXPECT_EQ(bodies(R"({"b": "20*Z"})", R"({"b": "1999Z"})"),
            "b: expected \"20*Z\", got \"1999Z\"\n");
}

TEST(match, dots_are_any_others) {
  EXPECT_EQ(bodies(R"({"a": 1, ...})", R"({"a": 1, "b": 2})"), "");
  EXPECT_EQ(bodies("[..., {\"a\": 2, ...}, ...]", R"([{"a": 1}, {"a": 2, "c": 3}, {"a": 3}])"), "");
  EXPECT_EQ(bodies("[..., 2, 1]", "[1, 2]"), "the body: expected to contain 1, got [1,2]\n");
}

TEST(match, values_are_kept_when_all_of_it_holds) {
  Variables variables;
  Expectation expected;
  expected.says_body = true;
  expected.headers = {{"Location", "http://*/orders/{{id=*}}"}};
  expected.body = R"({"id": {{number=*}}, "item": "{{item=*}}"})";
  Answer answer{201, {{"location", "http://localhost/orders/7"}}, R"({"id":7,"item":"치킨"})", ""};
  EXPECT_EQ(difference(expected, answer, variables), "");
  EXPECT_EQ(variables, (Variables{{"id", "7"}, {"item", "치킨"}, {"number", "7"}}));
  answer.status = 500;
  variables.clear();
  EXPECT_EQ(difference(expected, answer, variables), "status: expected 2xx, got 500\n");
  EXPECT_TRUE(variables.empty());
}

TEST(match, headers_are_there_or_not) {
  Variables variables;
  Expectation expected;
  expected.headers = {{"Vary", "Origin"}, {"Retry-After", ""}, {"ETag", "\"*\""}};
  const Answer answer{200, {{"Vary", "Accept"}, {"vary", "Origin"}, {"Retry-After", "1"}}, "", ""};
  EXPECT_EQ(difference(expected, answer, variables),
            "Retry-After: expected to be absent, got 1\nETag: expected \"*\", got none\n");
}

TEST(match, exactly_means_byte_for_byte) {
  Variables variables;
  Expectation expected;
  expected.says_body = expected.exactly = true;
  expected.body = "{ \"a\" : 1 }";
  EXPECT_EQ(difference(expected, {200, {}, "{ \"a\" : 1 }", ""}, variables), "");
  EXPECT_EQ(difference(expected, {200, {}, "{ \"a\": 1 }", ""}, variables),
            "the body differs from byte 5 on: expected \" : 1 }\", got \": 1 }\"\n");
}

TEST(match, no_body_means_none) {
  Variables variables;
  Expectation expected;
  expected.says_body = true;
  EXPECT_EQ(difference(expected, {204, {}, "", ""}, variables), "");
  EXPECT_EQ(difference(expected, {200, {}, "x", ""}, variables),
            "the body: expected none, got x\n");
}

TEST(match, unknown_variables_are_named) {
  std::string text = "/orders/{{id}}/{{other=*}}";
  EXPECT_EQ(substitute(text, {}), "id");
  EXPECT_EQ(substitute(text, {{"id", "3"}}), "");
  EXPECT_EQ(text, "/orders/3/{{other=*}}");
}

}  // namespace
}  // namespace runtime::script
