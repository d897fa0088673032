// Only what a demonstration needs of a URL.
#include "app/target.hpp"

#include <charconv>

namespace app {
namespace {

constexpr std::string_view scheme = "http://";
constexpr std::string_view in_stories = "localhost:8088";

}  // namespace

std::optional<Target> target_of(std::string_view url) {
  if (!url.starts_with(scheme)) return std::nullopt;
  url.remove_prefix(scheme.size());
  if (url.ends_with('/')) url.remove_suffix(1);
  const auto colon = url.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  Target target{std::string(url.substr(0, colon)), 0};
  const char* end = url.data() + url.size();
  const auto [stopped, error] = std::from_chars(url.data() + colon + 1, end, target.port);
  if (error != std::errc() || stopped != end || target.port == 0) return std::nullopt;
  return target;
}

std::string told_of(const Target& target, std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const auto found = words.find(in_stories, at);
    out += words.substr(at, found - at);
    if (found == std::string_view::npos) break;
    out += target.authority();
    at = found + in_stories.size();
  }
  return out;
}

}  // namespace app
