// Everything that can be set, with its default. Names on the command line are the same words with
// '-', in the environment MADANG_ and upper case with '_', in the file TOML keys with '_'. Units
// are part of the name.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "kit/describe.hpp"

namespace runtime {

struct Settings {
  int port = 8088;  // also SERVER_PORT, PORT
  std::string bind = "0.0.0.0";
  int management_port = 8089;  // loopback only
  std::string data = "data";   // folder; a system's files stand in data/<system>/
  std::string static_files;  // folder for GETs that no resource claims; none when empty (--static)
  std::string log_level = "info";   // debug, info, warn, error
  std::string log_format = "auto";  // auto (readable on a terminal, else json), json, text
  std::string cors_origins = "*";   // comma-separated
  std::string trusted_proxies;      // comma-separated addresses whose X-Forwarded-* are believed
  std::int64_t queue_max = 4'096;
  std::int64_t batch_max = 256;
  std::int64_t body_bytes_max = 1'048'576;
  std::int64_t connections_max = 10'000;
  std::int64_t connections_per_address_max = 10'000;
  std::int64_t call_timeout_ms = 610;  // of a call to another context, S2
  std::int64_t call_wait_max_ms = 5'000;
  std::string overload = "default";  // default (as the business has it), hold, hold-off: R4
  std::int64_t breaker_calls_min = 20;
  std::int64_t breaker_failures_percent = 50;
  std::int64_t breaker_open_ms = 5'000;
  std::int64_t shutdown_max_ms = 10'000;
};
DESCRIBE(Settings, port, bind, management_port, data, static_files, log_level, log_format,
         cors_origins, trusted_proxies, queue_max, batch_max, body_bytes_max, connections_max,
         connections_per_address_max, call_timeout_ms, call_wait_max_ms, overload,
         breaker_calls_min, breaker_failures_percent, breaker_open_ms, shutdown_max_ms)

}  // namespace runtime
