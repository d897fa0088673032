// Commands as the originals' documents print them become the requests that httpie and curl send.
#include "runtime/script/command_line.hpp"

#include <gtest/gtest.h>

namespace runtime::script {
namespace {

Request read(std::string_view line, std::string_view expected_fault = "") {
  std::vector<std::string> words;
  Request request;
  std::string fault = split_words(line, words);
  if (fault.empty())
    fault = words.front() == "curl" ? read_curl(words, request) : read_httpie(words, request);
  EXPECT_EQ(fault, expected_fault) << line;
  return request;
}

std::string header(const Request& request, std::string_view name) {
  for (const auto& each : request.headers)
    if (each.name == name) return each.value;
  return "none";
}

TEST(command_line, httpie_sends_texts_as_ascii_json) {
  const auto request =
      read("http POST :8088/orders item=\"치킨\" qty=10 price=200 state=\"주문접수-결재완료\"");
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.host, "localhost:8088");
  EXPECT_EQ(request.target, "/orders");
  EXPECT_EQ(request.body, R"({"item": "\uce58\ud0a8", "qty": "10", "price": "200", )"
                          R"("state": "\uc8fc\ubb38\uc811\uc218-\uacb0\uc7ac\uc644\ub8cc"})");
  EXPECT_EQ(header(request, "Accept"), "application/json, */*;q=0.5");
  EXPECT_EQ(header(request, "Content-Type"), "application/json");
}

TEST(command_line, data_without_a_method_is_a_post_and_a_comment_is_no_data) {
  const auto request = read("http localhost:8081/orders item=통닭 storeId=1   #Success");
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.host, "localhost:8081");
  EXPECT_EQ(request.body, R"({"item": "\ud1b5\ub2ed", "storeId": "1"})");
}

TEST(command_line, a_get_of_httpie_accepts_anything_and_has_no_content_type) {
  const auto request = read("http :8084/payments");
  EXPECT_EQ(request.method, "GET");
  EXPECT_EQ(header(request, "Accept"), "*/*");
  EXPECT_EQ(header(request, "Content-Type"), "none");
  EXPECT_EQ(request.body, "");
}

TEST(command_line, raw_json_query_and_headers_of_httpie) {
  const auto request = read("http PUT :/a qty:=10 on:='[1, {\"b\": null}]' page==2 q=='a b' X-A:1");
  EXPECT_EQ(request.host, "localhost");
  EXPECT_EQ(request.target, "/a?page=2&q=a%20b");
  EXPECT_EQ(request.body, R"({"qty": 10, "on": [1, {"b": null}]})");
  EXPECT_EQ(header(request, "X-A"), "1");
}

TEST(command_line, korean_paths_are_percent_encoded) {
  const auto request = read("http http://localhost:8083/주문처리s orderId=1");
  EXPECT_EQ(request.target, "/%EC%A3%BC%EB%AC%B8%EC%B2%98%EB%A6%ACs");
  EXPECT_EQ(request.host, "localhost:8083");
}

TEST(command_line, letters_outside_the_basic_plane_are_written_as_surrogates) {
  EXPECT_EQ(read("http :/a b=😀").body, R"({"b": "\ud83d\ude00"})");
}

TEST(command_line, curl_sends_what_it_is_given) {
  const auto request = read(
      "curl -i -X PATCH localhost:8088/orders/1 -H 'Content-Type: application/json' "
      "-d '{\"state\":\"주문취소\"}'");
  EXPECT_EQ(request.method, "PATCH");
  EXPECT_EQ(request.body, R"({"state":"주문취소"})");
  EXPECT_EQ(header(request, "Content-Type"), "application/json");
  EXPECT_EQ(header(request, "Accept"), "*/*");
}

TEST(command_line, curl_without_a_type_sends_a_form) {
  const auto request = read("curl localhost:8088/orders -d a=1 -d b=2");
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.body, "a=1&b=2");
  EXPECT_EQ(header(request, "Content-Type"), "application/x-www-form-urlencoded");
  EXPECT_EQ(header(read("curl --json {} :8088/a"), "Content-Type"), "application/json");
}

TEST(command_line, what_is_not_understood_is_said) {
  read("http POST :8088/orders item=\"치킨", "a quote is opened and not closed");
  read("http POST", "the command names no address");
  read("http --form :8088/a", "httpie's option --form is not known here");
  read("http :8088/a b@file", "files are not read: b@file");
  read("http :8088/a nothing", "\"nothing\" is no item of a httpie command");
  read("http https://host/a", "https is not spoken here");
  read("curl -X", "curl's -X lacks its value");
  read("curl a/b c/d", "a second address: c/d");
}

}  // namespace
}  // namespace runtime::script
