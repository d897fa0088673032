// Which request becomes which command, and what is answered.
#include "runtime/rest/lamp_world.hpp"

namespace lamps {
namespace {

struct Commands : testing::Test, World {
  std::string state() {
    const auto body = call("GET", "/lamps/1").body;
    const auto at = body.find("\"state\" : ");
    return at == std::string::npos ? "" : body.substr(at + 11, 6);
  }
};

TEST_F(Commands, a_post_makes_a_row_and_says_where) {
  const auto answer = post("/lamps", R"({"name":"a"})");
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.header("Location"), "http://localhost:8088/lamps/1");
  EXPECT_EQ(answer.header("Content-Type"), "application/json");
  EXPECT_EQ(answer.header("ETag"), "\"1\"");
  EXPECT_EQ(answer.header("Madang-Position"), "shop=1");
  EXPECT_EQ(answer.all("Vary"), (std::vector<std::string>{"Origin", "Access-Control-Request-Method",
                                                          "Access-Control-Request-Headers"}));
}

TEST_F(Commands, what_a_command_came_to_is_told_where_the_server_says) {
  options.post = [&](std::function<void()> work) { deferred.push_back(std::move(work)); };
  reopen();
  shop.told = [&] { EXPECT_EQ(deferred.size(), 1u) << "written on the context's thread"; };
  const auto answer = post("/lamps", R"({"name":"a"})");
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.header("Location"), "http://localhost:8088/lamps/1");
}

TEST_F(Commands, a_post_with_the_id_of_a_row_and_a_word_is_the_words_command) {
  post("/lamps", R"({"name":"a","qty":7})");
  for (const auto* id : {"1", "\"1\""}) {
    const auto answer = post("/lamps", std::string("{\"id\":") + id + ",\"state\":\"켜짐\"}");
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.header("Location"), "http://localhost:8088/lamps/1");
    EXPECT_NE(answer.body.find("\"name\" : null"), std::string::npos);
    EXPECT_NE(answer.body.find("\"qty\" : null"), std::string::npos);
    EXPECT_NE(answer.body.find("\"state\" : \"켜짐\""), std::string::npos);
  }
  EXPECT_NE(call("GET", "/lamps/1").body.find("\"qty\" : 7"), std::string::npos);
}

TEST_F(Commands, a_post_with_an_id_that_is_not_there_and_a_word_makes_nothing) {
  EXPECT_EQ(post("/lamps", R"({"id":9,"name":"a","state":"켜짐"})").status, 404);
  EXPECT_EQ(post("/lamps", R"({"id":9,"name":"a"})").header("Location"),
            "http://localhost:8088/lamps/1");
}

TEST_F(Commands, a_post_with_the_id_of_a_row_that_it_cannot_change_is_told_so) {
  post("/meters", R"({"lampId":5,"amount":10})");
  const auto answer = post("/meters", R"({"id":1,"lampId":6,"amount":20})");
  EXPECT_EQ(answer.status, 409);
  EXPECT_NE(answer.body.find("1 is there already"), std::string::npos) << answer.body;
  EXPECT_EQ(call("GET", "/meters/2").status, 404);
  EXPECT_NE(call("GET", "/meters/1").body.find("\"amount\" : 10"), std::string::npos);
}

TEST_F(Commands, a_post_with_word_and_key_finds_the_row_by_its_key) {
  post("/meters", R"({"lampId":5,"amount":10})");
  const auto answer = post("/meters", R"({"lampId":5,"action":"canceled"})");
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.header("Location"), "http://localhost:8088/meters/1");
  EXPECT_NE(answer.body.find("\"amount\" : null"), std::string::npos);
  EXPECT_NE(answer.body.find("\"action\" : \"canceled\""), std::string::npos);
  EXPECT_EQ(call("GET", "/meters/1").status, 404);
  EXPECT_EQ(post("/meters", R"({"lampId":6,"action":"canceled"})").status, 404);
}

TEST_F(Commands, a_row_found_by_its_key_is_also_found_by_its_url) {
  post("/meters", R"({"lampId":5,"amount":10})");
  EXPECT_EQ(patch("/meters/1", R"({"action":"canceled"})").status, 200);
  EXPECT_EQ(call("GET", "/meters/1").status, 404);
}

TEST_F(Commands, the_key_stays_with_its_row) {
  post("/meters", R"({"lampId":5,"amount":10})");
  const std::pair<const char*, int> rows[] = {
      {R"({"lampId":6})", 422},     {R"({"lampId":"6","action":"canceled"})", 422},
      {R"({"lampId":"abc"})", 400}, {R"({"lampId":5})", 200},
      {R"({"lampId":"5"})", 200},   {R"({"lampId":null})", 200},
      {R"({"lampId":""})", 200},    {R"({"lampId":0})", 200},
      {R"({"amount":9})", 200}};
  for (const auto& [body, status] : rows)
    for (const auto* method : {"PATCH", "PUT"}) {
      const auto answer = call(method, "/meters/1", body, json());
      EXPECT_EQ(answer.status, status) << method << body << answer.body;
      const bool named = answer.body.find(R"("reason":"key_stays")") != std::string::npos;
      EXPECT_EQ(named, status == 422) << answer.body;
    }
  EXPECT_NE(call("GET", "/meters/1").body.find("\"lampId\" : 5"), std::string::npos);
}

TEST_F(Commands, a_state_that_a_row_does_not_have_is_not_told) {
  const Lamp broken{{1}, "a", 1, {}, Glow::broken, {}, {}, false, {}};
  std::vector<kit::Value> row;
  std::vector<std::string> scratch;
  shop.aggregates[0].write(&broken, 1, row, scratch);
  row.back() = 0;  // nobody could ask for it otherwise
  shop.store.writer().begin(runtime::store::Sync::full);
  shop.store.writer().put(shop.aggregates[0].id, row);
  shop.store.writer().commit();
  const auto answer = patch("/lamps/1", R"({"state":"대기"})");
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.body.find("\"state\""), std::string::npos) << answer.body;
}

struct Word {
  const char* what;
  const char* method;
  const char* body;
  int status;
  const char* state;  // afterwards
};

TEST_F(Commands, a_state_word_is_the_command_of_that_name) {
  const Word rows[] = {
      {"word", "PATCH", R"({"state":"켜짐"})", 200, "켜짐"},
      {"the same again", "PATCH", R"({"state":"켜짐"})", 200, "켜짐"},
      {"the other", "PUT", R"({"name":"a","qty":1,"state":"꺼짐"})", 200, "꺼짐"},
      {"known, but nobody's command", "PATCH", R"({"state":"대기"})", 409, "꺼짐"},
      {"unknown", "PATCH", R"({"state":"파랑"})", 400, "꺼짐"},
      {"unknown by PUT", "PUT", R"({"state":"파랑"})", 400, "꺼짐"},
      {"no word at all", "PATCH", R"({"state":null})", 200, "꺼짐"},
      {"with a value for the command", "PATCH", R"({"state":"켜짐","watts":"40"})", 200, "켜짐"},
      {"with a wrong value", "PATCH", R"({"state":"꺼짐"})", 200, "꺼짐"},
      {"out of range", "PATCH", R"({"state":"켜짐","watts":101})", 400, "꺼짐"}};
  post("/lamps", R"({"name":"a"})");
  for (const auto& row : rows) {
    const auto answer = call(row.method, "/lamps/1", row.body, json());
    EXPECT_EQ(answer.status, row.status) << row.what << answer.body;
    EXPECT_EQ(state(), row.state) << row.what;
  }
}

TEST_F(Commands, what_is_refused_names_the_state_and_the_reason) {
  post("/lamps", R"({"name":"a"})");
  patch("/lamps/1", R"({"state":"켜짐"})");
  const auto answer = call("DELETE", "/lamps/1");
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
  for (const auto* part :
       {R"("detail":"the lamp is still lit")", R"("message":"the lamp is still lit")",
        R"("reason":"still_lit")", R"("state":"켜짐")", R"("status":409)", R"("path":"/lamps/1")",
        R"("timestamp":"2024-09-01T10:20:30.000+00:00")"})
    EXPECT_NE(answer.body.find(part), std::string::npos) << part << answer.body;
  const auto korean = call("DELETE", "/lamps/1", "", {{"Accept-Language", "ko-KR,ko;q=0.9"}});
  EXPECT_NE(korean.body.find("아직 켜져 있습니다"), std::string::npos);
}

TEST_F(Commands, a_word_that_is_nobodys_command_names_the_state_it_is_in) {
  post("/lamps", R"({"name":"a"})");
  const auto answer = patch("/lamps/1", R"({"state":"대기"})");
  EXPECT_EQ(answer.status, 409);
  for (const auto* part : {R"("state":"꺼짐")", R"("reason":"not_from_here")", "can't be set to"})
    EXPECT_NE(answer.body.find(part), std::string::npos) << answer.body;
  auto korean = json();
  korean.push_back({"Accept-Language", "ko"});
  const auto told = call("PATCH", "/lamps/1", R"({"state":"대기"})", korean);
  EXPECT_NE(told.body.find("바꿀 수 없습니다"), std::string::npos) << told.body;
}

TEST_F(Commands, an_update_changes_what_was_sent_and_nothing_protected) {
  post("/lamps", R"({"name":"a","qty":3,"weight":2})");
  const auto answer =
      call("PUT", "/lamps/1", R"({"id":9,"name":"b","weight":9,"_links":{}})", json());
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Location"), "http://localhost:8088/lamps/1");
  EXPECT_NE(answer.body.find("\"name\" : \"b\""), std::string::npos);
  EXPECT_NE(answer.body.find("\"weight\" : 2.0"), std::string::npos);
  const auto patched = patch("/lamps/1", R"({"id":"abc","qty":4})");
  EXPECT_EQ(patched.status, 200);
  EXPECT_EQ(patched.header("Location"), "");
  EXPECT_NE(patched.body.find("\"qty\" : 4"), std::string::npos);
  EXPECT_EQ(patch("/lamps/1", R"({"qty":0})").status, 400);
}

TEST_F(Commands, a_put_says_all_of_the_row_and_a_patch_what_changes) {
  post("/lamps", R"({"name":"a","qty":3,"madeOn":"2024-09-01"})");
  const auto row = [&] { return call("GET", "/lamps/1").body; };
  const auto has = [&](const std::string& part) { return row().find(part) != std::string::npos; };
  EXPECT_EQ(patch("/lamps/1", R"({"qty":4})").status, 200);
  EXPECT_TRUE(has("\"madeOn\" : \"2024-09-01")) << row();
  EXPECT_EQ(patch("/lamps/1", R"({"madeOn":null})").status, 200);
  EXPECT_TRUE(has("\"madeOn\" : null")) << row();
  EXPECT_TRUE(has("\"qty\" : 4")) << row();
  patch("/lamps/1", R"({"madeOn":"2024-09-02"})");
  EXPECT_EQ(call("PUT", "/lamps/1", R"({"name":"b"})", json()).status, 200);
  EXPECT_TRUE(has("\"madeOn\" : null")) << row();
  EXPECT_TRUE(has("\"qty\" : 1")) << row();
  EXPECT_EQ(call("PUT", "/lamps/1", R"({"qty":2})", json()).status, 400) << "its name is missing";
  EXPECT_EQ(patch("/lamps/1", R"({"name":" "})").status, 400);
  EXPECT_EQ(patch("/lamps/1", R"({"name":null})").status, 400);
  post("/lamps", R"({"id":1,"madeOn":"2024-09-03"})");
  EXPECT_TRUE(has("\"name\" : \"b\"") && has("\"madeOn\" : \"2024-09-03")) << row();
}

// What another request has changed in the meantime stays.
TEST_F(Commands, a_patch_keeps_what_the_row_has_when_it_is_carried_out) {
  post("/lamps", R"({"name":"a","qty":3})");
  EXPECT_EQ(shop.last.kept, std::vector<std::string>{});
  patch("/lamps/1", R"({"qty":4})");
  EXPECT_EQ(shop.last.kept, (std::vector<std::string>{"name", "madeOn"}));
}

TEST_F(Commands, an_update_that_repeats_the_state_is_still_an_update) {
  post("/lamps", R"({"name":"a"})");
  const auto answer = call("PUT", "/lamps/1", R"({"name":"b","qty":2,"state":"꺼짐"})", json());
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.body.find("\"name\" : \"b\""), std::string::npos);
}

TEST_F(Commands, a_row_sent_back_as_it_was_read_is_accepted) {
  post("/lamps", R"({"name":"a","madeOn":"2024-09-01","tags":["x"]})");
  const auto body = call("GET", "/lamps/1").body;
  EXPECT_EQ(call("PUT", "/lamps/1", body, json()).body, body);
  EXPECT_EQ(post("/lamps", body).status, 201);
}

TEST_F(Commands, a_row_without_update_stands_as_it_is) {
  post("/meters", R"({"lampId":5,"amount":10})");
  const int taken = shop.taken;
  const auto answer = patch("/meters/1", R"({"amount":99})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.body.find("\"amount\" : 10"), std::string::npos);
  EXPECT_EQ(shop.taken, taken);
}

struct Patch {
  const char* what;
  const char* body;
  int status;
  const char* says;
};

TEST_F(Commands, a_json_patch_is_applied_to_the_row_as_it_is_shown) {
  post("/lamps", R"({"name":"a","qty":3,"weight":2,"tags":["x"]})");
  const Patch rows[] = {
      {"replace", R"([{"op":"replace","path":"/name","value":"b"}])", 200, "\"name\" : \"b\""},
      {"add", R"([{"op":"add","path":"/qty","value":5}])", 200, "\"qty\" : 5"},
      {"copy", R"([{"op":"copy","from":"/name","path":"/note"}])", 200, "\"name\" : \"b\""},
      {"test holds",
       R"([{"op":"test","path":"/qty","value":5},{"op":"replace","path":"/qty","value":6}])", 200,
       "\"qty\" : 6"},
      {"word", R"([{"op":"replace","path":"/state","value":"켜짐"}])", 200, "켜짐"},
      {"test fails", R"([{"op":"test","path":"/qty","value":5}])", 400, "operation 0"},
      {"bad path", R"([{"op":"replace","path":"/nothing","value":5}])", 400, "operation 0"},
      {"no pointer", R"([{"op":"replace","path":"name","value":5}])", 400, "operation 0"},
      {"unknown operation", R"([{"op":"burn","path":"/name"}])", 400, "operation 0"},
      {"into itself", R"([{"op":"move","from":"/tags","path":"/tags/0"}])", 400, "operation 0"},
      {"list item", R"([{"op":"remove","path":"/tags/0"}])", 200, ""},
      {"behind the list", R"([{"op":"remove","path":"/tags/1"}])", 400, "operation 0"},
      {"an object", R"({"op":"remove"})", 400, "list of operations"}};
  for (const auto& row : rows) {
    auto headers = json();
    headers[1].value = "application/json-patch+json";
    const auto answer = call("PATCH", "/lamps/1", row.body, headers);
    EXPECT_EQ(answer.status, row.status) << row.what << answer.body;
    EXPECT_NE(answer.body.find(row.says), std::string::npos) << row.what << answer.body;
  }
}

struct JsonPatches : Commands {
  Answer json_patch(const std::string& body, std::vector<Header> more = {}) {
    auto headers = json();
    headers[1].value = "application/json-patch+json";
    headers.insert(headers.end(), more.begin(), more.end());
    return call("PATCH", "/lamps/1", body, headers);
  }
  // Others change the row so often while the patch is on its way to the rules.
  void others_are_faster(int times) {
    shop.meanwhile = [this, left = times, inside = false]() mutable {
      if (inside || left == 0) return;
      inside = true;
      patch("/lamps/1", "{\"qty\":" + std::to_string(10 + left--) + "}");
      inside = false;
    };
  }
};

TEST_F(JsonPatches, what_a_patch_has_tested_still_holds_when_it_is_carried_out) {
  post("/lamps", R"({"name":"a","qty":3})");
  others_are_faster(1);
  const auto answer = json_patch(
      R"([{"op":"test","path":"/qty","value":3},{"op":"replace","path":"/qty","value":4}])");
  EXPECT_EQ(answer.status, 400) << "it is worked out again, and 3 is not what it is by then";
  EXPECT_NE(answer.body.find("operation 0"), std::string::npos) << answer.body;
  EXPECT_NE(call("GET", "/lamps/1").body.find("\"qty\" : 11"), std::string::npos);
}

TEST_F(JsonPatches, a_patch_is_worked_out_again_from_a_row_that_has_moved) {
  post("/lamps", R"({"name":"a","qty":3})");
  others_are_faster(options.limits.patch_tries - 1);
  const auto answer = json_patch(R"([{"op":"copy","from":"/qty","path":"/name"}])");
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.body.find("\"name\" : \"11\""), std::string::npos) << answer.body;
}

TEST_F(JsonPatches, a_patch_whose_row_never_rests_is_told_so) {
  post("/lamps", R"({"name":"a","qty":3})");
  others_are_faster(options.limits.patch_tries);
  const std::string body = R"([{"op":"replace","path":"/name","value":"b"}])";
  const auto answer = json_patch(body, {{"Idempotency-Key", "k"}});
  EXPECT_EQ(answer.status, 409);
  EXPECT_NE(answer.body.find(R"("reason":"row_moved")"), std::string::npos) << answer.body;
  EXPECT_EQ(json_patch(body, {{"Idempotency-Key", "k"}}).status, 200) << "its key is free";
}

TEST_F(JsonPatches, a_patch_that_names_the_version_itself_is_not_worked_out_again) {
  post("/lamps", R"({"name":"a","qty":3})");
  others_are_faster(1);
  const std::string body = R"([{"op":"replace","path":"/name","value":"b"}])";
  EXPECT_EQ(json_patch(body, {{"If-Match", "\"1\""}}).status, 412);
  EXPECT_EQ(shop.taken, 3) << "made, changed by another, asked for";
  EXPECT_EQ(json_patch(body, {{"If-Match", "\"2\""}}).status, 200);
}

TEST_F(Commands, a_merge_patch_is_a_patch) {
  post("/lamps", R"({"name":"a"})");
  const auto answer = call("PATCH", "/lamps/1", R"({"qty":9})",
                           {{"Content-Type", "application/merge-patch+json"}, {"Accept", "*/*"}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.body.find("\"qty\" : 9"), std::string::npos);
}

TEST_F(Commands, an_action_has_its_own_url) {
  post("/lamps", R"({"name":"a"})");
  EXPECT_EQ(call("POST", "/lamps/1/light", "", {{"Accept", "*/*"}}).status, 200);
  EXPECT_EQ(state(), "켜짐");
  EXPECT_EQ(call("POST", "/lamps/1/light", R"({"watts":"x"})").status, 400);
  EXPECT_EQ(call("POST", "/lamps/1/light", "[]").status, 400);
  EXPECT_EQ(call("POST", "/lamps/2/light").status, 404);
  EXPECT_EQ(call("POST", "/lamps/1/fly").status, 404);
  EXPECT_EQ(call("GET", "/lamps/1/light").status, 405);
  EXPECT_EQ(call("GET", "/lamps/1/light").header("Allow"), "POST,OPTIONS");
  EXPECT_EQ(call("POST", "/lamps/1/send").status, 409);
}

TEST_F(Commands, what_is_held_is_accepted_with_its_row) {
  post("/lamps", R"({"name":"a"})");
  const auto answer = call("POST", "/lamps/1/send", "", {{"Accept", "*/*"}});
  EXPECT_EQ(answer.status, 202);
  EXPECT_EQ(answer.header("Location"), "http://localhost:8088/lamps/1");
  EXPECT_NE(answer.body.find("대기"), std::string::npos);
}

TEST_F(Commands, a_deleted_row_is_gone) {
  post("/lamps", R"({"name":"a"})");
  EXPECT_EQ(call("DELETE", "/lamps/1/").status, 204);
  EXPECT_EQ(call("DELETE", "/lamps/1").status, 404);
  EXPECT_EQ(call("GET", "/lamps/1").status, 404);
  EXPECT_EQ(call("PUT", "/lamps/1", "{}", json()).status, 404);
  EXPECT_EQ(call("PATCH", "/lamps/1", "{}", json()).status, 404);
  EXPECT_EQ(call("DELETE", "/meters/1").status, 405);
}

TEST_F(Commands, nobody_is_kept_waiting_by_a_context_that_is_full_paused_or_without_power) {
  shop.is_full = true;
  auto answer = post("/lamps", R"({"name":"a"})");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.header("Retry-After"), "1");
  shop.is_full = false;
  answer = post("/lamps", R"({"name":"no power"})");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(answer.header("Retry-After"), "1");
  EXPECT_NE(answer.body.find("no_power"), std::string::npos);
  shop.is_paused = true;
  for (const auto* method : {"GET", "POST", "HEAD"}) {
    answer = call(method, "/lamps", R"({"name":"a"})");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.header("Retry-After"), "1");
  }
  EXPECT_EQ(call("GET", "/lampRows").status, 200);
}

TEST_F(Commands, every_kind_of_end_has_its_status) {
  using Kind = runtime::Result::Kind;
  const std::pair<Kind, int> rows[] = {{Kind::stale, 412},       {Kind::key_reused, 422},
                                       {Kind::key_running, 409}, {Kind::unavailable, 503},
                                       {Kind::failed, 500},      {Kind::replayed, 500}};
  for (const auto& [kind, status] : rows) {
    shop.fixed = runtime::Result{};
    shop.fixed->kind = kind;
    const auto answer = post("/lamps", R"({"name":"a"})");
    EXPECT_EQ(answer.status, status);
    EXPECT_EQ(answer.header("Retry-After"), status == 503 ? "1" : "");
  }
}

}  // namespace
}  // namespace lamps
