// A story script as data: steps with a title, in them requests and what they must be answered.
// Files in this form are tests, the demo and the manual's examples at once;
// runtime/script/parser.hpp says how they are written.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "runtime/http/message.hpp"

namespace runtime::script {

inline constexpr std::string_view default_host = "localhost:8088";

struct Request {
  bool management = false;  // goes to the management port
  std::string host;         // for the Host header, "localhost:8088"
  std::string method;
  std::string target;  // path and query, percent-encoded but for {{variables}}
  std::vector<http::Header> headers;
  std::string body;
};

struct Answer {
  int status = 0;
  std::vector<http::Header> headers;
  std::string body;
  std::string failure;  // not empty: no answer came, for this reason
};

struct Expectation {
  std::vector<std::string> statuses = {"2xx"};  // one of them; x stands for any digit
  bool eventually = false;                      // asked again until it holds
  int within_ms = 0;                            // for so long; 0: as long as the player is patient
  bool exactly = false;                         // the body byte for byte
  bool says_body = false;
  std::vector<http::Header> headers;  // empty value: must not be there
  std::string body;
};

struct Exchange {
  int line = 0;
  std::vector<std::string> story;  // the comment lines above it
  std::string written;             // the request as it stands in the file
  std::size_t at_once = 1;         // so many of them in parallel
  Request request;
  Expectation expected;
};

struct Step {
  int line = 0;
  std::string title;
  std::vector<Exchange> exchanges;
  std::vector<std::string> closing;  // comment lines behind the last exchange
};

struct Script {
  std::vector<std::string> preface;  // comment lines above the first step
  std::vector<Step> steps;
};

}  // namespace runtime::script
