// The rules of the seats (R13): held for ten minutes while they are paid for, sold when they are,
// free again once when the reservation ends or its time is over; taken back when it is called off.
#include "systems/movie/reservation/screening.hpp"

#include <algorithm>

namespace movie::reservation {
namespace {

bool entered(const Screening& screening) { return screening.rows > 0; }
bool opened(const Screening& screening) { return entered(screening) && !screening.called_off; }

Room room_of(const Screening& screening) { return {screening.rows, screening.seats_per_row}; }

const Booking* booking_of(const Screening& screening, ReservationId reservation) {
  for (const auto& booking : screening.bookings)
    if (booking.reservation_id == reservation) return &booking;
  return nullptr;
}

Taken taken(const Screening& screening) {
  const Room room = room_of(screening);
  Taken out(static_cast<std::size_t>(room.size()));
  for (const auto& booking : screening.bookings)
    for (const auto& seat : booking.seats)
      if (const auto place = room.place(seat)) out[static_cast<std::size_t>(*place)] = true;
  return out;
}

bool all_free(const Room& room, const Taken& gone, const Seats& seats) {
  return std::none_of(seats.begin(), seats.end(), [&](const auto& seat) {
    const auto place = room.place(seat);
    return place && gone[static_cast<std::size_t>(*place)];
  });
}

// The one that a customer who does not choose gets; none when all are taken.
Seats best(const Room& room, const Taken& gone) {
  const auto place = room.best_but(gone);
  return place ? Seats{room.name(*place)} : Seats{};
}

// When the next hold is over: a timer waits for that, or for an earlier time. Of those that are
// over already, too, unless later ones are meant.
kit::Instant next_expiry(const Screening& screening, kit::Instant after = {}) {
  kit::Instant next = kit::never;
  for (const auto& booking : screening.bookings)
    if (booking.state == Booked::held && booking.until > after)
      next = std::min(next, booking.until);
  return next;
}

void free_seats(Screening& screening, ReservationId reservation) {
  std::erase_if(screening.bookings,
                [&](const Booking& booking) { return booking.reservation_id == reservation; });
}

Booking& book(Screening& screening, ReservationId reservation) {
  for (auto& booking : screening.bookings)
    if (booking.reservation_id == reservation) return booking;
  auto& made = screening.bookings.emplace_back();
  made.reservation_id = reservation;
  return made;
}

}  // namespace

kit::Visibility visibility(const Screening& screening) {
  return screening.called_off ? kit::Visibility::hidden : kit::Visibility::listed;
}

ScreeningDecision decide(const Screening& screening, const OpenScreening& open) {
  if (entered(screening)) return {};
  ScreeningDecision opened =
      ScreeningOpened{screening.id, open.movie_id, open.theater,      open.starts_at,
                      open.price,   open.rows,     open.seats_per_row};
  if (open.starts_at > open.at)
    return std::move(opened).at(open.starts_at, StartScreening{screening.id, {}});
  return std::move(opened).also(
      ScreeningStarted{screening.id, open.movie_id, open.theater, open.starts_at, open.at});
}

// Whoever has seats, or is paying for them, goes on as before: their rules ask the clock.
ScreeningDecision decide(const Screening& screening, const StartScreening& now) {
  if (!opened(screening) || screening.started) return {};
  return ScreeningStarted{screening.id, screening.movie_id, screening.theater, screening.starts_at,
                          now.at};
}

// Who has paid for what has begun has seen it, or some of it: what he is owed people decide.
ScreeningDecision decide(const Screening& screening, const CallOffScreening& wish) {
  if (!opened(screening)) return ScreeningRefusal::unknown_screening;
  if (!screening.bookings.empty() && wish.at >= screening.starts_at)
    return ScreeningRefusal::screening_begun;
  ScreeningDecision off =
      ScreeningCalledOff{screening.id, screening.movie_id, screening.theater, screening.starts_at};
  for (const auto& booking : screening.bookings)
    off.also(SeatsTakenBack{screening.id, booking.reservation_id, booking.seats, wish.at});
  if (screening.started) return off;
  return std::move(off).forget(StartScreening{screening.id, {}});
}

ScreeningDecision decide(const Screening& screening, const Hold& hold) {
  if (!opened(screening)) return ScreeningRefusal::unknown_screening;
  if (booking_of(screening, hold.reservation_id)) return {};
  if (hold.at >= screening.starts_at) return ScreeningRefusal::screening_begun;
  const Room room = room_of(screening);
  for (const auto& seat : hold.seats)
    if (!room.place(seat)) return ScreeningRefusal::unknown_seat;
  const Taken gone = taken(screening);
  const Seats seats = hold.seats.empty() ? best(room, gone) : hold.seats;
  if (seats.empty()) return ScreeningRefusal::sold_out;
  if (!all_free(room, gone, seats)) return ScreeningRefusal::seat_taken;
  const kit::Instant until = std::min(hold.at + hold_for, screening.starts_at);
  ScreeningDecision held = SeatsHeld{screening.id,
                                     hold.reservation_id,
                                     seats,
                                     screening.movie_id,
                                     screening.theater,
                                     screening.starts_at,
                                     screening.price,
                                     hold.at,
                                     until};
  if (until >= next_expiry(screening)) return held;  // somebody's ends before, and is watched
  return std::move(held).at(until, ExpireHolds{screening.id, {}});
}

ScreeningDecision decide(const Screening& screening, const Sell& sell) {
  if (!opened(screening)) return ScreeningRefusal::unknown_screening;
  const Booking* held = booking_of(screening, sell.reservation_id);
  if (held && held->state == Booked::sold) return {};
  if (sell.at >= screening.starts_at) return ScreeningRefusal::screening_begun;
  if (!held && !all_free(room_of(screening), taken(screening), sell.seats))
    return ScreeningRefusal::seat_taken;
  return SeatsSold{screening.id, sell.reservation_id, held ? held->seats : sell.seats, sell.at};
}

ScreeningDecision decide(const Screening& screening, const Release& release) {
  const Booking* booking = booking_of(screening, release.reservation_id);
  if (!booking) return {};
  if (release.at >= screening.starts_at) return ScreeningRefusal::screening_begun;
  return SeatsFreed{screening.id, release.reservation_id, booking->seats, false, release.at};
}

ScreeningDecision decide(const Screening& screening, const Close& ended) {
  const Booking* booking = booking_of(screening, ended.reservation_id);
  if (!booking) return {};
  return SeatsFreed{screening.id, ended.reservation_id, booking->seats, false, {}};
}

ScreeningDecision decide(const Screening& screening, const ExpireHolds& now) {
  ScreeningDecision decision;
  for (const auto& booking : screening.bookings)
    if (booking.state == Booked::held && booking.until <= now.at)
      decision.also(SeatsFreed{screening.id, booking.reservation_id, booking.seats, true, {}});
  const kit::Instant next = next_expiry(screening, now.at);
  if (next == kit::never) return decision;
  return std::move(decision).at(next, ExpireHolds{screening.id, {}});
}

void evolve(Screening& screening, const ScreeningOpened& e) {
  screening.movie_id = e.movie_id;
  screening.theater = e.theater;
  screening.starts_at = e.starts_at;
  screening.price = e.price;
  screening.rows = e.rows;
  screening.seats_per_row = e.seats_per_row;
}
void evolve(Screening& screening, const ScreeningStarted&) { screening.started = true; }
void evolve(Screening& screening, const ScreeningCalledOff&) { screening.called_off = true; }
void evolve(Screening& screening, const SeatsTakenBack& e) {
  free_seats(screening, e.reservation_id);
}
void evolve(Screening& screening, const SeatsHeld& e) {
  auto& booking = book(screening, e.reservation_id);
  booking.seats = e.seats;
  booking.state = Booked::held;
  booking.until = e.until;
}
void evolve(Screening& screening, const SeatsSold& e) {
  auto& booking = book(screening, e.reservation_id);
  booking.seats = e.seats;
  booking.state = Booked::sold;
}
void evolve(Screening& screening, const SeatsFreed& e) { free_seats(screening, e.reservation_id); }

}  // namespace movie::reservation
