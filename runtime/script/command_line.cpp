// What httpie and curl make of their arguments, as far as the documents of the originals use it.
#include "runtime/script/command_line.hpp"

#include <algorithm>
#include <array>

#include "runtime/http/text.hpp"
#include "runtime/http/uri.hpp"
#include "runtime/script/lines.hpp"

namespace runtime::script {
namespace {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Reads one word that starts at `at`; false: a quote stays open.
bool read_word(std::string_view line, std::size_t& at, std::string& word) {
  char quote = 0;
  for (; at < line.size(); ++at) {
    const char c = line[at];
    if (quote == 0 && is_blank(c)) break;
    if (c == quote)
      quote = 0;
    else if (quote == 0 && (c == '"' || c == '\''))
      quote = c;
    else if (c == '\\' && quote != '\'' && at + 1 < line.size())
      word += line[++at];
    else
      word += c;
  }
  return quote == 0;
}

void append_unit(std::string& out, unsigned unit) {
  static constexpr char hex[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += hex[(unit >> shift) & 15u];
}

void append_code_point(std::string& out, unsigned point) {
  if (point < 0x10000) return append_unit(out, point);
  append_unit(out, 0xD800u + ((point - 0x10000u) >> 10));
  append_unit(out, 0xDC00u + ((point - 0x10000u) & 0x3FFu));
}

// Reads the UTF-8 sequence at `at` and leaves `at` on its last byte.
unsigned code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const unsigned more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  unsigned point = lead & (0x3Fu >> more);
  for (unsigned i = 0; i < more && at + 1 < text.size(); ++i)
    point = (point << 6) | (static_cast<unsigned char>(text[++at]) & 0x3Fu);
  return point;
}

// JSON text in plain ASCII, as httpie writes it.
void append_json_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '"' || c == '\\')
      (out += '\\') += text[i];
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c < 0x20)
      append_unit(out, c);
    else if (c < 0x80)
      out += text[i];
    else
      append_code_point(out, code_point(text, i));
  }
  out += '"';
}

struct Item {
  std::string_view name, separator, value;
};

// The first separator decides, the longest where several begin at the same place.
bool split_item(std::string_view text, Item& item) {
  static constexpr std::array<std::string_view, 8> separators = {
      ":=@", "=@", ":=", "==", "=", ":", "@", ";"};
  for (std::size_t at = 0; at < text.size(); ++at)
    for (const auto separator : separators)
      if (text.substr(at).starts_with(separator)) {
        item = {text.substr(0, at), separator, text.substr(at + separator.size())};
        return true;
      }
  return false;
}

bool is_quiet_flag(std::string_view word) {
  static constexpr std::array<std::string_view, 9> flags = {
      "-v", "--verbose", "-b", "--body", "-h", "--headers", "--ignore-stdin", "--check-status",
      "-j"};
  return std::find(flags.begin(), flags.end(), word) != flags.end();
}

std::string add_item(std::string_view text, Request& request, std::string& members) {
  Item item;
  if (!split_item(text, item))
    return "\"" + std::string(text) + "\" is no item of a httpie command";
  if (item.separator == ":" || item.separator == ";") {
    set_header(request, item.name, item.value);
  } else if (item.separator == "==") {
    request.target += request.target.find('?') == std::string::npos ? '?' : '&';
    request.target += http::encode_component(item.name) + "=";
    request.target += http::encode_component(item.value);
  } else if (item.separator == "=" || item.separator == ":=") {
    members += members.empty() ? "" : ", ";
    append_json_text(members, item.name);
    members += ": ";
    if (item.separator == "=")
      append_json_text(members, item.value);
    else
      members += item.value;
  } else {
    return "files are not read: " + std::string(text);
  }
  return {};
}

// Non-ASCII and blanks are escaped as clients do; escapes and {{variables}} stay.
std::string escaped(std::string_view target) {
  std::string out;
  for (const char c : target) {
    const bool plain = c > ' ' && c != '"' && c != '<' && c != '>' && c != 0x7f;
    out += plain ? std::string(1, c) : http::encode_component({&c, 1});
  }
  return out;
}

struct CurlOptions {
  std::string data;
  bool has_data = false, json = false;
};

// The value that belongs to the option at `at`, which then stands on it.
bool option_value(const std::vector<std::string>& words, std::size_t& at, std::string& value) {
  if (at + 1 >= words.size()) return false;
  value = words[++at];
  return true;
}

std::string read_curl_option(const std::vector<std::string>& words, std::size_t& at,
                             CurlOptions& options, Request& request) {
  const std::string word = words[at];
  std::string value;
  if (word == "-i" || word == "-s" || word == "-S" || word == "-v" || word == "-sS" ||
      word == "-is" || word == "-si" || word == "-g" || word == "--silent" || word == "--include")
    return {};
  if (word == "-I" || word == "--head") return request.method = "HEAD", std::string();
  if (!option_value(words, at, value)) return "curl's " + word + " lacks its value";
  if (word == "-X" || word == "--request") {
    request.method = value;
  } else if (word == "-H" || word == "--header") {
    const auto colon = value.find(':');
    if (colon == std::string::npos) return "the header \"" + value + "\" has no colon";
    set_header(request, value.substr(0, colon),
               http::trimmed(std::string_view(value).substr(colon + 1)));
  } else if (word == "-d" || word == "--data" || word == "--data-raw" || word == "--data-binary" ||
             word == "--json") {
    options.data += (options.has_data && word != "--json" ? "&" : "") + value;
    options.has_data = true;
    options.json = options.json || word == "--json";
  } else {
    return "curl's option " + word + " is not known here";
  }
  return {};
}

}  // namespace

bool has_header(const Request& request, std::string_view name) {
  return std::any_of(
      request.headers.begin(), request.headers.end(),
      [&](const http::Header& header) { return http::same_word(header.name, name); });
}

void set_header(Request& request, std::string_view name, std::string_view value) {
  for (auto& header : request.headers)
    if (http::same_word(header.name, name)) return void(header.value = value);
  request.headers.push_back({std::string(name), std::string(value)});
}

std::string split_words(std::string_view line, std::vector<std::string>& words) {
  for (std::size_t at = 0; at < line.size();) {
    if (is_blank(line[at])) {
      ++at;
      continue;
    }
    if (line[at] == '#') break;
    if (!read_word(line, at, words.emplace_back())) return "a quote is opened and not closed";
  }
  return {};
}

std::string read_url(std::string_view url, Request& request) {
  if (url.starts_with("https://")) return "https is not spoken here";
  if (url.starts_with("http://")) url.remove_prefix(7);
  if (url.starts_with('/')) {
    request.host = default_host;
  } else {
    const auto end = std::min(url.find_first_of("/?"), url.size());
    request.host = url.substr(0, end);
    url.remove_prefix(end);
    if (request.host.starts_with(':')) request.host.insert(0, "localhost");
    if (request.host.ends_with(':')) request.host.pop_back();
    if (request.host.empty()) return "the address names no host";
  }
  request.target = escaped(url);
  if (!request.target.starts_with('/')) request.target.insert(0, "/");
  return {};
}

std::string read_httpie(const std::vector<std::string>& words, Request& request) {
  std::size_t at = 1;
  bool json = false;
  std::string members;
  for (; at < words.size() && words[at].starts_with('-'); ++at) {
    if (!is_quiet_flag(words[at]) && words[at] != "--json")
      return "httpie's option " + words[at] + " is not known here";
    json = json || words[at] == "-j" || words[at] == "--json";
  }
  if (at < words.size() && is_method(words[at])) request.method = words[at++];
  if (at == words.size()) return "the command names no address";
  if (auto fault = read_url(words[at++], request); !fault.empty()) return fault;
  for (; at < words.size(); ++at)
    if (auto fault = add_item(words[at], request, members); !fault.empty()) return fault;

  const bool has_data = !members.empty();
  if (request.method.empty()) request.method = has_data ? "POST" : "GET";
  if (!has_header(request, "Accept"))
    set_header(request, "Accept", has_data || json ? "application/json, */*;q=0.5" : "*/*");
  if ((has_data || json) && !has_header(request, "Content-Type"))
    set_header(request, "Content-Type", "application/json");
  if (!has_header(request, "User-Agent")) set_header(request, "User-Agent", "HTTPie/3.2.1");
  if (has_data) request.body = "{" + members + "}";
  return {};
}

std::string read_curl(const std::vector<std::string>& words, Request& request) {
  CurlOptions options;
  bool has_url = false;
  for (std::size_t at = 1; at < words.size(); ++at) {
    std::string fault;
    if (words[at].starts_with('-'))
      fault = read_curl_option(words, at, options, request);
    else if (has_url)
      fault = "a second address: " + words[at];
    else
      has_url = true, fault = read_url(words[at], request);
    if (!fault.empty()) return fault;
  }
  if (!has_url) return "the command names no address";
  if (request.method.empty()) request.method = options.has_data ? "POST" : "GET";
  if (!has_header(request, "Accept"))
    set_header(request, "Accept", options.json ? "application/json" : "*/*");
  if (options.has_data && !has_header(request, "Content-Type"))
    set_header(request, "Content-Type",
               options.json ? "application/json" : "application/x-www-form-urlencoded");
  if (!has_header(request, "User-Agent")) set_header(request, "User-Agent", "curl/7.88.1");
  request.body = options.data;
  return {};
}

}  // namespace runtime::script
