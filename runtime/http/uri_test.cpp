#include "runtime/http/uri.hpp"

#include <gtest/gtest.h>

namespace runtime::http {
namespace {

struct PathCase {
  std::string_view raw;
  PathFault fault;
  std::string_view path;
};

void check(const PathCase& each) {
  std::string path = "untouched";
  EXPECT_EQ(decode_path(each.raw, path), each.fault) << each.raw;
  EXPECT_EQ(path, each.fault == PathFault::none ? each.path : "untouched") << each.raw;
}

TEST(http_uri, well_formed_paths_are_decoded_once) {
  for (const PathCase& each : {
           PathCase{"/", PathFault::none, "/"},
           {"/orders", PathFault::none, "/orders"},
           {"/orders/", PathFault::none, "/orders/"},
           {"/orders/%201", PathFault::none, "/orders/ 1"},
           {"/a+b", PathFault::none, "/a+b"},
           {"/%2541", PathFault::none, "/%41"},
           {"/%EC%A3%BC%EB%AC%B8/1", PathFault::none, "/주문/1"},
           {"/주문/1", PathFault::none, "/주문/1"},
           {"/%ec%A3%bc%eb%ac%b8", PathFault::none, "/주문"},
           {"/...", PathFault::none, "/..."},
           {"/.well-known", PathFault::none, "/.well-known"},
           {"/a%3Bb", PathFault::none, "/a;b"},
       })
    check(each);
}

TEST(http_uri, paths_that_can_be_understood_in_two_ways_are_malformed) {
  for (const std::string_view raw :
       {"",         "orders",  "/a%2Fb",     "/a%2fb",        "/a%5Cb",    "/a\\b", "/a%00",
        "/a%0d%0a", "/%7f",    "/%",         "/%4",           "/%zz",      "/a%4",  "/..",
        "/.",       "/a/../b", "/a/./b",     "/a/..",         "/%2e%2e/b", "/.%2E", "/%2e",
        "/%ff",     "/%c0%af", "/%ed%a0%80", "/%f4%90%80%80", "/%ec%a3",   "/a#b",  "//..",
        "/a;b/.."})
    check({raw, PathFault::malformed, {}});
}

TEST(http_uri, paths_that_nothing_is_named_by_are_unknown) {
  for (const std::string_view raw :
       {"//", "//orders", "/orders//1", "/orders//", "/orders;a=b", "/;"})
    check({raw, PathFault::unknown, {}});
}

TEST(http_uri, a_query_is_decoded_in_order) {
  Query query;
  ASSERT_TRUE(decode_query("page=1&size=&flag&&name=%EC%A3%BC+%EB%AC%B8&a=b=c&page=2", query));
  const Query expected = {{"page", "1"},     {"size", ""}, {"flag", ""},
                          {"name", "주 문"}, {"a", "b=c"}, {"page", "2"}};
  EXPECT_EQ(query, expected);
}

TEST(http_uri, a_malformed_query_is_refused) {
  for (const std::string_view raw : {"a=%", "a=%4", "%zz", "a=%00", "a=%ff", "a=1&b=%c0%80"}) {
    Query query;
    EXPECT_FALSE(decode_query(raw, query)) << raw;
  }
}

TEST(http_uri, utf8_is_valid_only_in_its_shortest_form) {
  for (const std::string_view good :
       {"", "abc", "\xc2\x80", "주문", "\xf0\x9f\x8d\x95", "\xf4\x8f\xbf\xbf"})
    EXPECT_TRUE(valid_utf8(good)) << good;
  for (const std::string_view bad : {"\x80", "\xc1\x81", "\xe0\x9f\xbf", "\xed\xa0\x80",
                                     "\xf0\x8f\xbf\xbf", "\xf5\x80\x80\x80", "\xec\xa3", "\xff"})
    EXPECT_FALSE(valid_utf8(bad));
}

TEST(http_uri, what_is_encoded_decodes_to_itself) {
  const std::string text = "주문 1/2?a=b&c%~-._";
  Query query;
  ASSERT_TRUE(decode_query("x=" + encode_component(text), query));
  EXPECT_EQ(query.front().second, text);
}

}  // namespace
}  // namespace runtime::http
