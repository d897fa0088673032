// A row takes what it hears in any order, as a screening may be opened before its movie is
// announced, and shows once its movie, or its reservation, is there.
#include "systems/movie/reservation/views.hpp"

#include <algorithm>

#include "systems/movie/reservation/room.hpp"

namespace movie::reservation {
namespace {

constexpr std::int64_t day_ms = 86'400'000;

template <class Event>
void describe(kit::Rows<MovieList>& rows, const Event& e) {
  auto& row = rows[e.id];
  row.title = e.title;
  row.contents = e.contents;
  row.running_minutes = e.running_minutes;
  row.on_show = e.on_show;
}

void mark(SeatMap& map, const Seats& seats, SeatState state) {
  for (const auto& name : seats) {
    const auto seat = std::ranges::find(map.seats, name, &Seat::seat);
    if (seat != map.seats.end()) seat->state = state;
  }
}

}  // namespace

kit::Visibility visibility(const MovieList& row) {
  return row.on_show ? kit::Visibility::listed : kit::Visibility::hidden;
}

void project(kit::Rows<MovieList>& rows, const MovieListed& e) { describe(rows, e); }
void project(kit::Rows<MovieList>& rows, const MovieChanged& e) { describe(rows, e); }
void project(kit::Rows<MovieList>& rows, const ScreeningOpened& e) {
  rows[e.movie_id].screenings.push_back({e.id, e.theater, e.starts_at, e.price});
}

void project(kit::Rows<ShowTime>& rows, const ScreeningOpened& e) {
  rows[e.id] = {e.id,        e.movie_id, e.theater,
                e.starts_at, e.price,    kit::Instant{kit::seoul_day(e.starts_at) * day_ms}};
}

void project(kit::Rows<SeatMap>& rows, const ScreeningOpened& e) {
  auto& map = rows[e.id];
  map = {e.id, e.movie_id, e.theater, e.starts_at, e.price, {}};
  for (auto& name : Room{e.rows, e.seats_per_row}.seats())
    map.seats.push_back({std::move(name), SeatState::free});
}
void project(kit::Rows<SeatMap>& rows, const SeatsHeld& e) {
  mark(rows[e.id], e.seats, SeatState::held);
}
void project(kit::Rows<SeatMap>& rows, const SeatsSold& e) {
  mark(rows[e.id], e.seats, SeatState::sold);
}
void project(kit::Rows<SeatMap>& rows, const SeatsFreed& e) {
  mark(rows[e.id], e.seats, SeatState::free);
}

kit::Visibility visibility(const MyPage& row) {
  return row.reserved ? kit::Visibility::listed : kit::Visibility::hidden;
}

void project(kit::Rows<MyPage>& rows, const MovieReserved& e) {
  auto& row = rows[e.id];
  row.subscriber = e.subscriber;
  row.movie_name = e.movie_name;
  row.movie_date = e.movie_date;
  row.theater = e.theater;
  row.seats = e.seats;
  row.amount = e.amount;
  row.state = "reserved";
  if (row.pay_state.empty()) row.pay_state = "paid";
  row.reserved = true;
}
void project(kit::Rows<MyPage>& rows, const ReservationCanceled& e) {
  rows[e.id].state = "canceled";
}
void project(kit::Rows<MyPage>& rows, const payment::PaymentCanceled& e) {
  if (const auto reservation = reservation_in(e.reservation_id))
    rows[*reservation].pay_state = "refunded";
}

}  // namespace movie::reservation
