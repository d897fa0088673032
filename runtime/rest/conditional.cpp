// Strong comparison for If-Match, weak for If-None-Match; lists and "*".
#include "runtime/rest/conditional.hpp"

#include "runtime/http/text.hpp"

namespace runtime::rest {
namespace {

// True when one of the header's tags is this one; nothing when the header is not there.
std::optional<bool> matches(const http::Request& request, std::string_view name,
                            std::int64_t version, bool weak) {
  std::optional<bool> found;
  for (const auto& header : request.headers) {
    if (!http::same_word(header.name, name)) continue;
    if (!found) found = false;
    std::string_view rest = header.value;
    while (!rest.empty()) {
      auto tag = http::next_of_list(rest);
      if (tag == "*") found = *found || version > 0;
      if (weak && tag.starts_with("W/")) tag.remove_prefix(2);
      if (version > 0 && tag == etag_of(version)) found = true;
    }
  }
  return found;
}

}  // namespace

std::string etag_of(std::int64_t version) { return '"' + std::to_string(version) + '"'; }

Precondition check_read(const http::Request& request, std::int64_t version) {
  if (!matches(request, "If-Match", version, false).value_or(true)) return Precondition::failed;
  return matches(request, "If-None-Match", version, true).value_or(false)
             ? Precondition::not_modified
             : Precondition::holds;
}

Precondition check_write(const http::Request& request, std::int64_t version) {
  if (!matches(request, "If-Match", version, false).value_or(true)) return Precondition::failed;
  return matches(request, "If-None-Match", version, true).value_or(false) ? Precondition::failed
                                                                          : Precondition::holds;
}

bool pins_version(const http::Request& request) {
  const auto* tags = request.header("If-Match");
  return tags && http::trimmed(*tags) != "*";
}

}  // namespace runtime::rest
