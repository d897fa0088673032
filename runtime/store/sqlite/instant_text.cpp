// Instants that have no year of 0 to 9999 sort before ("-") and after ("later", "never") all digits
// and carry their milliseconds as a number.
#include "runtime/store/sqlite/instant_text.hpp"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <limits>

#include "kit/instant.hpp"

namespace runtime::store::sqlite {
namespace {

using namespace std::chrono;

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::string_view never_text = "never";
constexpr std::string_view later_text = "later ";
constexpr std::string_view earlier_text = "-";

// Numbers of the same width, moved above zero: their order is that of the instants.
std::string_view write_far(std::int64_t ms, InstantBuffer& buffer) {
  const bool later = ms > 0;
  const auto lift = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::min());
  const auto number = static_cast<std::uint64_t>(ms) - lift;
  const int size = std::snprintf(buffer.data(), buffer.size(), "%s%020llu",
                                 later ? later_text.data() : earlier_text.data(),
                                 static_cast<unsigned long long>(number));
  return {buffer.data(), static_cast<std::size_t>(size)};
}

std::optional<std::int64_t> read_far(std::string_view text, std::size_t skip) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + skip, end, number);
  if (error != std::errc{} || rest != end || text.size() != skip + 20) return std::nullopt;
  const auto lift = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::min());
  return static_cast<std::int64_t>(number + lift);
}

// The number of `count` digits, or -1.
int number_at(const char* at, int count) {
  int value = 0;
  for (int i = 0; i < count; ++i) {
    if (at[i] < '0' || at[i] > '9') return -1;
    value = value * 10 + (at[i] - '0');
  }
  return value;
}

std::optional<std::int64_t> read_exact(const char* at) {
  const int numbers[] = {number_at(at, 4),      number_at(at + 5, 2),  number_at(at + 8, 2),
                         number_at(at + 11, 2), number_at(at + 14, 2), number_at(at + 17, 2),
                         number_at(at + 20, 3)};
  for (const int number : numbers)
    if (number < 0) return std::nullopt;
  const year_month_day date{year{numbers[0]}, month{static_cast<unsigned>(numbers[1])},
                            day{static_cast<unsigned>(numbers[2])}};
  if (!date.ok() || numbers[3] > 23 || numbers[4] > 59 || numbers[5] > 59) return std::nullopt;
  const std::int64_t days = sys_days{date}.time_since_epoch().count();
  return days * day_ms + ((numbers[3] * 60LL + numbers[4]) * 60 + numbers[5]) * 1000 + numbers[6];
}

bool has_our_shape(std::string_view text) {
  return text.size() == 24 && text[4] == '-' && text[7] == '-' && text[10] == 'T' &&
         text[13] == ':' && text[16] == ':' && text[19] == '.' && text[23] == 'Z';
}

}  // namespace

std::string_view write_instant(std::int64_t ms, InstantBuffer& buffer) {
  if (ms == kit::never.ms) return never_text;
  if (!kit::write_plain({ms}, buffer.data())) return write_far(ms, buffer);
  buffer[kit::plain_size] = 'Z';
  return {buffer.data(), kit::plain_size + 1};
}

std::optional<std::int64_t> read_instant(std::string_view text) {
  if (has_our_shape(text))
    if (const auto ms = read_exact(text.data())) return ms;
  if (text == never_text) return kit::never.ms;
  if (text.starts_with(later_text)) return read_far(text, later_text.size());
  if (text.starts_with(earlier_text)) return read_far(text, earlier_text.size());
  const auto instant = kit::parse_instant(text);
  return instant ? std::optional(instant->ms) : std::nullopt;
}

}  // namespace runtime::store::sqlite
