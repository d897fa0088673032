// Media types, row by row.
#include "runtime/rest/negotiate.hpp"

#include "runtime/rest/lamp_world.hpp"

namespace lamps {
namespace {

struct Accepted {
  const char* accept;
  int status;
  const char* type;
};

constexpr const char* browser =
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";

TEST(Accept, settles_the_type_of_a_post_before_anything_happens) {
  const Accepted rows[] = {
      {"*/*", 201, "application/hal+json"},
      {browser, 201, "application/hal+json"},
      {"application/json", 201, "application/json"},
      {"application/json, */*", 201, "application/json"},
      {"application/json, */*;q=0.5", 201, "application/json"},
      {"application/json, text/plain, */*", 201, "application/json"},
      {"application/hal+json;charset=UTF-8", 201, "application/hal+json;charset=UTF-8"},
      {"application/vnd.hal+json", 201, "application/vnd.hal+json"},
      {"APPLICATION/JSON", 201, "application/json"},
      {"application/prs.hal-forms+json", 201, "application/prs.hal-forms+json"},
      {"application/json;q=0.1, application/hal+json", 201, "application/hal+json"},
      {"text/html", 406, "application/problem+json"},
      {"application/xml", 406, "application/problem+json"},
      {"text/plain", 406, "application/problem+json"},
      {"text/uri-list", 406, "application/problem+json"},
      {"nonsense", 406, "application/problem+json"},
      {"application/json;q=0", 406, "application/problem+json"}};
  for (const auto& row : rows) {
    World world;
    const auto answer = world.call("POST", "/lamps", R"({"name":"a"})", {{"Accept", row.accept}});
    EXPECT_EQ(answer.status, row.status) << row.accept;
    EXPECT_EQ(answer.header("Content-Type"), row.type) << row.accept;
    EXPECT_EQ(world.shop.taken, row.status == 201 ? 1 : 0) << row.accept;
  }
}

TEST(Accept, when_it_is_not_there_or_empty_a_post_is_answered_without_a_body) {
  World world;
  const std::vector<std::vector<Header>> cases = {{}, {{"Accept", ""}}, {{"Accept", "  "}}};
  for (const auto& headers : cases) {
    const auto answer = world.call("POST", "/lamps", R"({"name":"a"})", headers);
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.body, "");
    EXPECT_NE(answer.header("Location"), "");
    EXPECT_EQ(answer.header("Content-Type"), "");
  }
  EXPECT_EQ(world.call("PATCH", "/lamps/1", R"({"qty":2})").status, 204);
  EXPECT_EQ(world.call("PUT", "/lamps/1", R"({"name":"a"})").status, 204);
  EXPECT_EQ(world.call("POST", "/lamps/1/light").status, 204);
  EXPECT_EQ(world.call("GET", "/lamps/1").header("Content-Type"), "application/hal+json");
}

TEST(Accept, on_a_get_prefers_the_pages_for_people_when_there_are_any) {
  World world;
  world.make(1);
  EXPECT_EQ(world.call("GET", "/lamps", "", {{"Accept", "text/html"}}).status, 406);
  EXPECT_EQ(world.call("GET", "/lamps", "", {{"Accept", browser}}).status, 200);
  world.options.pages = [](const Request& request, Response& response) {
    response.body = "page";
    return request.path == "/" || request.path == "/style.css";
  };
  world.reopen();
  EXPECT_EQ(world.call("GET", "/", "", {{"Accept", browser}}).body, "page");
  EXPECT_EQ(world.call("GET", "/style.css").body, "page");
  EXPECT_EQ(world.call("GET", "/nothing").status, 404);
  EXPECT_NE(world.call("GET", "/").body, "page");
  EXPECT_EQ(world.call("GET", "/lamps", "", {{"Accept", browser}}).status, 200);
}

TEST(AcceptLanguage, is_korean_when_that_comes_first_by_quality_and_then_by_order) {
  using runtime::rest::prefers_korean;
  for (const char* korean : {"ko", "KO-kr", "ko-KR,ko;q=0.9,en;q=0.8", " en;q=0.5 , ko", "ko, en",
                             "fr;q=0,ko;q=0.1", "en;q=nonsense, ko;q=0.1"})
    EXPECT_TRUE(prefers_korean(korean)) << korean;
  for (const char* other : {"", "*", "en, ko", "ko;q=0", "en, ko;q=0.9", "ko;q=0.8, en;q=0.9",
                            "kok", ",", ";", "ko;q=nonsense"})
    EXPECT_FALSE(prefers_korean(other)) << other;
}

TEST(ContentType, decides_whether_a_body_is_read_at_all) {
  const std::pair<const char*, int> rows[] = {{"application/json", 201},
                                              {"application/hal+json", 201},
                                              {"APPLICATION/JSON", 201},
                                              {"application/vnd.x+json", 201},
                                              {"application/json;charset=UTF-8", 201},
                                              {"application/json; charset=\"utf-8\"", 201},
                                              {"", 201},
                                              {"application/json;charset=ISO-8859-1", 415},
                                              {"text/plain", 415},
                                              {"application/xml", 415},
                                              {"application/x-www-form-urlencoded", 415},
                                              {"multipart/form-data; boundary=x", 415},
                                              {"nonsense", 415}};
  for (const auto& [type, status] : rows) {
    World world;
    const auto answer = world.call("POST", "/lamps", R"({"name":"a"})", {{"Content-Type", type}});
    EXPECT_EQ(answer.status, status) << type;
    if (status == 415) {
      EXPECT_NE(answer.header("Accept"), "") << type;
    }
  }
  World world;
  EXPECT_EQ(world.call("POST", "/lamps", R"({"name":"a"})").status, 201);
  const auto refused = world.call("PATCH", "/lamps/1", "{}", {{"Content-Type", "text/plain"}});
  EXPECT_EQ(refused.status, 415);
  EXPECT_NE(refused.header("Accept-Patch"), "");
}

TEST(UriList, is_a_line_for_each_link_and_each_row) {
  World world;
  world.make(2);
  const auto answer = world.call("GET", "/lamps", "", {{"Accept", "text/uri-list"}});
  EXPECT_EQ(answer.header("Content-Type"), "text/uri-list");
  EXPECT_EQ(answer.body,
            "http://localhost:8088/lamps\nhttp://localhost:8088/profile/lamps\n"
            "http://localhost:8088/lamps/search\n"
            "http://localhost:8088/lamps/1\nhttp://localhost:8088/lamps/2\n");
}

}  // namespace
}  // namespace lamps
