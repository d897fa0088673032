// The gaps of an expected body become texts first, so that it can be read as JSON; then the two
// trees are walked together.
#include "runtime/script/match.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "runtime/http/text.hpp"

namespace runtime::script {
namespace {

namespace bj = boost::json;

constexpr std::string_view others = "...";
// Stands in front of a gap that was not written inside quotes, and so may be any kind of value.
constexpr std::string_view any_kind = "\x01";

std::string_view view(const bj::string& text) { return {text.data(), text.size()}; }

std::size_t gap_size(std::string_view text) {
  if (text.starts_with('*')) return 1;
  if (text.starts_with(others)) return others.size();
  const auto end = text.starts_with("{{") ? text.find("=*}}") : std::string_view::npos;
  return end == std::string_view::npos ? 0 : end + 4;
}

void append_gap(std::string& out, std::string_view gap, bool in_object) {
  const bool rest = gap == others;
  out.append(rest ? "\"" : "\"\\u0001").append(gap).append("\"");
  if (rest && in_object) out += ":0";
}

std::string with_quoted_gaps(std::string_view text) {
  std::string out, open;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\' && i + 1 < text.size()) {
      out.append(text, i++, 2);
      continue;
    }
    if (const auto size = quoted ? 0 : gap_size(text.substr(i)); size > 0) {
      append_gap(out, text.substr(i, size), open.ends_with('{'));
      i += size - 1;
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '{' || c == '[')) open += c;
    if (!quoted && (c == '}' || c == ']') && !open.empty()) open.pop_back();
    out += c;
  }
  return out;
}

bool is_others(const bj::value& value) {
  return value.is_string() && view(value.get_string()) == others;
}

class Comparison {
 public:
  Comparison(Variables& kept, std::vector<std::string>& found) : kept_(&kept), found_(&found) {}

  bool same(const std::string& where, const bj::value& expected, const bj::value& actual) {
    if (expected.is_object() && actual.is_object())
      return same_objects(where, expected.get_object(), actual.get_object());
    if (expected.is_array() && actual.is_array())
      return same_lists(where, expected.get_array(), actual.get_array());
    if (expected.is_string()) {
      const auto pattern = view(expected.get_string());
      if (pattern.starts_with(any_kind)) return fits(pattern.substr(1), plain(actual), *kept_);
      if (actual.is_string() && fits(pattern, view(actual.get_string()), *kept_)) return true;
    } else if (expected.is_number() && actual.is_number()) {
      if (expected == actual || number(expected) == number(actual)) return true;
    } else if (expected == actual) {
      return true;
    }
    return differ(where, "expected " + told(expected) + ", got " + told(actual));
  }

 private:
  // Integers and fractions with the same value are the same number.
  static double number(const bj::value& value) { return value.to_number<double>(); }

  static std::string plain(const bj::value& value) {
    return value.is_string() ? std::string(view(value.get_string())) : bj::serialize(value);
  }

  static std::string told(const bj::value& value) {
    constexpr std::size_t shown_max = 120;
    std::string text = bj::serialize(value);
    if (text.size() > shown_max)
      text.replace(text.find_last_of(" ,:", shown_max), std::string::npos, " ...");
    return text;
  }

  bool differ(const std::string& where, const std::string& what) {
    found_->push_back((where.empty() ? "the body" : where) + ": " + what);
    return false;
  }

  bool same_objects(const std::string& where, const bj::object& expected,
                    const bj::object& actual) {
    bool all = true;
    for (const auto& member : expected) {
      if (member.key() == bj::string_view(others.data(), others.size())) continue;
      const std::string name = (where.empty() ? "" : where + ".") + std::string(member.key());
      const auto* there = actual.if_contains(member.key());
      all = (there ? same(name, member.value(), *there)
                   : differ(name, "expected " + told(member.value()) + ", but it is not there")) &&
            all;
    }
    if (expected.contains(bj::string_view(others.data(), others.size()))) return all;
    for (const auto& member : actual)
      if (!expected.contains(member.key()))
        all = differ((where.empty() ? "" : where + ".") + std::string(member.key()),
                     "not expected, got " + told(member.value()));
    return all;
  }

  bool same_lists(const std::string& where, const bj::array& expected, const bj::array& actual) {
    if (std::any_of(expected.begin(), expected.end(), is_others))
      return contains(where, expected, actual);
    if (expected.size() != actual.size())
      return differ(where, "expected " + std::to_string(expected.size()) + " elements, got " +
                               std::to_string(actual.size()) + ": " + told(actual));
    bool all = true;
    for (std::size_t i = 0; i < expected.size(); ++i)
      all = same(where + "[" + std::to_string(i) + "]", expected[i], actual[i]) && all;
    return all;
  }

  // With "..." the listed elements must be there in this order, others may stand anywhere between.
  bool contains(const std::string& where, const bj::array& expected, const bj::array& actual) {
    std::size_t at = 0;
    std::vector<std::string> ignored;
    for (const auto& wanted : expected) {
      if (is_others(wanted)) continue;
      Comparison trial(*kept_, ignored);
      while (at < actual.size() && !trial.same(where, wanted, actual[at])) ++at;
      if (at++ == actual.size())
        return differ(where, "expected to contain " + told(wanted) + ", got " + told(actual));
    }
    return true;
  }

  Variables* kept_;
  std::vector<std::string>* found_;
};

bool status_fits(std::string_view wanted, int status) {
  const std::string came = std::to_string(status);
  if (wanted == "*") return true;
  return wanted.size() == came.size() &&
         std::equal(wanted.begin(), wanted.end(), came.begin(),
                    [](char a, char b) { return a == 'x' || a == b; });
}

std::string status_difference(const Expectation& expected, int status) {
  std::string wanted;
  for (const auto& one : expected.statuses) {
    if (status_fits(one, status)) return {};
    wanted.append(wanted.empty() ? "" : " or ").append(one);
  }
  return "status: expected " + wanted + ", got " + std::to_string(status) + "\n";
}

std::string header_difference(const http::Header& wanted, const Answer& answer, Variables& kept) {
  std::string came;
  for (const auto& header : answer.headers) {
    if (!http::same_word(header.name, wanted.name)) continue;
    if (!wanted.value.empty() && fits(wanted.value, header.value, kept)) return {};
    came += (came.empty() ? "" : " and ") + header.value;
  }
  if (wanted.value.empty())
    return came.empty() ? "" : wanted.name + ": expected to be absent, got " + came + "\n";
  return wanted.name + ": expected " + wanted.value + ", got " + (came.empty() ? "none" : came) +
         "\n";
}

std::string exact_difference(std::string_view expected, std::string_view body) {
  const auto [a, b] = std::mismatch(expected.begin(), expected.end(), body.begin(), body.end());
  if (a == expected.end() && b == body.end()) return {};
  const auto at = static_cast<std::size_t>(b - body.begin());
  return "the body differs from byte " + std::to_string(at) + " on: expected \"" +
         std::string(expected.substr(at, 40)) + "\", got \"" + std::string(body.substr(at, 40)) +
         "\"\n";
}

}  // namespace

std::string body_difference(std::string_view expected, std::string_view body, Variables& kept) {
  if (!expected.starts_with('{') && !expected.starts_with('['))
    return fits(expected, body, kept) ? ""
                                      : "the body: expected\n" + std::string(expected) + "\ngot\n" +
                                            std::string(body) + "\n";
  bj::error_code error;
  const bj::value wanted = bj::parse(with_quoted_gaps(expected), error);
  if (error) return "the expected body is no JSON (" + error.message() + ")\n";
  const bj::value came = bj::parse(bj::string_view(body.data(), body.size()), error);
  if (error) return "the body: expected JSON, got \"" + std::string(body.substr(0, 200)) + "\"\n";
  std::vector<std::string> found;
  Comparison(kept, found).same("", wanted, came);
  std::string out;
  for (std::size_t i = 0; i < found.size() && i < differences_max; ++i) out += found[i] + "\n";
  return out;
}

std::string difference(const Expectation& expected, const Answer& answer, Variables& variables) {
  if (!answer.failure.empty()) return answer.failure + "\n";
  Variables kept = variables;
  std::string out = status_difference(expected, answer.status);
  for (const auto& header : expected.headers) out += header_difference(header, answer, kept);
  if (expected.exactly)
    out += exact_difference(expected.body, answer.body);
  else if (expected.says_body && expected.body.empty())
    out += answer.body.empty() ? "" : "the body: expected none, got " + answer.body + "\n";
  else if (expected.says_body)
    out += body_difference(expected.body, answer.body, kept);
  if (out.empty()) variables = std::move(kept);
  return out;
}

}  // namespace runtime::script
