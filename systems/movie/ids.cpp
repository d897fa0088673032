// Numbers as texts and back.
#include "systems/movie/ids.hpp"

#include <charconv>

namespace movie {

std::string text_of(ReservationId reservation) { return std::to_string(reservation.value); }

std::optional<ReservationId> reservation_in(const std::optional<std::string>& text) {
  ReservationId found;
  if (!text) return std::nullopt;
  const char* end = text->data() + text->size();
  const auto read = std::from_chars(text->data(), end, found.value);
  const bool whole = read.ec == std::errc{} && read.ptr == end && found.value > 0;
  return whole && text_of(found) == *text ? std::optional(found) : std::nullopt;
}

}  // namespace movie
