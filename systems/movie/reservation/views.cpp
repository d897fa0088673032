// Programme, reservations and payments come from three logs: each row takes what it hears in any
// order, and is there once its movie, or its reservation, is.
#include "systems/movie/reservation/views.hpp"

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

}  // namespace

kit::Visibility visibility(const MovieList& row) {
  return row.on_show ? kit::Visibility::listed : kit::Visibility::hidden;
}

void project(kit::Rows<MovieList>& rows, const screening::MovieListed& e) { describe(rows, e); }
void project(kit::Rows<MovieList>& rows, const screening::MovieChanged& e) { describe(rows, e); }
void project(kit::Rows<MovieList>& rows, const screening::ScreeningOpened& e) {
  rows[e.movie_id].screenings.push_back({e.id, e.theater, e.starts_at, e.price});
}

void project(kit::Rows<ShowTime>& rows, const screening::ScreeningOpened& e) {
  rows[e.id] = {e.id,        e.movie_id, e.theater,
                e.starts_at, e.price,    kit::Instant{kit::seoul_day(e.starts_at) * day_ms}};
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
