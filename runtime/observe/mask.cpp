// Numbers are found as groups of digits with one kind of separator between them; how long the
// groups are tells what it is.
#include "runtime/observe/mask.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace runtime::observe {
namespace {

constexpr std::string_view hidden = "***";
constexpr std::size_t digits_shown = 4;
constexpr std::size_t groups_max = 5;  // "+82 10 1234 5678" and a 4-4-4-4-3 card

constexpr std::array<std::string_view, 12> numbers = {
    "phone", "phoneno", "phonenumber", "mobile",     "tel",          "cardid",
    "card",  "cardno",  "cardnumber",  "creditcard", "creditcardno", "creditcardnumber"};
constexpr std::array<std::string_view, 15> wholes = {
    "name",   "customer", "subscriber",    "recipient", "address",
    "addr",   "token",    "authorization", "password",  "accesstoken",
    "cookie", "apikey",   "setcookie",     "cvc",       "secret"};

struct Group {
  std::size_t begin, size;
  char separator;  // in front of it; 0 before the first
};

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) {
  return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool separator(char c) { return c == '-' || c == ' ' || c == '.'; }

std::string hide_but_last(std::string_view text, std::size_t shown) {
  std::string out(text);
  std::size_t seen = 0;
  for (auto at = out.rbegin(); at != out.rend(); ++at)
    if (digit(*at) && ++seen > shown) *at = '*';
  return out;
}

// The groups that begin at `at`, joined by single separators of one kind; only Korea's country code
// may have its own
// ("+82 10-1234-5678"). Digits that touch a letter are part of a word, as in a trace id: no group.
std::vector<Group> groups_at(std::string_view text, std::size_t at) {
  std::vector<Group> out;
  char between = 0;
  while (out.size() < groups_max) {
    std::size_t end = at;
    while (end < text.size() && digit(text[end])) ++end;
    if (end == at || (end < text.size() && letter(text[end]))) break;
    out.push_back({at, end - at, between});
    if (end + 1 >= text.size() || !separator(text[end])) break;
    const bool after_code = out.size() == 2 && text.substr(out[0].begin, out[0].size) == "82";
    if (between && text[end] != between && !after_code) break;
    between = text[end];
    at = end + 1;
  }
  return out;
}

std::string shape(const std::vector<Group>& groups, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += groups[i].size > 9 ? '?' : static_cast<char>('0' + groups[i].size);
  return out;
}

bool card(std::string_view sizes) {
  return (sizes.size() == 4 && sizes.starts_with("444")) || sizes == "465" || sizes == "4443" ||
         (sizes.size() == 5 && sizes.starts_with("4444"));
}

bool phone(std::string_view number, std::string_view sizes) {
  if (number.starts_with("+82") || number.starts_with("82"))
    return sizes == "2244" || sizes == "2234" || sizes == "2144" || sizes == "2134" ||
           (sizes == "?" && number.size() >= 11 && number.size() <= 12);
  if (!number.starts_with('0')) return false;
  if (sizes == "344" || sizes == "334" || sizes == "244" || sizes == "234") return true;
  return sizes == "?" && number.starts_with("01") && (number.size() == 10 || number.size() == 11);
}

// What stands there instead, or "" when the number is nobody's secret.
std::string replacement(std::string_view number, const std::vector<Group>& groups,
                        std::size_t count) {
  const std::string sizes = shape(groups, count);
  if (count == 1 && number.size() >= 14 && number.size() <= 19)
    return hide_but_last(number, digits_shown);
  if (card(sizes) || phone(number, sizes)) return hide_but_last(number, digits_shown);
  if (sizes == "67" && groups[1].separator == '-')
    return std::string(number.substr(0, 7)) + "*******";
  return {};
}

}  // namespace

Secrecy secrecy(std::string_view field) {
  std::string name;
  for (const char c : field)
    if (c != '_' && c != '-') name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (std::find(numbers.begin(), numbers.end(), name) != numbers.end()) return Secrecy::number;
  if (std::find(wholes.begin(), wholes.end(), name) != wholes.end()) return Secrecy::whole;
  return Secrecy::open;
}

std::string masked(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const bool starts = digit(text[at]) && (at == 0 || !letter(text[at - 1]));
    const auto groups = starts ? groups_at(text, at) : std::vector<Group>();
    std::string instead;
    std::size_t end = at + 1;
    for (std::size_t count = groups.size(); count > 0 && instead.empty(); --count) {
      end = groups[count - 1].begin + groups[count - 1].size;
      instead = replacement(text.substr(at, end - at), groups, count);
    }
    if (instead.empty()) {
      end = at + 1;
      while (starts && end < text.size() && digit(text[end])) ++end;
      instead = text.substr(at, end - at);
    }
    out += instead;
    at = end;
  }
  return out;
}

std::string masked_field(std::string_view field, std::string_view value) {
  const Secrecy kind = secrecy(field);
  if (kind == Secrecy::open) return masked(value);
  if (value.empty()) return {};
  const auto digits = static_cast<std::size_t>(std::count_if(value.begin(), value.end(), digit));
  // Half of a short number is as good as all of it.
  if (kind == Secrecy::whole || digits < 2 * digits_shown) return std::string(hidden);
  return hide_but_last(value, digits_shown);
}

}  // namespace runtime::observe
