// A screening decides who sits where: one writer for all its seats, so that none is given twice.
#pragma once
#include <chrono>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/movie/screening/calls.hpp"
#include "systems/movie/screening/events.hpp"
#include "systems/movie/screening/room.hpp"

namespace movie::screening {

inline constexpr kit::Milliseconds hold_for = std::chrono::minutes(10);
inline constexpr std::int64_t price_max = 1'000'000'000;

enum class Booked { held, sold, expired, closed };
WORDS(Booked, {Booked::held, "held"}, {Booked::sold, "sold"}, {Booked::expired, "expired"},
      {Booked::closed, "closed"})

// What became of one reservation here. It is kept after its end, so that a request that comes late
// can't take seats for someone who has left.
struct Booking {
  ReservationId reservation_id;
  Seats seats;
  Booked state = Booked::held;
  kit::Instant until;  // of a hold
};
DESCRIBE(Booking, reservation_id, seats, state, until)

struct Screening {
  ScreeningId id;
  MovieId movie_id;
  std::string theater;
  kit::Instant starts_at;
  kit::Money price;
  int rows = 0, seats_per_row = 0;  // none: it has not been opened
  std::vector<Booking> bookings;    // not shown
};
DESCRIBE(Screening, id, movie_id, theater, starts_at, price, rows, seats_per_row, bookings)

// --- asked of a screening
// ----------------------------------------------------------------------------
struct OpenScreening {
  ScreeningId id;
  MovieId movie_id;
  std::string theater;
  kit::Instant starts_at;
  kit::Money price;
  int rows = 0, seats_per_row = 0;
};
DESCRIBE(OpenScreening, id, movie_id, theater, starts_at, price, rows, seats_per_row)

// The reservation has ended without its customer giving anything back.
struct Close {
  ScreeningId id;
  ReservationId reservation_id;
};
DESCRIBE(Close, id, reservation_id)

struct ExpireHolds {
  ScreeningId id;
  kit::Instant at;
};
DESCRIBE(ExpireHolds, id, at)

// --- known to the screening alone
// ---------------------------------------------------------------------
// It is over for that reservation, which has no seats here.
struct BookingClosed {
  ScreeningId id;
  ReservationId reservation_id;
};
DESCRIBE(BookingClosed, id, reservation_id)

enum class Refusal { unknown_screening, screening_begun, seat_taken, unknown_seat, withdrawn };
REFUSALS(Refusal,
         {Refusal::unknown_screening,
          {reason::unknown_screening, 404, "there is no such screening", "없는 상영입니다"}},
         {Refusal::screening_begun,
          {reason::screening_begun, 409, "the screening has begun", "이미 상영이 시작되었습니다"}},
         {Refusal::seat_taken,
          {reason::seat_taken, 409, "the seat is taken", "이미 예약된 좌석입니다"}},
         {Refusal::unknown_seat,
          {reason::unknown_seat, 422, "there is no such seat", "없는 좌석입니다"}},
         {Refusal::withdrawn,
          {"withdrawn", 409, "the reservation has ended", "이미 끝난 예약입니다"}})

using Event = std::variant<ScreeningOpened, SeatsHeld, SeatsSold, SeatsFreed, BookingClosed>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Screening&, const OpenScreening&);
Decision decide(const Screening&, const Hold&);
Decision decide(const Screening&, const Sell&);
Decision decide(const Screening&, const Release&);
Decision decide(const Screening&, const Close&);
Decision decide(const Screening&, const ExpireHolds&);

void evolve(Screening&, const ScreeningOpened&);
void evolve(Screening&, const SeatsHeld&);
void evolve(Screening&, const SeatsSold&);
void evolve(Screening&, const SeatsFreed&);
void evolve(Screening&, const BookingClosed&);

}  // namespace movie::screening
