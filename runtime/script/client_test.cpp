// What the client writes, and how it knows that an answer is complete.
#include "runtime/script/client.hpp"

#include <gtest/gtest.h>

namespace runtime::script {
namespace {

TEST(client, writes_host_headers_and_the_length_of_the_body) {
  const Request request{false, "localhost:8088", "POST", "/orders", {{"Accept", "*/*"}}, "{}"};
  EXPECT_EQ(wire_text(request),
            "POST /orders HTTP/1.1\r\nHost: localhost:8088\r\nAccept: */*\r\n"
            "Content-Length: 2\r\n\r\n{}");
}

TEST(client, an_answer_is_complete_when_its_body_is) {
  Answer answer;
  const std::string_view text = "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 3\r\n\r\nabc";
  for (std::size_t size = 0; size < text.size(); ++size)
    EXPECT_FALSE(read_answer(text.substr(0, size), false, false, answer)) << size;
  ASSERT_TRUE(read_answer(text, false, false, answer));
  EXPECT_EQ(answer.status, 200);
  ASSERT_EQ(answer.headers.size(), 2u);
  EXPECT_EQ(answer.headers[0].value, "b");
  EXPECT_EQ(answer.body, "abc");
}

TEST(client, chunks_are_joined) {
  Answer answer;
  const std::string_view text =
      "HTTP/1.1 201 \r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n";
  EXPECT_FALSE(read_answer(text.substr(0, text.size() - 7), false, false, answer));
  ASSERT_TRUE(read_answer(text, false, false, answer));
  EXPECT_EQ(answer.body, "abcd");
}

TEST(client, interim_answers_are_passed_over) {
  Answer answer;
  ASSERT_TRUE(read_answer("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", false,
                          false, answer));
  EXPECT_EQ(answer.status, 204);
}

TEST(client, without_a_length_the_end_of_the_connection_ends_the_body) {
  Answer answer;
  const std::string_view text = "HTTP/1.1 200 OK\r\n\r\nabc";
  EXPECT_FALSE(read_answer(text, false, false, answer));
  EXPECT_TRUE(read_answer(text, true, false, answer));
  EXPECT_EQ(answer.body, "abc");
  EXPECT_TRUE(read_answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", false, true, answer));
}

TEST(client, nobody_at_the_port_is_a_failure_in_words) {
  // Port 1 of the loopback is nobody's.
  const auto answer = send({"127.0.0.1", 1}, {false, "localhost", "GET", "/", {}, ""});
  EXPECT_EQ(answer.failure, "no connection to port 1: Connection refused");
}

}  // namespace
}  // namespace runtime::script
