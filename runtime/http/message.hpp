// A request and its answer as everything behind the socket sees them: already checked, already
// decoded. Plain data; no thread, no socket. The server fills a Request and owns it until the
// answer was handed in.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace runtime::http {

struct Header {
  std::string name;  // as sent; compare without regard to case
  std::string value;
};

struct Request {
  std::string method;  // as sent, known or not
  std::string target;  // as sent: path and query, percent-encoded
  std::string path;  // decoded once, valid UTF-8, starts with '/', no "..", no "//"; "*" of OPTIONS
  std::vector<std::pair<std::string, std::string>> query;  // decoded, in order; "+" is a blank
  std::vector<Header> headers;                             // without trailers and hop-by-hop fields
  std::string body;                                        // empty for GET and HEAD, whatever came
  std::string peer;  // address of the other end, without its port
  bool keep_alive = true;

  // First header of that name (any case), or nullptr.
  const std::string* header(std::string_view name) const;
  // First query parameter of that name (exact case), or nullptr.
  const std::string* parameter(std::string_view name) const;
};

struct Response {
  int status = 200;
  // Without Date, Connection and Content-Length: the server writes those.
  std::vector<Header> headers;
  std::string body;
  bool close = false;         // close the connection after this answer
  bool without_body = false;  // HEAD: Content-Length as for the body, but the body is not sent
};

// Answers one request, once. May be called from any thread; later calls are ignored. Dropping it
// without a call answers 500.
using Reply = std::function<void(Response&&)>;

// Called on an I/O thread; must not block. The reply may come at once or later.
using Handler = std::function<void(Request&&, Reply)>;

}  // namespace runtime::http
