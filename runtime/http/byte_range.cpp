#include "runtime/http/byte_range.hpp"

#include <algorithm>

#include "runtime/http/text.hpp"

namespace runtime::http {
namespace {

ByteRange cut(std::uint64_t first, std::uint64_t last, std::uint64_t size) {
  if (first >= size) return {ByteRange::Kind::unsatisfiable, 0, 0};
  return {ByteRange::Kind::part, first, std::min(last, size - 1) - first + 1};
}

}  // namespace

ByteRange byte_range(std::string_view field, std::uint64_t size) {
  constexpr std::string_view unit = "bytes=";
  const ByteRange whole{ByteRange::Kind::whole, 0, size};
  if (!starts_with_word(field, unit)) return whole;
  const std::string_view range = trimmed(field.substr(unit.size()));
  const std::size_t dash = range.find('-');
  if (dash == std::string_view::npos) return whole;
  const std::string_view from = range.substr(0, dash);
  const std::string_view to = range.substr(dash + 1);
  std::uint64_t first = 0;
  std::uint64_t last = UINT64_MAX;
  if (!to.empty() && !read_number(to, last)) return whole;
  if (from.empty()) {
    if (to.empty()) return whole;
    const std::uint64_t length = std::min(last, size);
    return length == 0 ? cut(size, size, size) : cut(size - length, size - 1, size);
  }
  if (!read_number(from, first) || last < first) return whole;
  return cut(first, last, size);
}

bool names_tag(std::string_view field, std::string_view tag) {
  while (!field.empty()) {
    std::string_view item = next_of_list(field);
    if (item.substr(0, 2) == "W/") item.remove_prefix(2);
    if (item == "*" || item == tag) return true;
  }
  return false;
}

}  // namespace runtime::http
