// Forwarding headers and host names; what looks odd in them is passed over.
#include "runtime/rest/links.hpp"

#include <algorithm>
#include <cctype>

#include "runtime/http/text.hpp"

namespace runtime::rest {
namespace {

constexpr std::size_t host_max = 260;

std::string_view first_of_list(std::string_view text) { return http::next_of_list(text); }

bool usable_host(std::string_view host) {
  if (host.empty() || host.size() > host_max) return false;
  return std::all_of(host.begin(), host.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view(".-_:[]~").find(c) != std::string_view::npos;
  });
}

bool usable_port(std::string_view port) {
  return !port.empty() && port.size() <= 5 &&
         std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_port(std::string_view host) {
  const auto colon = host.rfind(':');
  const auto bracket = host.rfind(']');
  if (colon == std::string_view::npos) return host;
  if (bracket != std::string_view::npos && colon < bracket) return host;
  return host.substr(0, colon);
}

struct Origin {
  std::string scheme, host, port, prefix;

  void set_host(std::string_view text) {
    if (!usable_host(text)) return;
    host = without_port(text);
    port = text.size() > host.size() ? text.substr(host.size() + 1) : std::string_view();
    if (!usable_port(port)) port.clear();
  }
  void set_scheme(std::string_view text) {
    if (http::same_word(text, "http")) scheme = "http";
    if (http::same_word(text, "https")) scheme = "https";
  }
  std::string text() const {
    std::string out;
    out.reserve(scheme.size() + host.size() + port.size() + prefix.size() + 4);
    out.append(scheme).append("://").append(host);
    const bool usual = (scheme == "http" && port == "80") || (scheme == "https" && port == "443");
    if (!port.empty() && !usual) out.append(":").append(port);
    return out += prefix;
  }
};

// `for=1.2.3.4;host="shop.example";proto=https, ...`: the first element counts.
void read_forwarded(Origin& origin, std::string_view header) {
  auto rest = first_of_list(header);
  while (!rest.empty()) {
    const auto part = http::trimmed(rest.substr(0, rest.find(';')));
    rest = rest.find(';') == std::string_view::npos ? "" : rest.substr(rest.find(';') + 1);
    const auto equals = part.find('=');
    if (equals == std::string_view::npos) continue;
    auto value = http::trimmed(part.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
      value = value.substr(1, value.size() - 2);
    const auto name = http::trimmed(part.substr(0, equals));
    if (http::same_word(name, "host")) origin.set_host(value);
    if (http::same_word(name, "proto")) origin.set_scheme(value);
  }
}

void read_x_forwarded(Origin& origin, const http::Request& request) {
  if (const auto* proto = request.header("X-Forwarded-Proto"))
    origin.set_scheme(first_of_list(*proto));
  if (const auto* host = request.header("X-Forwarded-Host")) origin.set_host(first_of_list(*host));
  if (const auto* port = request.header("X-Forwarded-Port"))
    if (usable_port(first_of_list(*port))) origin.port = first_of_list(*port);
}

void read_prefix(Origin& origin, const http::Request& request) {
  const auto* prefix = request.header("X-Forwarded-Prefix");
  if (!prefix || prefix->empty() || prefix->front() != '/') return;
  std::string clean = *prefix;
  while (!clean.empty() && clean.back() == '/') clean.pop_back();
  const auto plain = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("/-_.~").find(c) != std::string_view::npos;
  };
  if (clean.size() <= host_max && std::all_of(clean.begin(), clean.end(), plain))
    origin.prefix = clean;
}

}  // namespace

std::string base_url(const http::Request& request, std::string_view scheme,
                     std::string_view authority) {
  Origin origin;
  origin.set_scheme(scheme);
  origin.set_host(authority);
  if (const auto* host = request.header("Host")) origin.set_host(*host);
  if (const auto* forwarded = request.header("Forwarded"))
    read_forwarded(origin, *forwarded);
  else
    read_x_forwarded(origin, request);
  read_prefix(origin, request);
  return origin.text();
}

std::string_view raw_path(const http::Request& request) {
  const std::string_view target = request.target;
  return target.substr(0, target.find('?'));
}

std::string_view raw_query(const http::Request& request) {
  const std::string_view target = request.target;
  const auto mark = target.find('?');
  return mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
}

void append_link_header(std::string& out, std::string_view url, std::string_view rel) {
  if (!out.empty()) out += ',';
  out.append("<").append(url).append(">;rel=\"").append(rel).append("\"");
}

}  // namespace runtime::rest
