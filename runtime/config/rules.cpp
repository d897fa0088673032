// The table of rules, and how a text becomes a value under them.
#include "runtime/config/rules.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include "runtime/http/admission.hpp"
#include "runtime/http/text.hpp"

namespace runtime::config {
namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t million = 1'000'000;

bool networks(std::string_view text) {
  try {
    http::Networks parsed(http::elements_of_list(text));
    return true;
  } catch (const std::invalid_argument&) {
    return false;
  }
}

// As browsers send them: nothing behind the host and its port.
bool origin(std::string_view text) {
  const auto host = text.find("://");
  return text == "*" || (host != 0 && host != std::string_view::npos && host + 3 < text.size() &&
                         text.find('/', host + 3) == std::string_view::npos);
}

bool origins(std::string_view text) {
  const auto all = http::elements_of_list(text);
  return std::all_of(all.begin(), all.end(), origin);
}

constexpr std::array rules = {
    Rule{"port", "port of the REST API; 0 takes any free one", 0, 65'535},
    Rule{.setting = "bind",
         .meaning = "address the REST API listens on",
         .form = "an IP address",
         .fits = http::is_address},
    Rule{"management_port", "port for operators, on loopback only; 0 takes any free one", 0,
         65'535},
    Rule{.setting = "data",
         .meaning = "folder of the stores; a system's files stand in a folder of it"},
    Rule{.setting = "static_files",
         .meaning = "folder of pages to serve where no resource has the path",
         .may_be_empty = true,
         .short_flag = "static"},
    Rule{.setting = "log_level",
         .meaning = "the least important lines to write",
         .words = "debug info warn error"},
    Rule{.setting = "log_format",
         .meaning = "auto is text on a terminal, else one JSON object a line",
         .words = "auto json text"},
    Rule{.setting = "cors_origins",
         .meaning = "origins that browsers may call from, comma-separated",
         .may_be_empty = true,
         .form = "* or origins (https://shop.example)",
         .fits = origins},
    Rule{.setting = "trusted_proxies",
         .meaning = "addresses whose X-Forwarded-* is believed, comma-separated",
         .may_be_empty = true,
         .form = "IP addresses or networks (10.0.0.0/8)",
         .fits = networks},
    Rule{"queue_max", "requests waiting for one context; more are answered 503", 1, million},
    Rule{"batch_max", "commands that share one commit", 1, 65'536},
    Rule{"body_bytes_max", "size of a request's body; more is answered 413", 1'024, 1'073'741'824},
    Rule{"connections_max", "open connections", 1, million},
    Rule{"connections_per_address_max", "open connections of one address", 1, million},
    Rule{"call_timeout_ms", "one attempt to reach another context", 1, hour_ms},
    Rule{"call_wait_max_ms", "how long a request waits for other contexts' answers", 0, hour_ms},
    Rule{
        .setting = "overload",
        .meaning = "payment can't be reached: hold the order (202), or hold the customer off (503)",
        .words = "default hold hold-off"},
    Rule{"breaker_calls_min", "calls in ten seconds before a circuit breaker may open", 1, million},
    Rule{"breaker_failures_percent", "failures that open a circuit breaker", 1, 100},
    Rule{"breaker_open_ms", "how long a circuit breaker stays open before it tries again", 1,
         hour_ms},
    Rule{"shutdown_max_ms", "how long a stop waits for what is under way", 0, hour_ms},
};

constexpr Rule no_rule{.may_be_empty = true};

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

std::string wrong(const kit::Field& field, std::string_view what) {
  return std::string(what) + "; allowed: " + allowed(field);
}

}  // namespace

const Rule& rule(std::string_view setting) {
  const auto* found = std::find_if(rules.begin(), rules.end(),
                                   [&](const Rule& one) { return one.setting == setting; });
  return found == rules.end() ? no_rule : *found;
}

std::string allowed(const kit::Field& field) {
  const Rule& limits = rule(field.member);
  if (field.kind == kit::Kind::boolean) return "true, false";
  if (field.kind == kit::Kind::integer)
    return "a number from " + std::to_string(std::max(limits.min, field.min)) + " to " +
           std::to_string(std::min(limits.max, field.max));
  if (!limits.form.empty()) return std::string(limits.form);
  if (limits.words.empty()) return limits.may_be_empty ? "a text" : "a text that is not empty";
  std::string out = "one of ";
  for (const char c : limits.words) out += c == ' ' ? ", " : std::string(1, c);
  return out;
}

std::string assign(const kit::Field& field, void* settings, std::string_view text) {
  const Rule& limits = rule(field.member);
  if (field.kind == kit::Kind::boolean) {
    if (text != "true" && text != "false") return wrong(field, "is neither true nor false");
    field.set(settings, kit::Value(text == "true"));
    return {};
  }
  if (field.kind == kit::Kind::integer) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::result_out_of_range) return wrong(field, "is out of range");
    if (error != std::errc() || end != text.data() + text.size())
      return wrong(field, "is not a number");
    if (number < limits.min || number > limits.max || !field.set(settings, kit::Value(number)))
      return wrong(field, "is out of range");
    return {};
  }
  if (text.empty() && !limits.may_be_empty) return wrong(field, "is empty");
  if (!limits.words.empty() && !has_word(limits.words, text)) return wrong(field, "is unknown");
  if (limits.fits && !limits.fits(text)) return wrong(field, "is not understood");
  field.set(settings, kit::Value(text));
  return {};
}

}  // namespace runtime::config
