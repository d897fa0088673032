// A point in time as milliseconds since 1970 in UTC, and the calendar of Asia/Seoul (UTC+9, no
// summer time; R18). Pure: whoever needs to know what time it is gets it handed in.
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kit {

using Milliseconds = std::chrono::milliseconds;

struct Instant {
  std::int64_t ms = 0;
  auto operator<=>(const Instant&) const = default;
  friend Instant operator+(Instant at, Milliseconds span) { return {at.ms + span.count()}; }
  friend Instant operator-(Instant at, Milliseconds span) { return {at.ms - span.count()}; }
  friend Milliseconds operator-(Instant a, Instant b) { return Milliseconds(a.ms - b.ms); }
};

constexpr Instant never{INT64_MAX};

// "2024-09-01T10:20:30.000" without an end, of the years 0 to 9999. False: another year, and
// nothing is written.
inline constexpr std::size_t plain_size = 23;
bool write_plain(Instant at, char* out);
// "2024-09-01T10:20:30.000Z": how instants stand in a store.
std::string iso_text(Instant at);
// "2024-09-01T10:20:30.000+00:00", or "+0000" as the older originals print it.
std::string wire_text(Instant at, std::string_view offset = "+00:00");
// Accepts a date, a date-time with or without zone (none is UTC), RFC 1123 and epoch milliseconds
// as text. A day that no calendar has is refused, never rolled over.
std::optional<Instant> parse_instant(std::string_view text);

// Days since 1970-01-01 on the calendar of Seoul.
std::int64_t seoul_day(Instant at);

}  // namespace kit
