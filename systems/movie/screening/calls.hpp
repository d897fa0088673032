// What others may ask of a screening.
#pragma once
#include "kit/describe.hpp"
#include "systems/movie/ids.hpp"
#include "systems/movie/screening/events.hpp"

namespace movie::screening {

// Keep these seats while they are paid for: all of them or none. Without any, the best free one.
struct Hold {
  ScreeningId id;
  ReservationId reservation_id;
  Seats seats;
  kit::Instant at;  // set by the screening when it hears of it
};
DESCRIBE(Hold, id, reservation_id, seats, at)

// They are paid for. Whose hold is over gets them all the same while nobody else has them.
struct Sell {
  ScreeningId id;
  ReservationId reservation_id;
  Seats seats;
  kit::Instant at;
};
DESCRIBE(Sell, id, reservation_id, seats, at)

// The customer gives them back. In time is who asked in time, however late this is heard.
struct Release {
  ScreeningId id;
  ReservationId reservation_id;
  kit::Instant asked_at;
};
DESCRIBE(Release, id, reservation_id, asked_at)

// Reasons of refusal that callers tell apart.
namespace reason {
inline constexpr std::string_view seat_taken = "seat_taken";
inline constexpr std::string_view screening_begun = "screening_begun";
inline constexpr std::string_view unknown_screening = "unknown_screening";
inline constexpr std::string_view unknown_seat = "unknown_seat";
}  // namespace reason

}  // namespace movie::screening
