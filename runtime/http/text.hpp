// The few things that HTTP does with text: words without regard to case, blanks around a value,
// numbers.
#pragma once
#include <charconv>
#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace runtime::http {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr bool same_word(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i])) return false;
  return true;
}

constexpr bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && same_word(text.substr(0, word.size()), word);
}

constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Cuts the next element off a comma-separated list; an empty list gives an empty element.
constexpr std::string_view next_of_list(std::string_view& rest) {
  const std::size_t comma = rest.find(',');
  const std::string_view item = trimmed(rest.substr(0, comma));
  rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
  return item;
}

// All of it that is not empty.
inline std::vector<std::string> elements_of_list(std::string_view rest) {
  std::vector<std::string> out;
  while (!rest.empty())
    if (const auto item = next_of_list(rest); !item.empty()) out.emplace_back(item);
  return out;
}

// Digits only: no sign, no blank, nothing behind; false also when it does not fit.
template <std::unsigned_integral Number>
bool read_number(std::string_view text, Number& out) {
  if (text.empty() || !is_digit(text.front())) return false;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, out);
  return error == std::errc() && stop == end;
}

template <std::integral Number>
void append_number(std::string& out, Number value) {
  char digits[24];
  const auto stop = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, stop);
}

}  // namespace runtime::http
