// Turns the bytes of one connection into requests, and refuses whatever two readers could
// understand differently. No socket, no clock: bytes in, events out, so that tests and fuzzers
// drive it alone.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>

#include "runtime/http/limits.hpp"
#include "runtime/http/message.hpp"

namespace runtime::http {

struct Fault {
  int status = 0;  // 0: none
  std::string_view detail;
};

class RequestReader {
 public:
  enum class Event {
    need_more,      // call again with more bytes behind the ones that were not used
    want_continue,  // the head is complete and its sender waits for a go-ahead; call again as usual
    request,        // take() it; answer fault() instead of handling it when that is set
    refused         // answer fault(), then close: nothing that follows can be trusted
  };
  enum class Phase { between, head, body };
  struct Fed {
    std::size_t used;
    Event event;
  };

  // `from_proxy`: the peer may speak for others, so X-Forwarded-*, Forwarded and X-User* are kept.
  RequestReader(const Limits& limits, bool from_proxy);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  // `bytes` starts with what the call before left unused. Not to be called after `refused`.
  Fed feed(std::string_view bytes);

  // Without `peer`. To be called once, before the next feed().
  Request take();
  Fault fault() const;
  bool http10() const;  // of the request that is there to be taken
  Phase phase() const;
  std::uint64_t body_bytes() const;  // received so far for the request that is being read

  // Room that a caller's buffer must have: a longer head is refused.
  static std::size_t buffer_bytes(const Limits& limits);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace runtime::http
