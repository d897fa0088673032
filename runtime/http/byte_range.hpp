// A single range of bytes out of a whole, as the Range field asks for it. Pure.
#pragma once
#include <cstdint>
#include <string_view>

namespace runtime::http {

struct ByteRange {
  enum class Kind { whole, part, unsatisfiable };
  Kind kind = Kind::whole;
  std::uint64_t first = 0;
  std::uint64_t length = 0;
};

// Several ranges, other units and whatever can't be read are passed over, as the standard allows:
// whole.
ByteRange byte_range(std::string_view field, std::uint64_t size);

// Whether an If-None-Match field names this (strong, quoted) tag.
bool names_tag(std::string_view field, std::string_view tag);

}  // namespace runtime::http
