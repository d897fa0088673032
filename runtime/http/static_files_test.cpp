#include "runtime/http/static_files.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

#include "runtime/http/byte_range.hpp"

namespace runtime::http {
namespace {

namespace fs = std::filesystem;

class http_static_files : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "static_files_XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    fs::create_directories(folder_ / "web/docs");
    fs::create_directories(folder_ / "web/empty");
    fs::create_directories(folder_ / "web2");
    write("web/index.html", "<html>");
    write("web/docs/index.html", "docs");
    write("web/app.js", "0123456789");
    write("web/.secret", "secret");
    write("web/주문.txt", "order");
    write("secret.txt", "secret");
    write("web2/secret.txt", "secret");
    fs::create_symlink(folder_ / "secret.txt", folder_ / "web/out.txt");
    fs::create_symlink(folder_ / "web2/secret.txt", folder_ / "web/beside.txt");
    fs::create_symlink(folder_, folder_ / "web/up");
    fs::create_symlink("app.js", folder_ / "web/in.js");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, std::string_view text) {
    std::ofstream(folder_ / name) << text;
  }

  // Status 0: not answered.
  Response ask(const std::string& path, std::vector<Header> headers = {},
               std::string method = "GET") {
    Request request;
    request.method = std::move(method);
    request.path = path;
    request.headers = std::move(headers);
    Response response;
    response.status = 0;
    const bool answered = StaticFiles(folder_ / "web").answer(request, response);
    EXPECT_EQ(answered, response.status != 0);
    return response;
  }
  static std::string header(const Response& response, std::string_view name) {
    for (const Header& each : response.headers)
      if (each.name == name) return each.value;
    return {};
  }

  fs::path folder_;
};

TEST_F(http_static_files, files_are_answered_with_type_and_tag) {
  const Response response = ask("/app.js");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "0123456789");
  EXPECT_EQ(header(response, "Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(header(response, "ETag").front(), '"');
  EXPECT_EQ(ask("/주문.txt").body, "order");
  EXPECT_EQ(ask("/in.js").body, "0123456789");
  EXPECT_EQ(ask("/app.js", {}, "HEAD").status, 200);
}

TEST_F(http_static_files, a_folder_answers_with_its_index) {
  EXPECT_EQ(ask("/").body, "<html>");
  EXPECT_EQ(header(ask("/"), "Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(ask("/docs/").body, "docs");
  EXPECT_EQ(ask("/docs").status, 301);
  EXPECT_EQ(header(ask("/docs"), "Location"), "/docs/");
  EXPECT_EQ(ask("/empty/").status, 0);
  EXPECT_EQ(ask("/empty").status, 0);
}

TEST_F(http_static_files, nothing_leads_out_of_the_folder) {
  for (const std::string path :
       {"/out.txt", "/beside.txt", "/up/secret.txt", "/up/web/app.js", "/../secret.txt",
        "/docs/../../secret.txt", "/..", "/%2e%2e/secret.txt", "/../web2/secret.txt", "/.secret",
        "/./app.js", "app.js", "", "/app.js/", "/app.js/x", "/nothing"})
    EXPECT_EQ(ask(path).status, path == "/up/web/app.js" ? 200 : 0) << path;
  EXPECT_EQ(ask(std::string("/app.js\0.txt", 12)).status, 0);
}

TEST_F(http_static_files, other_methods_are_left_to_others) {
  EXPECT_EQ(ask("/app.js", {}, "POST").status, 0);
  EXPECT_EQ(ask("/app.js", {}, "DELETE").status, 0);
}

TEST_F(http_static_files, a_known_tag_is_not_sent_again_until_the_file_changes) {
  const std::string tag = header(ask("/app.js"), "ETag");
  EXPECT_EQ(ask("/app.js", {{"If-None-Match", "\"x\", W/" + tag}}).status, 304);
  EXPECT_EQ(ask("/app.js", {{"If-None-Match", "*"}}).status, 304);
  EXPECT_EQ(ask("/app.js", {{"If-None-Match", "\"x\""}}).status, 200);
  write("web/app.js", "01234567890");
  EXPECT_EQ(ask("/app.js", {{"If-None-Match", tag}}).status, 200);
}

TEST_F(http_static_files, a_part_of_a_file_can_be_asked_for) {
  const Response part = ask("/app.js", {{"Range", "bytes=2-4"}});
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, "234");
  EXPECT_EQ(header(part, "Content-Range"), "bytes 2-4/10");
  const Response beyond = ask("/app.js", {{"Range", "bytes=10-"}});
  EXPECT_EQ(beyond.status, 416);
  EXPECT_EQ(header(beyond, "Content-Range"), "bytes */10");
  EXPECT_EQ(ask("/app.js", {{"Range", "bytes=2-4"}, {"If-Range", "\"old\""}}).status, 200);
}

TEST_F(http_static_files, a_folder_that_is_not_there_has_no_files) {
  Request request;
  request.method = "GET";
  request.path = "/";
  Response response;
  EXPECT_FALSE(StaticFiles(folder_ / "nowhere").answer(request, response));
}

TEST(http_byte_range, ranges_are_read_as_the_standard_says) {
  using Kind = ByteRange::Kind;
  struct Row {
    std::string_view field;
    std::uint64_t size;
    Kind kind;
    std::uint64_t first, length;
  };
  for (const Row& row : {
           Row{"bytes=0-0", 10, Kind::part, 0, 1},
           {"bytes=9-", 10, Kind::part, 9, 1},
           {"bytes=5-99", 10, Kind::part, 5, 5},
           {"bytes=-3", 10, Kind::part, 7, 3},
           {"bytes=-99", 10, Kind::part, 0, 10},
           {"bytes=10-", 10, Kind::unsatisfiable, 0, 0},
           {"bytes=-0", 10, Kind::unsatisfiable, 0, 0},
           {"bytes=0-", 0, Kind::unsatisfiable, 0, 0},
           {"bytes=4-2", 10, Kind::whole, 0, 10},
           {"bytes=1-2,4-5", 10, Kind::whole, 0, 10},
           {"bytes=-", 10, Kind::whole, 0, 10},
           {"bytes=a-b", 10, Kind::whole, 0, 10},
           {"bytes=99999999999999999999-", 10, Kind::whole, 0, 10},
           {"lines=1-2", 10, Kind::whole, 0, 10},
       }) {
    const ByteRange range = byte_range(row.field, row.size);
    EXPECT_EQ(range.kind, row.kind) << row.field;
    EXPECT_EQ(range.first, row.first) << row.field;
    EXPECT_EQ(range.length, row.length) << row.field;
  }
}

}  // namespace
}  // namespace runtime::http
