// "00-<32 hex>-<16 hex>-<2 hex>", lower case only; a higher version may go on after that.
#include "runtime/rest/trace.hpp"

#include <algorithm>

namespace runtime::rest {
namespace {

constexpr std::size_t length = 55;

bool hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool zero(std::string_view text) { return text.find_first_not_of('0') == std::string_view::npos; }

}  // namespace

std::optional<std::string> trace_of(std::string_view traceparent) {
  if (traceparent.size() < length) return std::nullopt;
  const auto version = traceparent.substr(0, 2);
  const auto trace = traceparent.substr(3, 32);
  const auto span = traceparent.substr(36, 16);
  const auto flags = traceparent.substr(53, 2);
  const bool dashes = traceparent[2] == '-' && traceparent[35] == '-' && traceparent[52] == '-';
  if (!dashes || !hex(version) || !hex(trace) || !hex(span) || !hex(flags)) return std::nullopt;
  if (version == "ff" || zero(trace) || zero(span)) return std::nullopt;
  if (traceparent.size() > length && (version == "00" || traceparent[length] != '-'))
    return std::nullopt;
  return std::string(trace);
}

}  // namespace runtime::rest
