// Calendar arithmetic on top of std::chrono's proleptic Gregorian days.
#include "kit/instant.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

namespace kit {
namespace {

using namespace std::chrono;

constexpr std::int64_t day_ms = 86'400'000;
constexpr std::int64_t seoul_offset_ms = 9 * 3'600'000;

constexpr std::int64_t first_ms = -62'167'219'200'000;  // 0000-01-01
constexpr std::int64_t last_ms = 253'402'300'799'999;   // 9999-12-31, its last millisecond

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::pair<year_month_day, std::int64_t> day_and_rest(Instant at) {
  const std::int64_t day = floor_div(at.ms, day_ms);
  return {sys_days{days{day}}, at.ms - day * day_ms};
}

void digits(char* at, int count, std::int64_t value) {
  while (count-- > 0) {
    at[count] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
}

// Reads fixed-width digits; the cursor moves on only when they are all there.
struct Cursor {
  std::string_view rest;
  bool digits(std::size_t count, int& out) {
    if (rest.size() < count) return false;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest[i] < '0' || rest[i] > '9') return false;
      value = value * 10 + (rest[i] - '0');
    }
    out = value;
    rest.remove_prefix(count);
    return true;
  }
  bool skip(char c) {
    if (rest.empty() || rest.front() != c) return false;
    rest.remove_prefix(1);
    return true;
  }
};

std::optional<std::int64_t> days_of(int year, int month, int day) {
  const year_month_day date{std::chrono::year{year},
                            std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return sys_days{date}.time_since_epoch().count();
}

std::optional<std::int64_t> clock_ms(int hour, int minute, int second, int ms) {
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return ((hour * 60LL + minute) * 60 + second) * 1000 + ms;
}

// "Z", "+09:00", "+0900" or nothing.
std::optional<std::int64_t> zone_ms(Cursor& in) {
  if (in.rest.empty() || in.skip('Z')) return 0;
  const bool minus = in.rest.front() == '-';
  int hour = 0, minute = 0;
  if (!in.skip('+') && !in.skip('-')) return std::nullopt;
  if (!in.digits(2, hour)) return std::nullopt;
  in.skip(':');
  if (!in.digits(2, minute) || hour > 14 || minute > 59) return std::nullopt;
  const std::int64_t offset = (hour * 60LL + minute) * 60'000;
  return minus ? -offset : offset;
}

int fraction_ms(Cursor& in) {
  int ms = 0, scale = 100;
  while (!in.rest.empty() && in.rest.front() >= '0' && in.rest.front() <= '9') {
    ms += (in.rest.front() - '0') * scale;
    scale /= 10;
    in.rest.remove_prefix(1);
  }
  return ms;
}

std::optional<Instant> parse_iso(std::string_view text) {
  Cursor in{text};
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0;
  if (!in.digits(4, year) || !in.skip('-') || !in.digits(2, month) || !in.skip('-') ||
      !in.digits(2, day))
    return std::nullopt;
  const auto days = days_of(year, month, day);
  if (!days) return std::nullopt;
  if (in.rest.empty()) return Instant{*days * day_ms};
  if (!in.skip('T') && !in.skip(' ')) return std::nullopt;
  if (!in.digits(2, hour) || !in.skip(':') || !in.digits(2, minute)) return std::nullopt;
  if (in.skip(':') && !in.digits(2, second)) return std::nullopt;
  if (in.skip('.')) ms = fraction_ms(in);
  const auto clock = clock_ms(hour, minute, second, ms);
  const auto zone = zone_ms(in);
  if (!clock || !zone || !in.rest.empty()) return std::nullopt;
  return Instant{*days * day_ms + *clock - *zone};
}

// "Sun, 01 Sep 2024 10:20:30 GMT"
std::optional<Instant> parse_rfc1123(std::string_view text) {
  static constexpr std::array<std::string_view, 12> months = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (text.size() != 29 || text.substr(3, 2) != ", " || text.substr(25) != " GMT") return {};
  Cursor in{text.substr(5)};
  int year = 0, day = 0, hour = 0, minute = 0, second = 0, month = 0;
  if (!in.digits(2, day) || !in.skip(' ')) return {};
  for (std::size_t i = 0; i < months.size(); ++i)
    if (in.rest.substr(0, 3) == months[i]) month = static_cast<int>(i) + 1;
  in.rest.remove_prefix(3);
  if (!in.skip(' ') || !in.digits(4, year) || !in.skip(' ') || !in.digits(2, hour) ||
      !in.skip(':') || !in.digits(2, minute) || !in.skip(':') || !in.digits(2, second))
    return {};
  const auto days = days_of(year, month, day);
  const auto clock = clock_ms(hour, minute, second, 0);
  if (!days || !clock) return {};
  return Instant{*days * day_ms + *clock};
}

std::optional<Instant> parse_epoch(std::string_view text) {
  std::int64_t ms = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ms);
  if (error != std::errc{} || end != text.data() + text.size()) return {};
  if (ms < -last_ms || ms > last_ms) return {};
  return Instant{ms};
}

}  // namespace

// By hand, since it is done for every row.
bool write_plain(Instant at, char* out) {
  if (at.ms < first_ms || at.ms > last_ms) return false;
  const auto [date, rest] = day_and_rest(at);
  digits(out, 4, static_cast<int>(date.year()));
  digits(out + 5, 2, static_cast<unsigned>(date.month()));
  digits(out + 8, 2, static_cast<unsigned>(date.day()));
  digits(out + 11, 2, rest / 3'600'000);
  digits(out + 14, 2, rest / 60'000 % 60);
  digits(out + 17, 2, rest / 1000 % 60);
  digits(out + 20, 3, rest % 1000);
  out[4] = out[7] = '-';
  out[10] = 'T';
  out[13] = out[16] = ':';
  out[19] = '.';
  return true;
}

std::string wire_text(Instant at, std::string_view offset) {
  char out[48];
  if (write_plain(at, out)) return std::string(out, plain_size).append(offset);
  const auto [date, rest] = day_and_rest(at);
  const int size = std::snprintf(
      out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02d.%03d", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      static_cast<int>(rest / 3'600'000), static_cast<int>(rest / 60'000 % 60),
      static_cast<int>(rest / 1000 % 60), static_cast<int>(rest % 1000));
  return std::string(out, static_cast<std::size_t>(size)).append(offset);
}

std::string iso_text(Instant at) { return wire_text(at, "Z"); }

std::optional<Instant> parse_instant(std::string_view text) {
  if (auto at = parse_iso(text)) return at;
  if (auto at = parse_rfc1123(text)) return at;
  return parse_epoch(text);
}

std::int64_t seoul_day(Instant at) { return floor_div(at.ms + seoul_offset_ms, day_ms); }

}  // namespace kit
