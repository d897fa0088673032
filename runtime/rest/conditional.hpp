// Conditional requests (RFC 9110, 13) on the version of an aggregate.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "runtime/http/message.hpp"

namespace runtime::rest {

std::string etag_of(std::int64_t version);

enum class Precondition { holds, not_modified, failed };

// `version` 0: there is nothing at the path.
Precondition check_read(const http::Request& request, std::int64_t version);
Precondition check_write(const http::Request& request, std::int64_t version);

// True when the write must be made on that very version and no other: If-Match names it.
bool pins_version(const http::Request& request);

}  // namespace runtime::rest
