#include "runtime/http/uri.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace runtime::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The byte that an escape at `at` ("%41") stands for, or -1.
int escaped_byte(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return -1;
  const int high = hex_digit(text[at + 1]);
  const int low = hex_digit(text[at + 2]);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool is_control(int byte) { return byte < 0x20 || byte == 0x7f; }

// Length of the UTF-8 sequence that starts at `at`, or 0: overlong forms, surrogates and anything
// beyond U+10FFFF are none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
  const std::uint8_t lead = byte(0);
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xc0) != 0x80) return 0;
  if (lead == 0xe0 && byte(1) < 0xa0) return 0;
  if (lead == 0xed && byte(1) > 0x9f) return 0;
  if (lead == 0xf0 && byte(1) < 0x90) return 0;
  if (lead == 0xf4 && byte(1) > 0x8f) return 0;
  return length;
}

bool decode_part(std::string_view raw, std::string& out) {
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '%') {
      out += raw[i] == '+' ? ' ' : raw[i];
      continue;
    }
    const int byte = escaped_byte(raw, i);
    if (byte <= 0) return false;
    out += static_cast<char>(byte);
    i += 2;
  }
  return valid_utf8(out);
}

// What is wrong with a decoded path as a whole: dot segments weigh more than empty ones.
PathFault segments_fault(std::string_view path) {
  PathFault fault = PathFault::none;
  for (std::size_t start = 1; start <= path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::string_view segment = path.substr(start, end - start);
    if (segment == "." || segment == "..") return PathFault::malformed;
    if (segment.empty() && end < path.size()) fault = PathFault::unknown;
    start = end + 1;
  }
  return fault;
}

}  // namespace

bool valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<std::uint8_t>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = sequence_length(text, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

PathFault decode_path(std::string_view raw, std::string& out) {
  if (raw.empty() || raw.front() != '/') return PathFault::malformed;
  std::string path;
  path.reserve(raw.size());
  bool parameters = false;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    int byte = static_cast<std::uint8_t>(raw[i]);
    if (byte == '%') {
      byte = escaped_byte(raw, i);
      if (byte < 0 || byte == '/') return PathFault::malformed;
      i += 2;
    } else if (byte == ';') {
      parameters = true;
    } else if (byte == '#') {
      return PathFault::malformed;
    }
    if (is_control(byte) || byte == '\\') return PathFault::malformed;
    path += static_cast<char>(byte);
  }
  if (!valid_utf8(path)) return PathFault::malformed;
  const PathFault fault = segments_fault(path);
  if (fault != PathFault::none) return fault;
  if (parameters) return PathFault::unknown;
  out = std::move(path);
  return PathFault::none;
}

bool decode_query(std::string_view raw, Query& out) {
  while (!raw.empty()) {
    const std::size_t end = std::min(raw.find('&'), raw.size());
    const std::string_view part = raw.substr(0, end);
    raw.remove_prefix(std::min(end + 1, raw.size()));
    if (part.empty()) continue;
    const std::size_t equals = part.find('=');
    auto& [name, value] = out.emplace_back();
    if (!decode_part(part.substr(0, equals), name)) return false;
    if (equals == std::string_view::npos) continue;
    if (!decode_part(part.substr(equals + 1), value)) return false;
  }
  return true;
}

std::string encode_component(std::string_view text) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || (c != '\0' && std::strchr("-._~", c) != nullptr)) {
      out += c;
    } else {
      out += '%';
      out += hex[byte >> 4];
      out += hex[byte & 15];
    }
  }
  return out;
}

}  // namespace runtime::http
