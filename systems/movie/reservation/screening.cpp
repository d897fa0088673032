// The rules of the seats (R13): held for ten minutes while they are paid for, sold when they are,
// free again once when the reservation ends or its time is over.
#include "systems/movie/reservation/screening.hpp"

#include <algorithm>

namespace movie::reservation {
namespace {

bool opened(const Screening& screening) { return screening.rows > 0; }

Room room_of(const Screening& screening) { return {screening.rows, screening.seats_per_row}; }

// Held or sold; none: it has none.
const Seats* seats_of(const Screening& screening, ReservationId reservation) {
  for (const auto& hold : screening.holds)
    if (hold.reservation_id == reservation) return &hold.seats;
  for (const auto& booking : screening.bookings)
    if (booking.reservation_id == reservation) return &booking.seats;
  return nullptr;
}

bool is_sold_to(const Screening& screening, ReservationId reservation) {
  return std::ranges::find(screening.bookings, reservation, &Booking::reservation_id) !=
         screening.bookings.end();
}

Taken taken(const Screening& screening) {
  const Room room = room_of(screening);
  Taken out(static_cast<std::size_t>(room.size()));
  const auto mark = [&](const auto& whose) {
    for (const auto& seat : whose.seats)
      if (const auto place = room.place(seat)) out[static_cast<std::size_t>(*place)] = true;
  };
  std::ranges::for_each(screening.holds, mark);
  std::ranges::for_each(screening.bookings, mark);
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
  for (const auto& hold : screening.holds)
    if (hold.until > after) next = std::min(next, hold.until);
  return next;
}

template <class Whose>
void erase(std::vector<Whose>& all, ReservationId reservation) {
  std::erase_if(all, [&](const Whose& each) { return each.reservation_id == reservation; });
}

}  // namespace

ScreeningDecision decide(const Screening& screening, const OpenScreening& open) {
  if (opened(screening)) return {};
  return ScreeningOpened{screening.id, open.movie_id, open.theater,      open.starts_at,
                         open.price,   open.rows,     open.seats_per_row};
}

ScreeningDecision decide(const Screening& screening, const Hold& hold) {
  if (!opened(screening)) return ScreeningRefusal::unknown_screening;
  if (seats_of(screening, hold.reservation_id)) return {};
  if (hold.at >= screening.starts_at) return ScreeningRefusal::screening_begun;
  const Room room = room_of(screening);
  for (const auto& seat : hold.seats)
    if (!room.place(seat)) return ScreeningRefusal::unknown_seat;
  const Taken gone = taken(screening);
  const Seats seats = hold.seats.empty() ? best(room, gone) : hold.seats;
  if (seats.empty() || !all_free(room, gone, seats)) return ScreeningRefusal::seat_taken;
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
  if (is_sold_to(screening, sell.reservation_id)) return {};
  if (sell.at >= screening.starts_at) return ScreeningRefusal::screening_begun;
  const Seats* held = seats_of(screening, sell.reservation_id);
  if (!held && !all_free(room_of(screening), taken(screening), sell.seats))
    return ScreeningRefusal::seat_taken;
  return SeatsSold{screening.id, sell.reservation_id, held ? *held : sell.seats, sell.at};
}

ScreeningDecision decide(const Screening& screening, const Release& release) {
  const Seats* seats = seats_of(screening, release.reservation_id);
  if (!seats) return {};
  if (release.at >= screening.starts_at) return ScreeningRefusal::screening_begun;
  return SeatsFreed{screening.id, release.reservation_id, *seats, false, release.at};
}

ScreeningDecision decide(const Screening& screening, const Close& ended) {
  const Seats* seats = seats_of(screening, ended.reservation_id);
  if (!seats) return {};
  return SeatsFreed{screening.id, ended.reservation_id, *seats, false, {}};
}

ScreeningDecision decide(const Screening& screening, const ExpireHolds& now) {
  ScreeningDecision decision;
  for (const auto& hold : screening.holds)
    if (hold.until <= now.at)
      decision.also(SeatsFreed{screening.id, hold.reservation_id, hold.seats, true, {}});
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
void evolve(Screening& screening, const SeatsHeld& e) {
  screening.holds.push_back({e.reservation_id, e.seats, e.until});
}
void evolve(Screening& screening, const SeatsSold& e) {
  erase(screening.holds, e.reservation_id);
  screening.bookings.push_back({e.reservation_id, e.seats});
}
void evolve(Screening& screening, const SeatsFreed& e) {
  erase(screening.holds, e.reservation_id);
  erase(screening.bookings, e.reservation_id);
}

}  // namespace movie::reservation
