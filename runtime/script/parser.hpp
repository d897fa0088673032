// Reads a story script. What may stand in one:
//
//   # Lines above the first step are the preface; later ones tell the story of the request below
//   them.
//   ### A title starts a step
//   http POST :8088/orders item="치킨" qty=10          a httpie command, a curl command, or
//   POST /orders                                       method and path, then header lines, an empty
//   line, the body; MANAGEMENT PATCH /contexts/store {"state":"paused"}    a short body may follow
//   the path; MANAGEMENT: the other port
//
//   HTTP 201 or 202                                    what must come back: a status (2xx), then
//   header lines Location: http://localhost:8088/orders/{{id=*}}    (* is any text, {{id=*}} keeps
//   it, {{id}} uses it; an empty
//                                                      value: the header is absent), then, after an
//                                                      empty line, the body:
//   {"item": "치킨", "qty": *, ...}                    JSON by value, * is any value, ... is "and
//   others"
//
// "eventually HTTP 200" asks again until it holds, "eventually within 30 s" with more patience;
// "exactly HTTP 200" wants the body byte for byte; "no body" stands for none. "20 at once" above a
// request sends it so often in parallel. A body that is not JSON stands between lines of ```.
// Without an expectation any 2xx will do. Method and path send "Accept: */*" and JSON's
// Content-Type unless they say otherwise; an empty header value takes one away. Host names in the
// file need not be those of the server that is played.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "runtime/script/script.hpp"

namespace runtime::script {

inline constexpr std::size_t at_once_max = 1000;

struct Fault {
  int line = 0;
  std::string what;
};

struct Parsed {
  Script script;
  std::optional<Fault> fault;
};

Parsed parse(std::string_view text);

}  // namespace runtime::script
