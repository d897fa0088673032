// Scripts are played against a function that stands for a server.
#include "runtime/script/player.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "runtime/script/parser.hpp"

namespace runtime::script {
namespace {

Script read(std::string_view text) {
  auto parsed = parse(text);
  if (parsed.fault) ADD_FAILURE() << parsed.fault->line << ": " << parsed.fault->what;
  return std::move(parsed.script);
}

PlayOptions quick() {
  PlayOptions options;
  options.pause_ms = 0;
  return options;
}

Answer answered(int status, std::string body = "") { return {status, {}, std::move(body), ""}; }

TEST(player, what_one_answer_gave_the_next_request_uses) {
  std::vector<std::string> asked;
  const auto send = [&](const Request& request) {
    asked.push_back(request.method + " " + request.target + " " + request.body);
    Answer answer = answered(201);
    answer.headers.push_back({"Location", "http://localhost:8088/orders/42"});
    return answer;
  };
  const auto script = read(
      "### a\nPOST /orders\nHTTP 201\nLocation: http://localhost:8088/orders/{{id=*}}\n\n"
      "### b\nPATCH /orders/{{id}} {\"of\":\"{{id}}\"}\n");
  const auto result = play(script, send, quick());
  EXPECT_TRUE(result.good()) << text_of(result, "script");
  EXPECT_EQ(result.steps, 2u);
  EXPECT_EQ(asked.back(), "PATCH /orders/42 {\"of\":\"42\"}");
}

TEST(player, eventually_asks_until_it_holds) {
  int asked = 0;
  const auto send = [&](const Request&) { return answered(++asked < 3 ? 404 : 200); };
  EXPECT_TRUE(play(read("### a\nGET /a\neventually HTTP 200\n"), send, quick()).good());
  EXPECT_EQ(asked, 3);
}

TEST(player, eventually_gives_up_at_its_deadline) {
  auto options = quick();
  options.deadline_ms = 0;
  const auto result = play(
      read("### a\nGET /a\neventually HTTP 200\n"), [](const Request&) { return answered(404); },
      options);
  EXPECT_EQ(text_of(result, "a.http"),
            "a.http:2: a\nnot within 0 ms: status: expected 200, got 404\n");
}

TEST(player, failures_name_step_line_and_difference_and_the_story_goes_on) {
  const auto send = [](const Request& request) {
    return answered(request.target == "/a" ? 500 : 200);
  };
  const auto script = read("### first\n\nGET /a\n\n### second\nGET /b\n");
  const auto result = play(script, send, quick());
  EXPECT_EQ(text_of(result, "a.http"), "a.http:3: first\nstatus: expected 2xx, got 500\n");
  EXPECT_EQ(result.requests, 2u);
  auto options = quick();
  options.stop_at_first = true;
  EXPECT_EQ(play(script, send, options).requests, 1u);
}

TEST(player, expected_links_name_the_server_that_is_played) {
  std::string host;
  const auto send = [&](const Request& request) {
    host = request.host;
    return answered(200, "{\"href\":\"http://" + request.host + "/a\"}");
  };
  const auto script =
      read("### a\nhttp :8081/a\nHTTP 200\n{\"href\": \"http://localhost:8088/a\"}\n");
  EXPECT_TRUE(play(script, send, quick()).good());
  EXPECT_EQ(host, "localhost:8081");
  auto options = quick();
  options.host = "127.0.0.1:4711";
  EXPECT_TRUE(play(script, send, options).good());
  EXPECT_EQ(host, "127.0.0.1:4711");
}

TEST(player, requests_at_once_are_all_sent_and_all_looked_at) {
  std::atomic<int> asked = 0;
  const auto send = [&](const Request&) { return answered(++asked == 7 ? 500 : 201); };
  const auto result = play(read("### a\n10 at once\nPOST /a\nHTTP 201\n"), send, quick());
  EXPECT_EQ(asked, 10);
  EXPECT_EQ(text_of(result, "a.http"), "a.http:2: a\nstatus: expected 201, got 500\n");
}

TEST(player, a_value_that_nobody_gave_fails_without_asking) {
  int asked = 0;
  const auto send = [&](const Request&) { return ++asked, answered(200); };
  const auto result = play(read("### a\nGET /a/{{id}}\n"), send, quick());
  EXPECT_EQ(text_of(result, "a.http"), "a.http:2: a\n{{id}} has no value yet\n");
  EXPECT_EQ(asked, 0);
}

TEST(player, no_answer_is_a_failure_with_its_reason) {
  const auto send = [](const Request&) { return Answer{0, {}, "", "no connection"}; };
  EXPECT_EQ(text_of(play(read("### a\nGET /a\nHTTP *\n"), send, quick()), "a.http"),
            "a.http:2: a\nno connection\n");
}

TEST(player, the_story_is_told_while_it_is_played) {
  std::string told;
  auto options = quick();
  options.tell = [&](std::string_view text) { told += text; };
  const auto send = [](const Request&) {
    return Answer{201, {{"Location", "/orders/1"}, {"Date", "today"}}, "{ }", ""};
  };
  play(
      read("# intro\n### title\n# 손님이 주문한다\nhttp :8088/orders item=치킨\nHTTP 202\n# end\n"),
      send, options);
  EXPECT_EQ(told,
            "intro\n\n=== title\n손님이 주문한다\n\n$ http :8088/orders item=치킨\n"
            "HTTP 201 Created\nLocation: /orders/1\n\n{ }\n"
            "not as expected: status: expected 202, got 201\nend\n");
}

}  // namespace
}  // namespace runtime::script
