// A row takes what it hears in any order, as a screening may be opened before its movie is
// announced, and shows once its movie, or its reservation, is there.
#include "systems/movie/reservation/views.hpp"

#include <utility>

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

void leave(kit::Rows<MovieList>& rows, MovieId movie, ScreeningId screening) {
  std::erase_if(rows[movie].screenings,
                [&](const Showing& one) { return one.screening_id == screening; });
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

void project(kit::Rows<MovieList>& rows, const ScreeningStarted& e) {
  leave(rows, e.movie_id, e.id);
}
void project(kit::Rows<MovieList>& rows, const ScreeningCalledOff& e) {
  leave(rows, e.movie_id, e.id);
}

kit::Visibility visibility(const ShowTime& row) {
  return row.past_day ? kit::Visibility::own_url : kit::Visibility::listed;
}

void project(kit::Rows<ShowTime>& rows, const ScreeningOpened& e) {
  const kit::Instant day{kit::seoul_day(e.starts_at) * day_ms};
  rows[e.id] = {e.id, e.movie_id, e.theater, e.starts_at, e.price, day, std::nullopt};
}

void project(kit::Rows<ShowTime>& rows, const ScreeningStarted& e) {
  auto& row = rows[e.id];
  row.past_day = std::exchange(row.day, std::nullopt);
}

void project(kit::Rows<ShowTime>& rows, const ScreeningCalledOff& e) { rows.erase(e.id.value); }

void project(SeatMap& map, const Screening& screening) {
  map = {screening.id,        screening.movie_id, screening.theater,
         screening.starts_at, screening.price,    {}};
  const Room room{screening.rows, screening.seats_per_row};
  for (auto& name : room.seats()) map.seats.push_back({std::move(name), SeatState::free});
  for (const auto& booking : screening.bookings)
    for (const auto& seat : booking.seats)
      if (const auto place = room.place(seat))
        map.seats[static_cast<std::size_t>(*place)].state =
            booking.state == Booked::sold ? SeatState::sold : SeatState::held;
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
void project(kit::Rows<MyPage>& rows, const ReservationCalledOff& e) {
  rows[e.id].state = "canceled";
}
void project(kit::Rows<MyPage>& rows, const payment::PaymentCanceled& e) {
  if (const auto reservation = reservation_in(e.reservation_id))
    rows[*reservation].pay_state = "refunded";
}

}  // namespace movie::reservation
