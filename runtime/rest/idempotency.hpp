// Idempotency-Key: what a client calls one intention, so that repeating it repeats the answer and
// not the effect.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "runtime/http/message.hpp"

namespace runtime::rest {

// The key as sent, bare or as a quoted string. Nothing: too long, empty, or with characters that no
// key has.
std::optional<std::string> read_key(std::string_view header, std::size_t key_max);

// Two bodies of the same fingerprint are taken for the same request.
std::string fingerprint(const http::Request& request);

// An answer as it is kept, and back. Nothing when it was not written by pack().
std::string pack(const http::Response& response);
std::optional<http::Response> unpack(std::string_view stored);

}  // namespace runtime::rest
