// What request headers ask for: versions, repeated requests, traces, origins, positions, hosts.
#include "runtime/rest/idempotency.hpp"
#include "runtime/rest/lamp_world.hpp"
#include "runtime/rest/trace.hpp"

namespace lamps {
namespace {

struct Headers : testing::Test, World {
  Answer get(std::string name, std::string value) {
    return call("GET", "/lamps/1", "", {{std::move(name), std::move(value)}});
  }
  Answer keyed(const std::string& key, const std::string& body) {
    auto headers = json();
    headers.push_back({"Idempotency-Key", key});
    return call("POST", "/lamps", body, headers);
  }
  Answer keyed_patch(const std::string& target, const std::string& key, const std::string& body,
                     const std::string& if_match = "*") {
    auto headers = json();
    headers.push_back({"Idempotency-Key", key});
    headers.push_back({"If-Match", if_match});
    return call("PATCH", target, body, headers);
  }
};

TEST_F(Headers, a_read_asks_whether_its_copy_is_still_good) {
  make(1);
  patch("/lamps/1", R"({"qty":2})");
  EXPECT_EQ(call("GET", "/lamps/1").header("ETag"), "\"2\"");
  for (const auto* tag : {"\"2\"", "W/\"2\"", "\"1\", \"2\"", "*"}) {
    const auto answer = get("If-None-Match", tag);
    EXPECT_EQ(answer.status, 304) << tag;
    EXPECT_EQ(answer.body, "");
    EXPECT_EQ(answer.header("ETag"), "\"2\"");
  }
  for (const auto* tag : {"\"1\"", "2", ""})
    EXPECT_EQ(get("If-None-Match", tag).status, 200) << tag;
  EXPECT_EQ(get("If-Match", "\"1\"").status, 412);
  EXPECT_EQ(get("If-Modified-Since", "Sun, 01 Sep 2034 10:20:30 GMT").status, 200);
}

TEST_F(Headers, a_write_is_made_only_on_the_version_it_names) {
  make(1);
  struct Row {
    const char* name;
    const char* value;
    int status;
  };
  const Row rows[] = {{"If-Match", "\"7\"", 412},        {"If-Match", "W/\"1\"", 412},
                      {"If-Match", "nonsense", 412},     {"If-None-Match", "*", 412},
                      {"If-None-Match", "\"1\"", 412},   {"If-Match", "*", 200},
                      {"If-Match", "\"9\", \"2\"", 200}, {"If-Match", "\"3\"", 200}};
  int qty = 1;
  for (const auto& row : rows) {
    auto headers = json();
    headers.push_back({row.name, row.value});
    const std::string body = "{\"qty\":" + std::to_string(++qty) + "}";
    EXPECT_EQ(call("PATCH", "/lamps/1", body, headers).status, row.status) << row.value;
  }
  EXPECT_EQ(shop.last.expected_version, 3);
  EXPECT_EQ(call("DELETE", "/lamps/1", "", {{"If-Match", "\"3\""}}).status, 412);
  EXPECT_EQ(call("PUT", "/lamps/9", "{}", {{"If-Match", "*"}}).status, 412);
  EXPECT_EQ(call("PUT", "/lamps/9", "{}").status, 404);
}

TEST_F(Headers, a_repeated_request_gets_the_first_answer) {
  const auto first = keyed("\"k-1\"", R"({"name":"a"})");
  EXPECT_EQ(first.status, 201);
  const auto again = keyed("k-1", R"({"name":"a"})");
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.header("Location"), first.header("Location"));
  EXPECT_EQ(again.header("Idempotency-Replayed"), "true");
  EXPECT_EQ(again.all("Vary").size(), 3u);
  EXPECT_EQ(keyed("k-1", R"({"name":"b"})").status, 422);
  EXPECT_EQ(call("GET", "/lamps/2").status, 404);
}

// The first answer was lost on its way; by now the row is another one, or gone.
TEST_F(Headers, a_repeated_request_gets_the_first_answer_whatever_has_become_of_the_row) {
  make(1);
  post("/meters", R"({"lampId":5,"amount":10})");
  const auto twice = [&](const char* target, const char* key, const char* body, const char* tag,
                         const std::function<void()>& meanwhile) {
    const auto first = keyed_patch(target, key, body, tag);
    EXPECT_EQ(first.status, 200) << key;
    EXPECT_EQ(first.header("Idempotency-Replayed"), "") << key;
    meanwhile();
    const auto again = keyed_patch(target, key, body, tag);
    EXPECT_EQ(again.status, 200) << key << again.body;
    EXPECT_EQ(again.body, first.body) << key;
    EXPECT_EQ(again.header("Idempotency-Replayed"), "true") << key;
  };
  twice("/lamps/1", "on a version", R"({"qty":2})", "\"1\"", [] {});
  twice("/meters/1", "hides it", R"({"action":"canceled"})", "*", [] {});
  twice("/lamps/1", "is full", R"({"qty":3})", "*", [&] { shop.is_full = true; });
  shop.is_full = false;
  twice("/lamps/1", "deleted", R"({"qty":4})", "*", [&] { call("DELETE", "/lamps/1"); });
  EXPECT_EQ(keyed_patch("/lamps/1", "deleted", R"({"qty":5})").status, 422);
  EXPECT_EQ(keyed_patch("/lamps/1", "new", R"({"qty":5})").status, 412);
  clock.time.ms += 24 * 3'600'000;
  EXPECT_EQ(keyed_patch("/lamps/1", "deleted", R"({"qty":4})").status, 412) << "a day later";
}

TEST_F(Headers, a_repeated_request_is_told_that_the_first_one_still_runs_though_its_row_has_moved) {
  make(1);
  EXPECT_EQ(keyed_patch("/lamps/1", "k", R"({"qty":2})", "\"1\"").status, 200);
  runtime::Result result;
  result.aggregate = &system.contexts[0].aggregates[0];
  const auto running = *shop.last.idempotency;
  shop.open_reply(running, result);
  EXPECT_EQ(keyed_patch("/lamps/1", "k", R"({"qty":2})", "\"1\"").status, 409);
  EXPECT_EQ(keyed_patch("/lamps/1", "k", R"({"qty":3})", "\"1\"").status, 422);
}

TEST_F(Headers, what_was_turned_away_at_the_door_leaves_its_key_free) {
  make(1);
  EXPECT_EQ(keyed_patch("/lamps/1", "k", R"({"qty":"x"})").status, 400);
  EXPECT_EQ(keyed_patch("/lamps/1", "k", R"({"qty":2})", "\"7\"").status, 412);
  EXPECT_EQ(keyed_patch("/lamps/1", "k", R"({"qty":2})", "\"1\"").status, 200);
  // Another was faster on the way from the door to the rules.
  bool faster = false;
  shop.meanwhile = [&] {
    if (!std::exchange(faster, true)) patch("/lamps/1", R"({"qty":5})");
  };
  EXPECT_EQ(keyed_patch("/lamps/1", "l", R"({"qty":3})", "\"2\"").status, 412);
  EXPECT_EQ(keyed_patch("/lamps/1", "l", R"({"qty":3})", "\"3\"").status, 200);
  post("/meters", R"({"lampId":5,"amount":10})");
  EXPECT_EQ(keyed_patch("/meters/1", "m", R"({"amount":1})").status, 200) << "can't be changed";
  EXPECT_EQ(keyed_patch("/meters/1", "m", R"({"amount":2})").status, 200);
}

TEST_F(Headers, a_key_that_is_none_is_refused) {
  for (const auto& key : {std::string(), std::string("\"\""),
                          std::string("a\x01"
                                      "b"),
                          std::string(256, 'k')})
    EXPECT_EQ(keyed(key, R"({"name":"a"})").status, 400) << key;
  EXPECT_EQ(keyed(std::string(255, 'k'), R"({"name":"a"})").status, 201);
}

TEST_F(Headers, an_answer_promised_before_a_crash_is_rendered_again) {
  const auto first = keyed("k", R"({"name":"a","note":"n"})");
  const auto job = shop.last;
  ASSERT_TRUE(job.idempotency);
  runtime::Result result;
  result.id = 1;
  result.version = 1;
  result.position = 1;
  result.state = kit::Box::of(Lamp{{1}, "a", 1, {}, Glow::off, {}, {}, false, "n"});
  EXPECT_EQ(api->revive(job.idempotency->context)(result), shop.kept_reply(job.idempotency->key));
  const auto stored = runtime::rest::unpack(api->revive("nonsense")(result));
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->status, 500);
}

TEST_F(Headers, a_trace_is_kept_or_begun) {
  const std::string trace = "0af7651916cd43dd8448eb211c80319c";
  const std::string span = "-b7ad6b7169203331-01";
  EXPECT_EQ(get("traceparent", "00-" + trace + span).header("Madang-Correlation"), trace);
  auto headers = json();
  headers.push_back({"traceparent", "00-" + trace + span});
  call("POST", "/lamps", R"({"name":"a"})", headers);
  EXPECT_EQ(shop.last.meta.correlation, trace);
  const std::pair<std::string, bool> rows[] = {
      {"00-" + trace + span, true},
      {"cc-" + trace + span + "-x", true},
      {"00-" + trace + span + "-x", false},
      {"ff-" + trace + span, false},
      {"00-" + trace + "-0000000000000000-01", false},
      {"00-00000000000000000000000000000000" + span, false},
      {"00-0AF7651916CD43DD8448EB211C80319C" + span, false},
      {"", false},
      {"00-x", false}};
  for (const auto& [text, valid] : rows)
    EXPECT_EQ(runtime::rest::trace_of(text).has_value(), valid) << text;
  EXPECT_EQ(get("traceparent", "nonsense").header("Madang-Correlation").size(), 32u);
}

TEST_F(Headers, anyone_may_ask_from_anywhere_by_default) {
  make(1);
  const auto answer = get("Origin", "http://shop.example");
  EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(answer.header("Access-Control-Allow-Credentials"), "");
  EXPECT_EQ(get("Origin", "http://localhost:8088").header("Access-Control-Allow-Origin"), "");
  const auto asked = call("OPTIONS", "/lamps/1", "",
                          {{"Origin", "http://shop.example"},
                           {"Access-Control-Request-Method", "PATCH"},
                           {"Access-Control-Request-Headers", "content-type"}});
  EXPECT_EQ(asked.status, 200);
  EXPECT_EQ(asked.header("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(asked.header("Access-Control-Allow-Methods"), "PATCH");
  EXPECT_EQ(asked.header("Access-Control-Allow-Headers"), "content-type");
  EXPECT_EQ(asked.header("Access-Control-Max-Age"), "1800");
}

TEST_F(Headers, configured_origins_are_echoed_and_others_are_turned_away) {
  options.cors = {{"http://shop.example"}, true, 60};
  reopen();
  make(1);
  const auto allowed = get("Origin", "http://shop.example");
  EXPECT_EQ(allowed.header("Access-Control-Allow-Origin"), "http://shop.example");
  EXPECT_EQ(allowed.header("Access-Control-Allow-Credentials"), "true");
  const auto refused = get("Origin", "http://evil.example");
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.body, "Invalid CORS request");
  EXPECT_EQ(refused.header("Access-Control-Allow-Origin"), "");
}

TEST_F(Headers, links_name_the_host_that_the_asker_knows) {
  make(1);
  struct Row {
    std::vector<Header> headers;
    const char* base;
  };
  const Row rows[] = {
      {{{"Host", "localhost:8088"}}, "http://localhost:8088/"},
      {{{"Host", "shop.example:80"}}, "http://shop.example/"},
      {{{"Host", "[::1]:8088"}}, "http://[::1]:8088/"},
      {{{"Host", "bad\"host"}}, "http://localhost/"},
      {{{"Host", "a"}, {"X-Forwarded-Host", "gate.example"}, {"X-Forwarded-Proto", "https"}},
       "https://gate.example/"},
      {{{"Host", "a:1"}, {"X-Forwarded-Host", "gate.example, b"}, {"X-Forwarded-Port", "8088"}},
       "http://gate.example:8088/"},
      {{{"Host", "a"}, {"X-Forwarded-Prefix", "/shop/"}}, "http://a/shop/"},
      {{{"Host", "a"}, {"Forwarded", "for=1.2.3.4;proto=https;host=\"gate.example:443\""}},
       "https://gate.example/"}};
  for (const auto& row : rows) {
    const auto body = call("GET", "/lamps/1", "", row.headers).body;
    EXPECT_NE(body.find("\"" + std::string(row.base) + "lamps/1\""), std::string::npos)
        << row.base << body;
  }
}

TEST_F(Headers, a_read_may_ask_for_no_less_than_a_position) {
  make(2);
  const auto ask = [&](const char* target, const char* position) {
    return call("GET", target, "", {{"Madang-At-Least", position}});
  };
  EXPECT_EQ(ask("/lamps", "shop=2").status, 200);
  EXPECT_EQ(ask("/lamps", "shop=3").status, 503);
  EXPECT_EQ(ask("/lampRows", "shop=2").status, 503);
  EXPECT_EQ(ask("/lampRows", "shop=2").header("Retry-After"), "1");
  EXPECT_EQ(ask("/lampRows", "elsewhere=2").status, 200);
  EXPECT_EQ(ask("/lampRows", "shop").status, 400);
  board.follows_to = 2;
  EXPECT_EQ(ask("/lampRows", "elsewhere=9, shop=2").status, 200);
}

TEST_F(Headers, a_read_waits_a_while_for_its_position) {
  make(2);
  int tries = 0;
  options.defer = [&](std::function<void()> again) {
    clock.ticks += 5;
    if (++tries == 3) board.follows_to = 2;
    deferred.push_back(std::move(again));
    return true;
  };
  reopen();
  EXPECT_EQ(call("GET", "/lampRows", "", {{"Madang-At-Least", "shop=2"}}).status, 200);
  EXPECT_EQ(tries, 3);
  EXPECT_EQ(call("GET", "/lampRows", "", {{"Madang-At-Least", "shop=3"}}).status, 503);
  EXPECT_EQ(tries, 3 + 2000 / 5);
}

TEST_F(Headers, a_read_does_not_wait_where_too_many_do) {
  make(2);
  options.defer = [](const std::function<void()>&) { return false; };
  reopen();
  EXPECT_EQ(call("GET", "/lampRows", "", {{"Madang-At-Least", "shop=2"}}).status, 503);
}

}  // namespace
}  // namespace lamps
