// Puts answers into bytes. Pure: the date comes in.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/http/message.hpp"

namespace runtime::http {

struct Framing {
  std::string_view date;      // as http_date() gives it
  bool close = false;         // say that the connection ends here
  bool keep_alive = false;    // say that it goes on: HTTP/1.0 takes silence for an end
  bool without_body = false;  // the question was HEAD
};

// Appends the whole answer. Control characters in header values become blanks, so that no value can
// begin a line of its own.
void append_response(std::string& out, const Response& response, const Framing& framing);

// "Tue, 15 Nov 1994 08:12:31 GMT"
std::string http_date(std::int64_t seconds_since_1970);

}  // namespace runtime::http
