// Scripts are read as people write them; what can't be read is an error with its line.
#include "runtime/script/parser.hpp"

#include <gtest/gtest.h>

namespace runtime::script {
namespace {

constexpr std::string_view story = R"(# 음식배달 이야기
# A story of food.

### 주문 / An order
# The customer orders.
http POST :8088/orders item="치킨" qty=10

HTTP/1.1 201 Created
Location: http://localhost:8088/orders/{{id=*}}

{
  "item": "치킨",
  ...
}

# It is there.
GET /orders/{{id}}
Accept: application/hal+json

eventually exactly HTTP 200 or 304
{"a": "}"}

### 상점이 쉰다 / The store is closed
MANAGEMENT PATCH /contexts/store {"state":"paused"}
PATCH /orders/1
X-Caller: me

{
  "state": "주문취소"
}
HTTP 409
Retry-After:
no body

20 at once
curl -X DELETE \
  localhost:8088/orders/1
# The end.
)";

Script read(std::string_view text) {
  auto parsed = parse(text);
  if (parsed.fault) ADD_FAILURE() << parsed.fault->line << ": " << parsed.fault->what;
  return std::move(parsed.script);
}

std::string fault(std::string_view text) {
  const auto parsed = parse(text);
  return parsed.fault ? std::to_string(parsed.fault->line) + ": " + parsed.fault->what : "none";
}

TEST(parser, steps_have_titles_stories_and_requests) {
  const auto script = read(story);
  ASSERT_EQ(script.preface, (std::vector<std::string>{"음식배달 이야기", "A story of food."}));
  ASSERT_EQ(script.steps.size(), 2u);
  EXPECT_EQ(script.steps[0].title, "주문 / An order");
  EXPECT_EQ(script.steps[0].line, 4);
  ASSERT_EQ(script.steps[0].exchanges.size(), 2u);
  EXPECT_EQ(script.steps[0].exchanges[0].story, std::vector<std::string>{"The customer orders."});
  EXPECT_EQ(script.steps[0].exchanges[1].line, 17);
  ASSERT_EQ(script.steps[1].exchanges.size(), 3u);
  EXPECT_EQ(script.steps[1].closing, std::vector<std::string>{"The end."});
}

TEST(parser, expectations_have_statuses_headers_and_a_body) {
  const auto script = read(story);
  const auto& placed = script.steps[0].exchanges[0].expected;
  EXPECT_EQ(placed.statuses, std::vector<std::string>{"201"});
  ASSERT_EQ(placed.headers.size(), 1u);
  EXPECT_EQ(placed.headers[0].value, "http://localhost:8088/orders/{{id=*}}");
  EXPECT_EQ(placed.body, "{\n  \"item\": \"치킨\",\n  ...\n}");
  EXPECT_FALSE(placed.eventually || placed.exactly);
  const auto& seen = script.steps[0].exchanges[1].expected;
  EXPECT_TRUE(seen.eventually && seen.exactly);
  EXPECT_EQ(seen.statuses, (std::vector<std::string>{"200", "304"}));
  EXPECT_EQ(seen.body, "{\"a\": \"}\"}");
  const auto& refused = script.steps[1].exchanges[1].expected;
  EXPECT_TRUE(refused.says_body && refused.body.empty());
  EXPECT_EQ(refused.headers.at(0).value, "");
}

TEST(parser, a_method_and_a_path_are_a_request) {
  const auto script = read(story);
  const auto& paused = script.steps[1].exchanges[0];
  EXPECT_TRUE(paused.request.management);
  EXPECT_EQ(paused.request.method, "PATCH");
  EXPECT_EQ(paused.request.target, "/contexts/store");
  EXPECT_EQ(paused.request.body, "{\"state\":\"paused\"}");
  EXPECT_EQ(paused.expected.statuses, std::vector<std::string>{"2xx"});
  const auto& patch = script.steps[1].exchanges[1].request;
  EXPECT_EQ(patch.body, "{\n  \"state\": \"주문취소\"\n}");
  ASSERT_EQ(patch.headers.size(), 3u);
  EXPECT_EQ(patch.headers[0].name, "Accept");
  EXPECT_EQ(patch.headers[1].value, "me");
  EXPECT_EQ(patch.headers[2].value, "application/json");
  EXPECT_EQ(script.steps[0].exchanges[1].request.headers.at(0).value, "application/hal+json");
  EXPECT_EQ(script.steps[0].exchanges[1].request.target, "/orders/{{id}}");
}

TEST(parser, an_empty_header_value_takes_a_default_away) {
  const auto script = read("### a\nPOST /orders\nAccept:\n\n{}\n");
  ASSERT_EQ(script.steps[0].exchanges[0].request.headers.size(), 1u);
  EXPECT_EQ(script.steps[0].exchanges[0].request.headers[0].name, "Content-Type");
}

TEST(parser, long_commands_go_on_and_requests_may_go_out_at_once) {
  const auto script = read(story);
  const auto& last = script.steps[1].exchanges[2];
  EXPECT_EQ(last.at_once, 20u);
  EXPECT_EQ(last.request.method, "DELETE");
  EXPECT_EQ(last.request.target, "/orders/1");
}

TEST(parser, patience_can_be_asked_for) {
  const auto script = read("### a\nGET /a\neventually within 30 s HTTP 200\n");
  const auto& expected = script.steps[0].exchanges[0].expected;
  EXPECT_TRUE(expected.eventually);
  EXPECT_EQ(expected.within_ms, 30'000);
}

TEST(parser, fenced_bodies_are_taken_as_they_stand) {
  const auto script = read("### a\nPOST /orders\n\n```\n{\"item\":\n```\nHTTP 400\n");
  EXPECT_EQ(script.steps[0].exchanges[0].request.body, "{\"item\":");
}

TEST(parser, an_address_alone_is_a_httpie_command_that_lost_its_name) {
  const auto script = read("### a\nhttp://mall.example:8080/payments\n");
  EXPECT_EQ(script.steps[0].exchanges[0].request.method, "GET");
  EXPECT_EQ(script.steps[0].exchanges[0].request.host, "mall.example:8080");
}

TEST(parser, errors_name_their_line) {
  EXPECT_EQ(fault("GET /a\n"), "1: a request before the first step: start one with \"### title\"");
  EXPECT_EQ(fault("###\n"), "1: a step needs a title behind ###");
  EXPECT_EQ(fault("### a\n\nplease order\n"),
            "3: this is no request: write \"GET /path\", or a line that starts with http or curl");
  EXPECT_EQ(fault("### a\nHTTP 200\n"), "2: an expectation without a request before it");
  EXPECT_EQ(fault("### a\nGET /a\nHTTP ok\n"),
            "3: behind HTTP a status is wanted: 201, 2xx, or 201 or 202");
  EXPECT_EQ(fault("### a\nGET /a\nHTTP 200\nnonsense here\n"),
            "4: this is no header line (name: value); an empty line ends headers");
  EXPECT_EQ(fault("### a\nPOST /a\neventually HTTP 201\n"),
            "3: eventually repeats the request, so it must be a GET");
  EXPECT_EQ(fault("### a\nPOST /a\n\n{\"b\": 1\n\n"),
            "4: the body that begins here is not closed properly");
  EXPECT_EQ(fault("### a\nPOST /a\n\n{} x\n"),
            "4: the body that begins here is not closed properly");
  EXPECT_EQ(fault("### a\nGET /a\nexactly HTTP 200\n"), "3: exactly needs a body to compare with");
  EXPECT_EQ(fault("### a\nhttp POST :8088/orders item=\"치킨\n"),
            "2: a quote is opened and not closed");
  EXPECT_EQ(fault("### a\n1001 at once\nGET /a\n"),
            "2: here a number may stand only as in \"20 at once\", up to 1000");
}

}  // namespace
}  // namespace runtime::script
