#include "runtime/http/writer.hpp"

#include <gtest/gtest.h>

#include "runtime/http/problem.hpp"

namespace runtime::http {
namespace {

std::string written(const Response& response, Framing framing = {}) {
  framing.date = "D";
  std::string out;
  append_response(out, response, framing);
  return out;
}

Response answer(int status, std::string body, std::vector<Header> headers = {}) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  response.headers = std::move(headers);
  return response;
}

TEST(http_writer, an_answer_has_date_and_length) {
  EXPECT_EQ(written(answer(200, "abc", {{"A", "b"}, {"A", "c"}})),
            "HTTP/1.1 200 OK\r\nDate: D\r\nA: b\r\nA: c\r\nContent-Length: 3\r\n\r\nabc");
  EXPECT_EQ(written(answer(201, "")),
            "HTTP/1.1 201 Created\r\nDate: D\r\nContent-Length: 0\r\n\r\n");
}

TEST(http_writer, no_content_and_not_modified_have_no_length) {
  EXPECT_EQ(written(answer(204, "x")), "HTTP/1.1 204 No Content\r\nDate: D\r\n\r\n");
  EXPECT_EQ(written(answer(304, "x")), "HTTP/1.1 304 Not Modified\r\nDate: D\r\n\r\n");
}

TEST(http_writer, head_has_the_length_but_not_the_body) {
  const std::string expected = "HTTP/1.1 200 OK\r\nDate: D\r\nContent-Length: 3\r\n\r\n";
  EXPECT_EQ(written(answer(200, "abc"), {.date = {}, .without_body = true}), expected);
  Response response = answer(200, "abc");
  response.without_body = true;
  EXPECT_EQ(written(response), expected);
}

TEST(http_writer, the_connection_is_spoken_of_when_needed) {
  EXPECT_NE(written(answer(200, ""), {.date = {}, .close = true, .keep_alive = true})
                .find("Connection: close\r\n"),
            std::string::npos);
  EXPECT_NE(
      written(answer(200, ""), {.date = {}, .keep_alive = true}).find("Connection: keep-alive\r\n"),
      std::string::npos);
}

TEST(http_writer, a_value_can_not_begin_a_line) {
  EXPECT_EQ(written(answer(200, "", {{"A", "b\r\nSet-Cookie: c\tPizza \xed\x94\xbc"}})),
            "HTTP/1.1 200 OK\r\nDate: D\r\nA: b  Set-Cookie: c\tPizza "
            "\xed\x94\xbc\r\nContent-Length: 0\r\n\r\n");
}

TEST(http_writer, dates_are_those_of_the_standard) {
  EXPECT_EQ(http_date(784887151), "Tue, 15 Nov 1994 08:12:31 GMT");
  EXPECT_EQ(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(http_date(1709251199), "Thu, 29 Feb 2024 23:59:59 GMT");
}

TEST(http_problem, one_body_serves_both_kinds_of_client) {
  const Response response = problem(404, "No \"such\" order.", "/주문/1", "T");
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(response.headers.at(0).value, "application/problem+json");
  EXPECT_EQ(
      response.body,
      R"({"type":"about:blank","title":"Not Found","status":404,"detail":"No \"such\" order.",)"
      R"("timestamp":"T","error":"Not Found","message":"No \"such\" order.","path":"/주문/1"})");
}

TEST(http_problem, message_is_never_empty_and_the_body_always_utf8) {
  const std::string body = problem(503, "", "/\xff", "T").body;
  EXPECT_NE(body.find(R"("message":"Service Unavailable","path":"")"), std::string::npos);
}

TEST(http_problem, every_status_has_a_phrase) {
  for (int status = 100; status < 600; ++status) EXPECT_FALSE(reason_phrase(status).empty());
  EXPECT_EQ(reason_phrase(422), "Unprocessable Entity");
}

}  // namespace
}  // namespace runtime::http
