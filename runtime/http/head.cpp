#include "runtime/http/head.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "runtime/http/text.hpp"
#include "runtime/http/uri.hpp"

namespace runtime::http {
namespace {

// What a request line has besides its target: a method, two blanks, the version, the line end.
constexpr std::size_t request_line_rest_max = 64;

Fault version_fault(std::string_view line) {
  const std::string_view version = line.substr(line.rfind(' ') + 1);
  if (version == "HTTP/1.1" || version == "HTTP/1.0") return {};
  const bool is_version = version.size() == 8 && version.substr(0, 5) == "HTTP/" &&
                          is_digit(version[5]) && version[6] == '.' && is_digit(version[7]);
  if (is_version) return {505, "Only HTTP/1.1 and HTTP/1.0 are spoken here."};
  return {400, "The request line is not well-formed."};
}

// The characters of a host and port, also of a bracketed IPv6 address.
constexpr std::array<bool, 256> host_characters = [] {
  std::array<bool, 256> out{};
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                       "0123456789-._~%:[]"))
    out[static_cast<unsigned char>(c)] = true;
  return out;
}();

bool valid_host(std::string_view host) {
  for (const char c : host)
    if (!host_characters[static_cast<unsigned char>(c)]) return false;
  return !host.empty();
}

// Cuts scheme and authority off an absolute target and gives the authority.
std::string_view cut_authority(std::string_view& target) {
  const std::size_t scheme = starts_with_word(target, "http://")    ? 7
                             : starts_with_word(target, "https://") ? 8
                                                                    : 0;
  if (scheme == 0) return {};
  target.remove_prefix(scheme);
  const std::string_view authority = target.substr(0, target.find_first_of("/?"));
  target.remove_prefix(authority.size());
  return authority;
}

}  // namespace

std::size_t HeadScanner::head_bytes_max(const Limits& limits) {
  return limits.target_bytes_max + request_line_rest_max + limits.header_bytes_max;
}

void HeadScanner::reset() { looked_at_ = line_start_ = fields_start_ = 0; }

bool HeadScanner::line_is_good(std::string_view line) {
  if (line.size() < 2 || line[line.size() - 2] != '\r') {
    fault_ = {400, "A line of the head does not end in CR LF."};
  } else if (fields_start_ == 0) {
    fault_ = version_fault(line.substr(0, line.size() - 2));
  } else if (line.front() == ' ' || line.front() == '\t') {
    fault_ = {400, "Folded header lines are not accepted."};
  }
  return fault_.status == 0;
}

void HeadScanner::check_lengths(std::size_t bytes) {
  if (fields_start_ == 0) {
    if (bytes > limits_.target_bytes_max + request_line_rest_max)
      fault_ = {414, "The request target is too long."};
  } else if (bytes - fields_start_ > limits_.header_bytes_max) {
    fault_ = {431, "The header is too long."};
  }
}

std::size_t HeadScanner::scan(std::string_view bytes) {
  while (looked_at_ < bytes.size()) {
    const void* found = std::memchr(bytes.data() + looked_at_, '\n', bytes.size() - looked_at_);
    if (found == nullptr) {
      looked_at_ = bytes.size();
      break;
    }
    const auto end = static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data()) + 1;
    check_lengths(end);
    const std::string_view line = bytes.substr(line_start_, end - line_start_);
    if (fault_.status != 0 || !line_is_good(line)) return 0;
    if (fields_start_ == 0) fields_start_ = end;
    looked_at_ = line_start_ = end;
    if (line.size() == 2) return end;
  }
  check_lengths(bytes.size());
  return 0;
}

Fault HeadChecks::start(const Request& request, bool http10) {
  http10_ = http10;
  if (request.target.size() > limits_.target_bytes_max)
    return {414, "The request target is too long."};
  std::string_view target = request.target;
  authority_ = cut_authority(target);
  const bool asterisk = target == "*" && request.method == "OPTIONS";
  const bool origin = !target.empty() && (target.front() == '/' || target.front() == '?');
  if (asterisk || (origin && (target.front() == '/' || !authority_.empty())) ||
      (target.empty() && !authority_.empty()))
    return {};
  return {400, "The request target is neither a path nor an absolute address."};
}

bool HeadChecks::field(std::string_view name, std::string_view value) {
  ++fields_;
  if (name.empty()) return false;
  switch (lower(name.front())) {
    case 'h':
      if (same_word(name, "host")) {
        ++hosts_;
        host_ = value;
      }
      return true;
    case 'c':
    case 't':
    case 'e':
      if (framing_field(name, value)) return false;
      return !connection_field(name);
    case 'k':
    case 'p':
    case 'u':
      return !connection_field(name);
    case 'x':
    case 'f':
      return from_proxy_ || !speaks_for_others(name);
    default:
      return true;
  }
}

bool HeadChecks::framing_field(std::string_view name, std::string_view value) {
  if (same_word(name, "content-length")) {
    ++lengths_;
    std::size_t length = 0;
    for (const char c : value) length_is_number_ = length_is_number_ && is_digit(c);
    length_is_too_much_ = !read_number(value, length) || length > limits_.body_bytes_max;
    return true;
  }
  if (same_word(name, "transfer-encoding")) {
    ++codings_;
    coding_is_chunked_ = same_word(value, "chunked");
    return true;
  }
  if (same_word(name, "expect")) {
    expect_ = same_word(value, "100-continue") ? Expect::go_ahead : Expect::other;
    return true;
  }
  return false;
}

// Fields that speak about this connection and not about the request.
bool HeadChecks::connection_field(std::string_view name) const {
  return same_word(name, "connection") || same_word(name, "keep-alive") ||
         same_word(name, "proxy-connection") || same_word(name, "te") ||
         same_word(name, "trailer") || same_word(name, "upgrade");
}

bool HeadChecks::speaks_for_others(std::string_view name) const {
  return starts_with_word(name, "x-forwarded-") || starts_with_word(name, "x-user") ||
         same_word(name, "forwarded") || same_word(name, "x-real-ip");
}

Fault HeadChecks::too_many() const {
  if (fields_ > limits_.header_fields_max) return {431, "There are too many header fields."};
  return {};
}

Fault HeadChecks::framing() const {
  if (codings_ > 0) {
    if (lengths_ > 0) return {400, "Transfer-Encoding and Content-Length must not come together."};
    if (http10_) return {400, "HTTP/1.0 has no Transfer-Encoding."};
    if (codings_ > 1) return {400, "Transfer-Encoding must come once."};
    if (!coding_is_chunked_) return {501, "The only transfer coding known here is chunked."};
  }
  if (lengths_ > 1 || !length_is_number_)
    return {400, "Content-Length must be one number and come once."};
  if (length_is_too_much_) return {413, "The body is larger than this server takes."};
  return {};
}

Fault HeadChecks::host() const {
  if (hosts_ > 1) return {400, "Host must come once."};
  if (hosts_ == 0) return http10_ ? Fault{} : Fault{400, "Host is missing."};
  if (!valid_host(host_)) return {400, "Host is not a host."};
  if (!authority_.empty() && !same_word(authority_, host_))
    return {400, "Host and the request target name different hosts."};
  return {};
}

Fault HeadChecks::finish() const {
  if (const Fault fault = framing(); fault.status != 0) return fault;
  if (const Fault fault = host(); fault.status != 0) return fault;
  if (expect_ == Expect::other) return {417, "The only expectation known here is 100-continue."};
  return {};
}

Fault HeadChecks::locate(Request& request) const {
  std::string_view target = request.target;
  cut_authority(target);
  if (target == "*") {
    request.path.assign(1, '*');
    return {};
  }
  const std::size_t mark = std::min(target.find('?'), target.size());
  const std::string_view raw_path = mark == 0 ? "/" : target.substr(0, mark);
  switch (decode_path(raw_path, request.path)) {
    case PathFault::malformed:
      return {400, "The path is malformed."};
    case PathFault::unknown:
      return {404, "There is nothing at this path."};
    case PathFault::none:
      break;
  }
  if (mark < target.size() && !decode_query(target.substr(mark + 1), request.query))
    return {400, "The query is malformed."};
  return {};
}

}  // namespace runtime::http
