// What the reader takes and refuses. Each table is also fed byte by byte: the answer must not
// depend on how the network cuts the stream.
#include "runtime/http/reader.hpp"

#include <gtest/gtest.h>

namespace runtime::http {
namespace {

using Event = RequestReader::Event;

struct Outcome {
  std::vector<Request> requests;
  std::vector<int> verdicts;  // one for each request; 0: to be handled
  int refused = 0;            // status
  bool continue_wanted = false;
  std::size_t left = 0;  // bytes not used
};

Outcome read(std::string_view bytes, std::size_t piece, const Limits& limits, bool from_proxy) {
  RequestReader reader(limits, from_proxy);
  Outcome out;
  std::string held;
  while (true) {
    const auto [used, event] = reader.feed(held);
    held.erase(0, used);
    out.left = held.size() + bytes.size();
    if (event == Event::refused) {
      out.refused = reader.fault().status;
      return out;
    }
    if (event == Event::want_continue) out.continue_wanted = true;
    if (event == Event::request) {
      out.verdicts.push_back(reader.fault().status);
      out.requests.push_back(reader.take());
    }
    if (event != Event::need_more) continue;
    if (bytes.empty()) return out;
    held += bytes.substr(0, piece);
    bytes.remove_prefix(std::min(piece, bytes.size()));
  }
}

Outcome read_whole(std::string_view bytes, const Limits& limits = {}, bool from_proxy = false) {
  return read(bytes, std::max<std::size_t>(bytes.size(), 1), limits, from_proxy);
}

std::string get(std::string_view fields) {
  return "GET /a HTTP/1.1\r\nHost: x\r\n" + std::string(fields) + "\r\n";
}
std::string post(std::string_view fields, std::string_view body) {
  return "POST /a HTTP/1.1\r\nHost: x\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

struct Row {
  std::string_view what;
  std::string bytes;
  int status;
};

void expect_refused(const std::vector<Row>& rows) {
  for (const Row& row : rows)
    for (const std::size_t piece : {row.bytes.size(), std::size_t{1}, std::size_t{7}}) {
      const Outcome out = read(row.bytes, piece, {}, false);
      EXPECT_EQ(out.refused, row.status) << row.what << ", in pieces of " << piece;
      EXPECT_TRUE(out.requests.empty()) << row.what << ", in pieces of " << piece;
    }
}

TEST(http_reader, two_statements_of_length_are_refused) {
  expect_refused({
      {"length, then chunked",
       post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {"chunked, then length",
       post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n"), 400},
      {"other coding, then length", post("Transfer-Encoding: gzip\r\nContent-Length: 3\r\n", "abc"),
       400},
      {"length, then other coding", post("Content-Length: 3\r\nTransfer-Encoding: gzip\r\n", "abc"),
       400},
      {"two chunked",
       post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {"gzip, then chunked in two fields",
       post("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {"lengths differ", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"), 400},
      {"the same length twice", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400},
      {"a list of lengths", post("Content-Length: 3, 3\r\n", "abc"), 400},
      {"a signed length", post("Content-Length: +3\r\n", "abc"), 400},
      {"a negative length", post("Content-Length: -1\r\n", ""), 400},
      {"a hexadecimal length", post("Content-Length: 0x3\r\n", "abc"), 400},
      {"no number", post("Content-Length: \r\n", ""), 400},
      {"a length beyond 64 bits", post("Content-Length: 99999999999999999999\r\n", ""), 400},
  });
}

TEST(http_reader, codings_other_than_chunked_are_refused) {
  expect_refused({
      {"unknown", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), 501},
      {"chunked not last", post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n"), 501},
      {"chunked not alone", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 501},
      {"identity", post("Transfer-Encoding: identity\r\n", ""), 501},
      {"empty", post("Transfer-Encoding: \r\n", ""), 501},
      {"in HTTP/1.0", "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"a blank before the colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), 400},
      {"a vertical tab before the value", post("Transfer-Encoding: \vchunked\r\n", "0\r\n\r\n"),
       400},
  });
}

TEST(http_reader, malformed_heads_are_refused) {
  using namespace std::string_literals;
  expect_refused({
      {"no host", "GET /a HTTP/1.1\r\n\r\n", 400},
      {"two hosts", get("Host: y\r\n"), 400},
      {"the same host twice", get("Host: x\r\n"), 400},
      {"an empty host", "GET /a HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"a path as host", "GET /a HTTP/1.1\r\nHost: x/y\r\n\r\n", 400},
      {"a host with user", "GET /a HTTP/1.1\r\nHost: u@x\r\n\r\n", 400},
      {"a folded line", get("A: b\r\n c\r\n"), 400},
      {"a folded line with tab", get("A: b\r\n\tc\r\n"), 400},
      {"a blank before the first field", "GET /a HTTP/1.1\r\n Host: x\r\n\r\n", 400},
      {"bare line feed in the request line", "GET /a HTTP/1.1\nHost: x\r\n\r\n", 400},
      {"bare line feed in a field", "GET /a HTTP/1.1\r\nHost: x\nA: b\r\n\r\n", 400},
      {"bare line feed as the end", "GET /a HTTP/1.1\r\nHost: x\r\n\n", 400},
      {"bare carriage return", get("A: b\rc\r\n"), 400},
      {"NUL in a value", get("A: b\0c\r\n"s), 400},
      {"NUL in a name", get("A\0b: c\r\n"s), 400},
      {"no colon", get("Abc\r\n"), 400},
      {"an empty name", get(": b\r\n"), 400},
      {"a blank in a name", get("A b: c\r\n"), 400},
      {"two blanks", "GET  /a HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"a blank in the target", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"a tab in the request line", "GET\t/a HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"no method", " /a HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"no target", "GET HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"a relative target", "GET a HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"an asterisk outside of OPTIONS", "GET * HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"an authority as target", "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"absolute target of another host", "GET http://y/a HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"HTTP/0.9", "GET /a\r\n\r\n", 400},
      {"HTTP/1.2", "GET /a HTTP/1.2\r\nHost: x\r\n\r\n", 505},
      {"HTTP/2.0", "GET /a HTTP/2.0\r\nHost: x\r\n\r\n", 505},
      {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
      {"HTTP/0.9 by name", "GET /a HTTP/0.9\r\nHost: x\r\n\r\n", 505},
      {"lower case version", "GET /a http/1.1\r\nHost: x\r\n\r\n", 400},
      {"something behind the version", "GET /a HTTP/1.1 \r\nHost: x\r\n\r\n", 400},
      {"another expectation", get("Expect: 200-ok\r\n"), 417},
  });
}

TEST(http_reader, malformed_chunks_are_refused) {
  const std::string_view chunked = "Transfer-Encoding: chunked\r\n";
  expect_refused({
      {"hexadecimal prefix", post(chunked, "0x3\r\nabc\r\n0\r\n\r\n"), 400},
      {"bare line feed", post(chunked, "3\nabc\r\n0\r\n\r\n"), 400},
      {"overflow", post(chunked, "FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n"), 400},
      {"no size", post(chunked, "\r\nabc\r\n0\r\n\r\n"), 400},
      {"negative", post(chunked, "-3\r\nabc\r\n0\r\n\r\n"), 400},
      {"longer than its size", post(chunked, "3\r\nabcd\r\n0\r\n\r\n"), 400},
      {"larger than a body may be", post(chunked, "FFFFFFFFFFFFFFFF\r\nabc"), 413},
      {"a long extension", post(chunked, "3;" + std::string(5000, 'a') + "\r\nabc\r\n0\r\n\r\n"),
       400},
      {"a long unfinished header", post(chunked, std::string(5000, '0')), 400},
      {"a long whole trailer", post(chunked, "0\r\nA: " + std::string(5000, 'a') + "\r\n\r\n"),
       400},
      {"a long trailer", post(chunked, "0\r\nA: " + std::string(5000, 'a')), 400},
  });
}

TEST(http_reader, many_short_extensions_are_refused_together) {
  std::string body;
  for (int i = 0; i < 100; ++i) body += "1;" + std::string(60, 'e') + "\r\nx\r\n";
  EXPECT_EQ(read_whole(post("Transfer-Encoding: chunked\r\n", body)).refused, 400);
}

TEST(http_reader, trailers_are_dropped_and_change_nothing) {
  const std::string bytes =
      post("Transfer-Encoding: chunked\r\nTrailer: X-User\r\n",
           "3\r\nabc\r\n2;a=b\r\nde\r\n0\r\nX-Role: admin\r\nConnection: close\r\n\r\n") +
      get("");
  for (const std::size_t piece : {bytes.size(), std::size_t{1}}) {
    const Outcome out = read(bytes, piece, {}, false);
    ASSERT_EQ(out.requests.size(), 2u);
    EXPECT_EQ(out.requests[0].body, "abcde");
    EXPECT_EQ(out.requests[0].header("X-Role"), nullptr);
    EXPECT_TRUE(out.requests[0].keep_alive);
  }
}

TEST(http_reader, a_body_never_becomes_the_next_request) {
  const std::string smuggled = get("");
  const Outcome out = read_whole(
      "GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(smuggled.size()) +
      "\r\n\r\n" + smuggled + get("A: 1\r\n"));
  ASSERT_EQ(out.requests.size(), 2u);
  EXPECT_EQ(out.requests[0].body, "");  // the body of a GET is read and ignored
  EXPECT_EQ(*out.requests[1].header("a"), "1");
}

TEST(http_reader, a_request_is_given_whole) {
  const Outcome out = read(
      "PATCH /%EC%A3%BC%EB%AC%B8/1?page=2&name=%EA%B0%80 HTTP/1.1\r\nhost: x:8088\r\nAccept: a\r\n"
      "Connection: keep-alive\r\nTE: trailers\r\nUpgrade: h2c\r\nContent-Type:  application/json "
      "\r\n"
      "Content-Length: 2\r\n\r\n{}",
      3, {}, false);
  ASSERT_EQ(out.requests.size(), 1u);
  const Request& request = out.requests[0];
  EXPECT_EQ(request.method, "PATCH");
  EXPECT_EQ(request.path, "/주문/1");
  EXPECT_EQ(request.target, "/%EC%A3%BC%EB%AC%B8/1?page=2&name=%EA%B0%80");
  EXPECT_EQ(*request.parameter("name"), "가");
  EXPECT_EQ(request.parameter("Name"), nullptr);
  EXPECT_EQ(*request.header("content-type"), "application/json");
  EXPECT_EQ(*request.header("Host"), "x:8088");
  EXPECT_EQ(request.headers.size(), 3u);
  EXPECT_EQ(request.body, "{}");
  EXPECT_TRUE(request.keep_alive);
}

TEST(http_reader, unusual_requests_are_let_through) {
  for (const std::string& bytes : {
           std::string("BREW /a HTTP/1.1\r\nHost: x\r\n\r\n"),
           std::string("get /a HTTP/1.1\r\nHost: x\r\n\r\n"),
           std::string("GET /a HTTP/1.0\r\n\r\n"),
           std::string("\r\nGET /a HTTP/1.1\r\nHost: [::1]:80\r\n\r\n"),
           std::string("GET /주문 HTTP/1.1\r\nHost: x\r\n\r\n"),
           std::string("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n"),
           std::string("GET http://x/a?b HTTP/1.1\r\nHost: X\r\n\r\n"),
           std::string("GET http://x HTTP/1.1\r\nHost: x\r\n\r\n"),
           std::string("DELETE /a HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"),
       }) {
    const Outcome out = read(bytes, 1, {}, false);
    EXPECT_EQ(out.requests.size(), 1u) << bytes;
    EXPECT_EQ(out.refused, 0) << bytes;
    EXPECT_EQ(out.left, 0u) << bytes;
  }
}

TEST(http_reader, a_bad_path_is_a_verdict_on_one_request_only) {
  const Outcome out = read_whole(
      "POST /a//b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
      "GET /a/../b HTTP/1.1\r\nHost: x\r\n\r\nGET /a?b=%ff HTTP/1.1\r\nHost: x\r\n\r\n" +
      get(""));
  EXPECT_EQ(out.verdicts, (std::vector<int>{404, 400, 400, 0}));
}

TEST(http_reader, keep_alive_follows_version_and_connection) {
  const auto keeps = [](const std::string& bytes) {
    return read_whole(bytes).requests.at(0).keep_alive;
  };
  EXPECT_TRUE(keeps(get("")));
  EXPECT_FALSE(keeps(get("Connection: x, Close\r\n")));
  EXPECT_FALSE(keeps("GET /a HTTP/1.0\r\n\r\n"));
  EXPECT_TRUE(keeps("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
}

TEST(http_reader, only_a_proxy_speaks_for_others) {
  const std::string bytes =
      get("X-Forwarded-For: 1.2.3.4\r\nForwarded: for=1.2.3.4\r\nX-User-Id: 7\r\n"
          "X-User: a\r\nX-Real-IP: 1.2.3.4\r\nX-Request-Id: 9\r\nFrom: b\r\n");
  EXPECT_EQ(read_whole(bytes, {}, false).requests.at(0).headers.size(), 3u);
  EXPECT_EQ(read_whole(bytes, {}, true).requests.at(0).headers.size(), 8u);
}

TEST(http_reader, target_is_taken_at_its_limit_and_not_beyond) {
  const auto target = [](std::size_t size) {
    return "GET /" + std::string(size - 1, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n";
  };
  const std::size_t most = Limits{}.target_bytes_max;
  EXPECT_EQ(read_whole(target(most)).requests.size(), 1u);
  EXPECT_EQ(read_whole(target(most + 1)).refused, 414);
  EXPECT_EQ(read(target(most * 2), 100, {}, false).refused, 414);
}

TEST(http_reader, header_is_taken_at_its_limit_and_not_beyond) {
  const auto header = [](std::size_t size) {
    return "GET /a HTTP/1.1\r\nHost: x\r\nA: " + std::string(size - 9 - 3 - 4, 'a') + "\r\n\r\n";
  };
  const std::size_t most = Limits{}.header_bytes_max;
  EXPECT_EQ(read_whole(header(most)).requests.size(), 1u);
  EXPECT_EQ(read_whole(header(most + 1)).refused, 431);
  EXPECT_EQ(read(header(most * 2), 100, {}, false).refused, 431);
}

TEST(http_reader, fields_are_taken_up_to_their_number) {
  const auto fields = [](std::size_t count) {
    std::string out;
    for (std::size_t i = 1; i < count; ++i) out += "A: b\r\n";
    return get(out);
  };
  const std::size_t most = Limits{}.header_fields_max;
  EXPECT_EQ(read_whole(fields(most)).requests.size(), 1u);
  EXPECT_EQ(read_whole(fields(most + 1)).refused, 431);
}

TEST(http_reader, body_is_taken_at_its_limit_and_not_beyond) {
  const Limits limits{.body_bytes_max = 10};
  EXPECT_EQ(read_whole(post("Content-Length: 10\r\n", "0123456789"), limits).requests.size(), 1u);
  EXPECT_EQ(read_whole(post("Content-Length: 11\r\n", ""), limits).refused, 413);
  const std::string_view chunked = "Transfer-Encoding: chunked\r\n";
  EXPECT_EQ(
      read_whole(post(chunked, "5\r\nabcde\r\n5\r\nabcde\r\n0\r\n\r\n"), limits).requests.size(),
      1u);
  EXPECT_EQ(read_whole(post(chunked, "5\r\nabcde\r\n6\r\n"), limits).refused, 413);
}

TEST(http_reader, a_sender_that_waits_is_told_to_go_on_or_refused) {
  const std::string_view expect = "Expect: 100-continue\r\n";
  Outcome out = read_whole(post("Content-Length: 3\r\n" + std::string(expect), ""));
  EXPECT_TRUE(out.continue_wanted);
  out = read_whole(post("Content-Length: 3\r\n" + std::string(expect), "abc"));
  EXPECT_FALSE(out.continue_wanted);
  EXPECT_EQ(out.requests.at(0).body, "abc");
  EXPECT_EQ(read_whole(post("Content-Length: 2000000\r\n" + std::string(expect), "")).refused, 413);
  EXPECT_EQ(read_whole("POST /a//b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n" +
                       std::string(expect) + "\r\n")
                .refused,
            404);
}

TEST(http_reader, a_sender_that_asks_and_does_not_wait_is_refused_all_the_same) {
  expect_refused({{"a body behind an expectation that fails",
                   "POST /a//b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n"
                   "Expect: 100-continue\r\n\r\nabc",
                   404}});
}

TEST(http_reader, phase_tells_what_is_awaited) {
  const Limits limits;
  RequestReader reader(limits, false);
  EXPECT_EQ(reader.phase(), RequestReader::Phase::between);
  EXPECT_EQ(reader.feed("\r\n").used, 2u);
  EXPECT_EQ(reader.phase(), RequestReader::Phase::between);
  EXPECT_EQ(reader.feed("POST").used, 0u);
  EXPECT_EQ(reader.phase(), RequestReader::Phase::head);
  const std::string head = post("Content-Length: 3\r\n", "");
  EXPECT_EQ(reader.feed(head + "a").used, head.size() + 1);
  EXPECT_EQ(reader.phase(), RequestReader::Phase::body);
  EXPECT_EQ(reader.body_bytes(), 1u);
  EXPECT_EQ(reader.feed("bc").event, Event::request);
  EXPECT_EQ(reader.phase(), RequestReader::Phase::between);
}

}  // namespace
}  // namespace runtime::http
