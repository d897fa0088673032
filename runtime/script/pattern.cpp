// Matching tries every length of a gap; scripts are short, so nothing cleverer is needed.
#include "runtime/script/pattern.hpp"

namespace runtime::script {
namespace {

struct Gap {
  std::string_view name;  // empty: not kept
  std::size_t size = 0;   // of the gap in the pattern, 0: this is no gap
};

Gap gap_at(std::string_view pattern) {
  if (pattern.starts_with('*')) return {{}, 1};
  if (!pattern.starts_with("{{")) return {};
  const auto end = pattern.find("=*}}");
  if (end == std::string_view::npos) return {};
  const auto name = pattern.substr(2, end - 2);
  return name.find_first_of("{}") == std::string_view::npos ? Gap{name, end + 4} : Gap{};
}

}  // namespace

std::string substitute(std::string& text, const Variables& variables) {
  std::string out;
  std::string_view rest = text;
  for (auto open = rest.find("{{"); open != std::string_view::npos; open = rest.find("{{")) {
    const auto close = rest.find("}}", open);
    if (close == std::string_view::npos) break;
    const auto name = rest.substr(open + 2, close - open - 2);
    out += rest.substr(0, open);
    if (name.ends_with("=*")) {
      out += rest.substr(open, close + 2 - open);
    } else {
      const auto found = variables.find(name);
      if (found == variables.end()) return std::string(name);
      out += found->second;
    }
    rest.remove_prefix(close + 2);
  }
  text = out.append(rest);
  return {};
}

bool fits(std::string_view pattern, std::string_view text, Variables& kept) {
  while (!pattern.empty()) {
    if (const Gap gap = gap_at(pattern); gap.size > 0) {
      for (std::size_t size = 0; size <= text.size(); ++size) {
        if (!fits(pattern.substr(gap.size), text.substr(size), kept)) continue;
        if (!gap.name.empty()) kept[std::string(gap.name)] = text.substr(0, size);
        return true;
      }
      return false;
    }
    if (text.empty() || text.front() != pattern.front()) return false;
    pattern.remove_prefix(1);
    text.remove_prefix(1);
  }
  return text.empty();
}

}  // namespace runtime::script
