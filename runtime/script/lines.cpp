// Bodies are found by their brackets, so that a script needs no mark at their end.
#include "runtime/script/lines.hpp"

#include <algorithm>

namespace runtime::script {
namespace {

constexpr std::string_view fence = "```";

}  // namespace

bool is_method(std::string_view word) {
  return word.size() > 2 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Lines::Lines(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
      line.remove_suffix(1);
    lines_.push_back(line);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

void Lines::skip_empty() {
  while (!at_end() && line().empty()) next();
}

std::string Lines::joined() {
  std::string out;
  while (!at_end()) {
    auto part = line();
    next();
    const bool goes_on = part.ends_with('\\');
    if (goes_on) part.remove_suffix(1);
    out += part;
    if (!goes_on) break;
  }
  return out;
}

bool Lines::at_body() const {
  return !at_end() && (line().starts_with('{') || line().starts_with('[') || line() == fence);
}

bool Lines::read_body(std::string& body) {
  return line() == fence ? read_fenced(body) : read_json(body);
}

bool Lines::read_fenced(std::string& body) {
  for (next(); !at_end(); next()) {
    if (line() == fence) {
      next();
      if (!body.empty()) body.pop_back();  // the line end before the fence is not the body's
      return true;
    }
    body.append(line()).append("\n");
  }
  return false;
}

bool Lines::read_json(std::string& body) {
  for (; !at_end(); next()) {
    body.append(body.empty() ? "" : "\n").append(line());
    if (const auto end = json_end(body)) {
      next();
      return end == body.size();
    }
  }
  return false;
}

std::size_t json_end(std::string_view text) {
  std::size_t depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\')
      ++i;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == '{' || c == '['))
      ++depth;
    else if (!quoted && (c == '}' || c == ']') && (depth == 0 || --depth == 0))
      return i + 1;
  }
  return 0;
}

}  // namespace runtime::script
