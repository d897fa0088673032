// A screening decides who sits where: one writer for all its seats, so that none is given twice.
#pragma once
#include <chrono>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/movie/reservation/room.hpp"
#include "systems/movie/reservation/screening_events.hpp"

namespace movie::reservation {

inline constexpr kit::Milliseconds hold_for = std::chrono::minutes(10);
inline constexpr std::int64_t price_max = 1'000'000'000;

enum class Booked { held, sold };
WORDS(Booked, {Booked::held, "held"}, {Booked::sold, "sold"})

// The seats that a reservation has.
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
  // Not shown:
  std::vector<Booking> bookings;
  bool called_off = false;
  bool started = false;  // it has said so; whether it has begun, its clock says
};
DESCRIBE(Screening, id, movie_id, theater, starts_at, price, rows, seats_per_row, bookings,
         called_off, started)

// One that is called off is nowhere to be seen.
kit::Visibility visibility(const Screening& screening);

struct OpenScreening {
  ScreeningId id;
  MovieId movie_id;
  std::string theater;
  kit::Instant starts_at;
  kit::Money price;
  int rows = 0, seats_per_row = 0;
  kit::Instant at = {};
};
DESCRIBE(OpenScreening, id, movie_id, theater, starts_at, price, rows, seats_per_row, at)

// Its time has come: a timer says so.
struct StartScreening {
  ScreeningId id;
  kit::Instant at;
};
DESCRIBE(StartScreening, id, at)

// Not to take place, or entered wrongly. Once it has begun only while nobody has a seat.
struct CallOffScreening {
  ScreeningId id;
  kit::Instant at;
};
DESCRIBE(CallOffScreening, id, at)

// --- asked by reservations
// ----------------------------------------------------------------------------
// Keep these seats while they are paid for: all of them or none. Without any, the best free one.
struct Hold {
  ScreeningId id;
  ReservationId reservation_id;
  Seats seats;
  kit::Instant at;
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

// The customer gives them back.
struct Release {
  ScreeningId id;
  ReservationId reservation_id;
  kit::Instant at;
};
DESCRIBE(Release, id, reservation_id, at)

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

// Reasons of refusal that reservations tell apart.
namespace reason {
inline constexpr std::string_view seat_taken = "seat_taken";
inline constexpr std::string_view sold_out = "sold_out";
inline constexpr std::string_view screening_begun = "screening_begun";
inline constexpr std::string_view unknown_screening = "unknown_screening";
inline constexpr std::string_view unknown_seat = "unknown_seat";
}  // namespace reason

enum class ScreeningRefusal {
  unknown_screening,
  screening_begun,
  seat_taken,
  sold_out,
  unknown_seat
};
REFUSALS(ScreeningRefusal,
         {ScreeningRefusal::unknown_screening,
          {reason::unknown_screening, 404, "there is no such screening", "없는 상영입니다"}},
         {ScreeningRefusal::screening_begun,
          {reason::screening_begun, 409, "the screening has begun", "이미 상영이 시작되었습니다"}},
         {ScreeningRefusal::seat_taken,
          {reason::seat_taken, 409, "the seat is taken", "이미 예약된 좌석입니다"}},
         {ScreeningRefusal::sold_out,
          {reason::sold_out, 409, "no seat is free", "남은 좌석이 없습니다"}},
         {ScreeningRefusal::unknown_seat,
          {reason::unknown_seat, 422, "there is no such seat", "없는 좌석입니다"}})

using ScreeningEvent = std::variant<ScreeningOpened, ScreeningStarted, ScreeningCalledOff,
                                    SeatsTakenBack, SeatsHeld, SeatsSold, SeatsFreed>;
using ScreeningDecision = kit::Decision<ScreeningEvent, ScreeningRefusal>;

ScreeningDecision decide(const Screening&, const OpenScreening&);
ScreeningDecision decide(const Screening&, const StartScreening&);
ScreeningDecision decide(const Screening&, const CallOffScreening&);
ScreeningDecision decide(const Screening&, const Hold&);
ScreeningDecision decide(const Screening&, const Sell&);
ScreeningDecision decide(const Screening&, const Release&);
ScreeningDecision decide(const Screening&, const Close&);
ScreeningDecision decide(const Screening&, const ExpireHolds&);

void evolve(Screening&, const ScreeningOpened&);
void evolve(Screening&, const ScreeningStarted&);
void evolve(Screening&, const ScreeningCalledOff&);
void evolve(Screening&, const SeatsTakenBack&);
void evolve(Screening&, const SeatsHeld&);
void evolve(Screening&, const SeatsSold&);
void evolve(Screening&, const SeatsFreed&);

}  // namespace movie::reservation
