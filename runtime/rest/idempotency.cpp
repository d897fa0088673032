// Stored answers are text: the status, the header lines, an empty line, the body.
#include "runtime/rest/idempotency.hpp"

#include <algorithm>

#include "runtime/http/text.hpp"

namespace runtime::rest {
namespace {

// Two passes of FNV-1a from different starts: enough to tell a client's own requests apart.
std::uint64_t fnv(std::uint64_t start, std::string_view text) {
  for (const char c : text) start = (start ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return start;
}

void append_hex(std::string& out, std::uint64_t value) {
  static constexpr char hex[] = "0123456789abcdef";
  for (int shift = 60; shift >= 0; shift -= 4) out += hex[(value >> shift) & 15];
}

}  // namespace

std::optional<std::string> read_key(std::string_view header, std::size_t key_max) {
  auto text = http::trimmed(header);
  std::string key;
  const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
  if (quoted) text = text.substr(1, text.size() - 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\' && i + 1 < text.size()) ++i;
    key += text[i];
  }
  const bool printable =
      std::all_of(key.begin(), key.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
  if (key.empty() || key.size() > key_max || !printable) return std::nullopt;
  return key;
}

std::string fingerprint(const http::Request& request) {
  std::string out = std::to_string(request.body.size()) + "-";
  append_hex(out, fnv(0xcbf29ce484222325ULL, request.body));
  append_hex(out, fnv(0x84222325cbf29ce4ULL, request.body));
  return out;
}

std::string pack(const http::Response& response) {
  std::string out = std::to_string(response.status) + "\n";
  for (const auto& header : response.headers) out += header.name + ": " + header.value + "\n";
  return out + "\n" + response.body;
}

std::optional<http::Response> unpack(std::string_view stored) {
  http::Response response;
  const auto line = [&]() -> std::optional<std::string_view> {
    const auto end = stored.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const auto text = stored.substr(0, end);
    stored.remove_prefix(end + 1);
    return text;
  };
  const auto status = line();
  unsigned code = 0;
  if (!status || !http::read_number(*status, code) || code < 100 || code > 599) return std::nullopt;
  response.status = static_cast<int>(code);
  for (auto header = line(); header && !header->empty(); header = line()) {
    const auto colon = header->find(": ");
    if (colon == std::string_view::npos) return std::nullopt;
    response.headers.push_back(
        {std::string(header->substr(0, colon)), std::string(header->substr(colon + 2))});
  }
  response.body = stored;
  return response;
}

}  // namespace runtime::rest
