// Every limit of the HTTP edge, with its default; a host has the last two from its settings. What
// goes beyond is answered as the comment says, and the connection is closed.
#pragma once
#include <chrono>
#include <cstddef>

namespace runtime::http {

struct Limits {
  std::size_t target_bytes_max = 8192;    // 414
  std::size_t header_bytes_max = 8192;    // 431; the field lines together with the empty line
  std::size_t header_fields_max = 100;    // 431
  std::size_t body_bytes_max = 1 << 20;   // 413, at once where Content-Length tells
  std::size_t chunk_overhead_max = 4096;  // 400; one chunk's header, all extensions, all trailers

  std::chrono::milliseconds header_time{10'000};   // 408; from the first byte to the empty line
  std::chrono::milliseconds body_window{5'000};    // 408 when one window brings less than ...
  std::size_t body_rate_min = 1024;                // ... this many bytes a second
  std::chrono::milliseconds idle_time{60'000};     // between requests; closed without a word
  std::chrono::milliseconds write_window{30'000};  // closed when it takes less than the rate below
  std::size_t write_rate_min = 1024;
  std::chrono::milliseconds linger_time{2'000};  // for the other end to read the last answer
  std::chrono::milliseconds last_time{500};      // while draining: for a request that is on its way

  std::chrono::milliseconds again_time{5};         // until what was put off is tried again
  std::size_t put_off_max = 512;                   // per I/O thread; more can't be put off
  std::size_t in_flight_max = 32;                  // per connection; then reading pauses
  std::size_t unsent_bytes_max = 256 << 10;        // per connection; then reading pauses
  std::size_t connections_max = 8192;              // then accepting pauses
  std::size_t connections_per_address_max = 1024;  // closed at once; trusted proxies are exempt
};

}  // namespace runtime::http
