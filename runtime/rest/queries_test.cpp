// Reads: paths, pages, sorting, searches, methods.
#include "runtime/rest/lamp_world.hpp"

namespace lamps {
namespace {

struct Queries : testing::Test, World {};

struct Path {
  const char* method;
  const char* target;
  int status;
};

TEST_F(Queries, a_path_is_a_resource_or_it_is_not_there) {
  make(1);
  const Path rows[] = {{"GET", "/lamps/1", 200},
                       {"GET", "/lamps/1/", 200},
                       {"GET", "/lamps/", 200},
                       {"GET", "/%EB%93%B1%EB%B6%88%EB%93%A4/1", 200},
                       {"GET", "/lamps/1?projection=x&y", 200},
                       {"GET", "/lamps/2", 404},
                       {"GET", "/lamps/0", 404},
                       {"GET", "/lamps/-1", 404},
                       {"GET", "/lamps/abc", 404},
                       {"GET", "/lamps/1.5", 404},
                       {"GET", "/lamps/1e3", 404},
                       {"GET", "/lamps/9223372036854775808", 404},
                       {"GET", "/lamps/%201", 404},
                       {"GET", "/Lamps", 404},
                       {"GET", "/lamps.json", 404},
                       {"GET", "/lamps/1/name", 404},
                       {"GET", "/lamps/1/2/3/4", 404},
                       {"GET", "/lampRows/search", 404},
                       {"GET", "/lamps/search/findByNothing", 404},
                       {"GET", "/nothing", 404},
                       {"GET", "/favicon.ico", 404},
                       {"GET", "/profile/nothing", 404},
                       {"PUT", "/lamps", 405},
                       {"PATCH", "/lamps", 405},
                       {"DELETE", "/lamps", 405},
                       {"POST", "/lamps/1", 405},
                       {"POST", "/lamps/search/findByName", 405},
                       {"POST", "/lampRows", 405},
                       {"PUT", "/lampRows/1", 405},
                       {"POST", "/", 405},
                       {"TRACE", "/lamps/1", 405},
                       {"BREW", "/lamps/1", 501},
                       {"get", "/lamps/1", 501}};
  for (const auto& row : rows) {
    const auto answer = call(row.method, row.target);
    EXPECT_EQ(answer.status, row.status) << row.method << " " << row.target;
    EXPECT_EQ(answer.all("Vary").size(), 3u);
    EXPECT_EQ(answer.header("Allow") != "", row.status == 405) << row.method << " " << row.target;
  }
}

// It says at once what its aggregate has come to, and is there where that is.
TEST_F(Queries, a_view_of_an_aggregate_is_made_when_it_is_read) {
  make(3);
  const auto before = call("GET", "/labels/2");
  EXPECT_NE(before.body.find(R"("text" : "lamp 2")"), std::string::npos) << before.body;
  EXPECT_NE(before.body.find("http://localhost:8088/labels/2"), std::string::npos);
  EXPECT_EQ(before.header("ETag"), call("GET", "/lamps/2").header("ETag"));
  call("POST", "/lamps/2/light");
  EXPECT_NE(call("GET", "/labels/2").body.find(R"("text" : "lamp 2!")"), std::string::npos);
  EXPECT_EQ(call("GET", "/labels/2", "", {{"If-None-Match", before.header("ETag")}}).status, 200);
  call("DELETE", "/lamps/1");
  EXPECT_EQ(call("GET", "/labels/1").status, 404);
  EXPECT_EQ(call("PUT", "/labels/2").status, 405);
}

TEST_F(Queries, views_of_aggregates_are_sorted_and_searched_by_what_both_have) {
  make(3);
  const auto texts = [&](const std::string& target) {
    const auto body = call("GET", target).body;
    std::string out;
    for (auto at = body.find("\"lamp "); at != std::string::npos; at = body.find("\"lamp ", at + 1))
      out += body[at + 6];
    return out;
  };
  EXPECT_EQ(texts("/labels"), "123");
  EXPECT_EQ(texts("/labels?sort=qty,desc"), "321");
  EXPECT_EQ(texts("/labels?sort=text,desc"), "123");  // nobody keeps it
  EXPECT_EQ(texts("/labels?size=2"), "12");
  EXPECT_NE(call("GET", "/labels?size=2").body.find(R"("totalElements" : 3)"), std::string::npos);
  EXPECT_EQ(texts("/labels/search/findByQty?qty=2"), "2");
  EXPECT_EQ(texts("/labels/search/findByQty?qty=9"), "");
}

TEST_F(Queries, a_missing_row_is_answered_without_a_body_and_an_unknown_path_with_one) {
  for (const auto* target : {"/lamps/2", "/lamps/abc", "/lampRows/search", "/lamps/1/name"})
    EXPECT_EQ(call("GET", target).body, "") << target;
  const auto unknown = call("GET", "/nothing");
  EXPECT_EQ(unknown.header("Content-Type"), "application/problem+json");
  for (const auto* part : {R"("timestamp":"2024-09-01T10:20:30.000+00:00")", R"("status":404)",
                           R"("error":"Not Found")", R"("path":"/nothing")", R"("message":")"})
    EXPECT_NE(unknown.body.find(part), std::string::npos) << part << unknown.body;
}

TEST_F(Queries, options_tell_what_is_allowed) {
  make(1);
  const auto item = call("OPTIONS", "/lamps/1");
  EXPECT_EQ(item.status, 200);
  EXPECT_EQ(item.header("Allow"), "PATCH,OPTIONS,DELETE,PUT,HEAD,GET");
  EXPECT_EQ(item.all("Accept-Patch"),
            (std::vector<std::string>{"application/merge-patch+json", "application/json-patch+json",
                                      "application/json"}));
  EXPECT_EQ(call("OPTIONS", "/lamps").header("Allow"), "POST,OPTIONS,HEAD,GET");
  EXPECT_EQ(call("OPTIONS", "/meters/1").header("Allow"), "PATCH,OPTIONS,PUT,HEAD,GET");
  EXPECT_EQ(call("OPTIONS", "/lampRows").header("Allow"), "OPTIONS,HEAD,GET");
  EXPECT_EQ(call("OPTIONS", "/").header("Allow"), "GET");
}

TEST_F(Queries, head_gives_links_and_no_body) {
  make(1);
  const auto item = call("HEAD", "/lamps/1");
  EXPECT_EQ(item.status, 204);
  EXPECT_EQ(item.header("Link"),
            "<http://localhost:8088/lamps/1>;rel=\"self\","
            "<http://localhost:8088/lamps/1>;rel=\"lamp\"");
  EXPECT_EQ(item.header("ETag"), "\"1\"");
  const auto collection = call("HEAD", "/lampRows");
  EXPECT_EQ(collection.status, 204);
  EXPECT_EQ(collection.header("Link"),
            "<http://localhost:8088/lampRows>;rel=\"self\","
            "<http://localhost:8088/profile/lampRows>;rel=\"profile\"");
  EXPECT_EQ(call("HEAD", "/").status, 204);
  EXPECT_EQ(call("HEAD", "/").header("Link"), "");
  EXPECT_EQ(call("HEAD", "/lamps/2").status, 404);
  EXPECT_TRUE(call("HEAD", "/nothing").without_body);
  EXPECT_FALSE(call("GET", "/nothing").without_body);
}

struct Paged {
  const char* query;
  int number, size;
  const char* rels;  // of the links, in order
};

std::string rels_of(const std::string& body) {
  std::string out;
  const auto start = body.rfind("\"_links\" : {");
  for (auto at = body.find("\"href\"", start); at != std::string::npos;
       at = body.find("\"href\"", at + 1)) {
    const auto end = body.rfind("\" : {", at);
    const auto begin = body.rfind('"', end - 1) + 1;
    out += body.substr(begin, end - begin) + " ";
  }
  return out;
}

TEST_F(Queries, odd_pages_are_put_right) {
  make(25);
  const Paged rows[] = {{"", 0, 20, "first self next last profile search "},
                        {"?page=1", 1, 20, "first prev self last profile search "},
                        {"?page=-1", 0, 20, "first self next last profile search "},
                        {"?page=abc", 0, 20, "first self next last profile search "},
                        {"?page=", 0, 20, "first self next last profile search "},
                        {"?page=2147483648", 0, 20, "first self next last profile search "},
                        {"?page=7", 7, 20, "first prev self last profile search "},
                        {"?size=0", 0, 20, "first self next last profile search "},
                        {"?size=-1", 0, 20, "first self next last profile search "},
                        {"?size=abc", 0, 20, "first self next last profile search "},
                        {"?size=100000", 0, 1000, "self profile search "},
                        {"?size=25", 0, 25, "self profile search "},
                        {"?size=10&page=1", 1, 10, "first prev self next last profile search "}};
  for (const auto& row : rows) {
    const auto answer = call("GET", std::string("/lamps") + row.query);
    EXPECT_EQ(answer.status, 200) << row.query;
    const std::string page = "\"size\" : " + std::to_string(row.size) +
                             ",\n    \"totalElements\" : 25,\n    \"totalPages\" : " +
                             std::to_string((24 + row.size) / row.size) +
                             ",\n    \"number\" : " + std::to_string(row.number) + "\n";
    EXPECT_NE(answer.body.find(page), std::string::npos) << row.query;
    EXPECT_EQ(rels_of(answer.body), row.rels) << row.query;
  }
  EXPECT_NE(call("GET", "/lamps?page=7").body.find("\"lamps\" : [ ]"), std::string::npos);
}

TEST_F(Queries, what_is_given_whole_comes_in_pages_to_who_asks_for_them) {
  EXPECT_EQ(call("GET", "/lampRows?size=2").body.find("\"page\""), std::string::npos);
  const auto page = call("GET", "/lampRows?page=1&size=2").body;
  EXPECT_NE(page.find("\"totalElements\" : 0"), std::string::npos);
  EXPECT_NE(page.find("\"number\" : 1"), std::string::npos);
}

TEST_F(Queries, page_links_keep_what_was_asked_and_self_is_as_sent) {
  make(3);
  const auto body = call("GET", "/lamps?size=1&x=%20y&sort=qty,name,desc&page=1&sort=nope").body;
  for (const auto* part :
       {"\"http://localhost:8088/lamps?x=%20y&page=0&size=1&sort=qty,name,desc\"",
        "\"http://localhost:8088/lamps?size=1&x=%20y&sort=qty,name,desc&page=1&sort=nope\"",
        "\"http://localhost:8088/lamps?x=%20y&page=2&size=1&sort=qty,name,desc\""})
    EXPECT_NE(body.find(part), std::string::npos) << part << body;
  for (const auto* sort : {"sort=name,desc,ignorecase", "sort=name,label,asc,ignorecase",
                           "sort=name,asc,ignorecase&sort=qty,asc&sort=id,desc"}) {
    const auto sorted = call("GET", std::string("/lamps?size=1&") + sort).body;
    EXPECT_NE(sorted.find(std::string("?page=1&size=1&") + sort + "\""), std::string::npos)
        << sorted;
  }
}

std::string names_of(const std::string& body) {
  std::string out;
  for (auto at = body.find("\"name\" : \""); at != std::string::npos;
       at = body.find("\"name\" : \"", at + 1))
    out += body.substr(at + 10, body.find('"', at + 10) - at - 10) + " ";
  return out;
}

TEST_F(Queries, sorting_drops_what_is_unknown) {
  for (const auto* row :
       {R"({"name":"b","qty":1})", R"({"name":"A","qty":2})", R"({"name":"c","qty":2})"})
    post("/lamps", row);
  const std::pair<const char*, const char*> rows[] = {{"sort=name", "A b c "},
                                                      {"sort=name,desc", "c b A "},
                                                      {"sort=qty,desc", "A c b "},
                                                      {"sort=qty,desc&sort=name,desc", "c A b "},
                                                      {"sort=qty,foo,desc", "A c b "},
                                                      {"sort=foo", "b A c "},
                                                      {"sort=foo.bar,desc", "b A c "},
                                                      {"sort=,", "b A c "},
                                                      {"sort=", "b A c "},
                                                      {"sort=name,desc,ignorecase", "c b A "},
                                                      {"sort=id,desc", "c A b "},
                                                      {"sort=label,desc", "c b A "},
                                                      {"sort=tags", "b A c "}};
  for (const auto& [query, order] : rows)
    EXPECT_EQ(names_of(call("GET", std::string("/lamps?") + query).body), order) << query;
  std::string many = "/lamps?";
  for (int i = 0; i < 32; ++i) many += "sort=name&";
  EXPECT_EQ(call("GET", many).status, 200);
  EXPECT_EQ(call("GET", many + "sort=name").status, 400);
}

TEST_F(Queries, rows_not_for_everybody_are_in_no_list) {
  make(3);
  call("POST", "/lamps/1/send");
  call("DELETE", "/lamps/2");
  EXPECT_EQ(names_of(call("GET", "/lamps").body), "lamp 3 ");
  EXPECT_NE(call("GET", "/lamps").body.find("\"totalElements\" : 1"), std::string::npos);
  EXPECT_EQ(call("GET", "/lamps/1").status, 200);
  EXPECT_EQ(call("GET", "/lamps/2").status, 404);
  EXPECT_EQ(names_of(call("GET", "/lamps/search/findByName?name=lamp%201").body), "");
}

TEST_F(Queries, a_search_gives_a_list_or_the_one_row) {
  make(2);
  const auto found = call("GET", "/lamps/search/findByName?name=lamp+2");
  EXPECT_EQ(found.status, 200);
  EXPECT_EQ(names_of(found.body), "lamp 2 ");
  EXPECT_EQ(found.body.find("\"page\""), std::string::npos);
  EXPECT_NE(call("GET", "/lamps/search/findByName?name=x").body.find("\"lamps\" : [ ]"),
            std::string::npos);
  EXPECT_EQ(call("GET", "/lamps/search/findByName").status, 400);
  post("/meters", R"({"lampId":5,"amount":10})");
  const auto single = call("GET", "/meters/search/findByLampId?lampId=5");
  EXPECT_EQ(single.status, 200);
  EXPECT_EQ(single.body, call("GET", "/meters/1").body);
  EXPECT_EQ(call("GET", "/meters/search/findByLampId?lampId=6").status, 404);
  EXPECT_EQ(call("GET", "/meters/search/findByLampId?lampId=6").body, "");
  EXPECT_EQ(call("GET", "/meters/search/findByLampId").status, 404);
  EXPECT_EQ(call("GET", "/meters/search/findByLampId?lampId=abc").status, 400);
  EXPECT_EQ(call("HEAD", "/meters/search/findByLampId?lampId=5").status, 204);
}

struct BrokenReader final : runtime::store::Reader {
  using Key = std::span<const kit::Value>;
  bool get(int, Key, const runtime::store::RowVisitor&) override { return fail(); }
  void scan(int, const runtime::store::Query&, const runtime::store::RowVisitor&) override {
    fail();
  }
  std::int64_t count(int, std::span<const runtime::store::Condition>) override { return fail(); }
  static bool fail() { throw runtime::store::StoreError("disk on fire"); }
};

TEST_F(Queries, a_store_that_can_not_be_read_is_a_503_and_is_noted) {
  std::string noted;
  options.failed = [&](const Request&, std::string_view what) { noted = what; };
  shop_reader = std::make_unique<BrokenReader>();
  reopen();
  for (const auto* target : {"/lamps", "/lamps/1", "/lamps/search/findByName?name=a"}) {
    const auto answer = call("GET", target);
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.header("Retry-After"), "1");
    EXPECT_EQ(answer.body.find("fire"), std::string::npos);
  }
  EXPECT_EQ(noted, "disk on fire");
}

TEST_F(Queries, a_row_that_the_program_does_not_know_is_an_error_of_ours) {
  shop.store.writer().begin(runtime::store::Sync::full);
  shop.store.writer().put(
      shop.aggregates[0].id,
      std::vector<kit::Value>{1, "a", 1, {}, "unheard of", {}, "[]", 0, {}, 1, 0});
  shop.store.writer().commit();
  EXPECT_EQ(call("PATCH", "/lamps/1", "{}").status, 500);
}

TEST_F(Queries, metrics_see_paths_without_what_varies) {
  const std::pair<const char*, const char*> rows[] = {
      {"/", "/"},
      {"/lamps", "/lamps"},
      {"/lamps/17/", "/lamps/{id}"},
      {"/등불들/17", "/lamps/{id}"},
      {"/lamps/17/light", "/lamps/{id}/light"},
      {"/lamps/search", "/lamps/search"},
      {"/lamps/search/findByName", "/lamps/search/findByName"},
      {"/profile/lamps", "/profile/lamps"},
      {"/lamps/17/x", ""},
      {"/whatever/anyone/types", ""}};
  for (const auto& [path, expected] : rows) EXPECT_EQ(api->uri_template(path), expected);
}

}  // namespace
}  // namespace lamps
