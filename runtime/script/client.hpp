// A plain blocking HTTP/1.1 client for scripts: one connection per request, the body read whole.
// Not for production.
#pragma once
#include <cstdint>
#include <string>

#include "runtime/script/script.hpp"

namespace runtime::script {

struct Address {
  std::string host = "127.0.0.1";  // a numeric IPv4 address
  std::uint16_t port = 0;
};

struct ClientLimits {
  int timeout_ms = 30'000;  // of connecting, and of each wait for bytes
  std::size_t answer_max = 64u << 20;
};

// What goes over the wire, with Host and Content-Length.
std::string wire_text(const Request& request);

// Reads a whole answer out of what was received; false: it is not complete (with `closed`: and
// never will be).
bool read_answer(std::string_view received, bool closed, bool without_body, Answer& answer);

Answer send(const Address& to, const Request& request, const ClientLimits& limits = {});

// A sender for runtime/script/player.hpp: management requests go to the second address.
struct Servers {
  Address server, management;
  Answer operator()(const Request& request) const {
    return send(request.management ? management : server, request);
  }
};

}  // namespace runtime::script
