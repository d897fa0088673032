// What customers look at: what is on show, when and where, which seats are free, and what they have
// reserved.
#pragma once
#include "kit/service.hpp"
#include "systems/movie/payment/events.hpp"
#include "systems/movie/reservation/events.hpp"
#include "systems/movie/reservation/screening.hpp"

namespace movie::reservation {

struct Showing {
  ScreeningId screening_id;
  std::string theater;
  kit::Instant starts_at;
  kit::Money price;
};
DESCRIBE(Showing, screening_id, theater, starts_at, price)

struct MovieList {
  MovieId id;
  std::optional<std::string> title, contents;
  std::optional<int> running_minutes;
  std::vector<Showing> screenings;
  bool on_show = false;  // not shown
};
DESCRIBE(MovieList, id, title, contents, running_minutes, screenings, on_show)

kit::Visibility visibility(const MovieList& row);

void project(kit::Rows<MovieList>&, const MovieListed&);
void project(kit::Rows<MovieList>&, const MovieChanged&);
void project(kit::Rows<MovieList>&, const ScreeningOpened&);
void project(kit::Rows<MovieList>&, const ScreeningStarted&);
void project(kit::Rows<MovieList>&, const ScreeningCalledOff&);

// A screening by movie, theatre and date. Once it has begun it is not listed any more, but still
// found by who asks for it, so that he hears why he can't have it.
struct ShowTime {
  ScreeningId id;
  MovieId movie_id;
  std::string theater;
  kit::Instant movie_date;
  kit::Money price;
  // Not shown. Its day in Seoul, as a client that sends only a date means it: until it begins in
  // the one, then in the other, so that a date means what is still to come, if anything is.
  std::optional<kit::Instant> day, past_day;
};
DESCRIBE(ShowTime, id, movie_id, theater, movie_date, price, day, past_day)
RENAME(ShowTime, {"movie_date", "moviedate"}, {"movie_id", "movieid"})

kit::Visibility visibility(const ShowTime& row);

void project(kit::Rows<ShowTime>&, const ScreeningOpened&);
void project(kit::Rows<ShowTime>&, const ScreeningStarted&);
void project(kit::Rows<ShowTime>&, const ScreeningCalledOff&);

enum class SeatState { free, held, sold };
WORDS(SeatState, {SeatState::free, "free"}, {SeatState::held, "held"}, {SeatState::sold, "sold"})

struct Seat {
  std::string seat;
  SeatState state = SeatState::free;
};
DESCRIBE(Seat, seat, state)

// The seats of a screening, as a customer looks at them before choosing.
struct SeatMap {
  ScreeningId id;
  MovieId movie_id;
  std::string theater;
  kit::Instant starts_at;
  kit::Money price;
  std::vector<Seat> seats;
};
DESCRIBE(SeatMap, id, movie_id, theater, starts_at, price, seats)

void project(SeatMap&, const Screening&);

struct MyPage {
  ReservationId id;
  std::optional<std::string> subscriber, movie_name;
  kit::Instant movie_date;
  std::string theater;
  Seats seats;
  kit::Money amount;
  std::string state, pay_state;
  bool reserved = false;  // not shown
};
DESCRIBE(MyPage, id, subscriber, movie_name, movie_date, theater, seats, amount, state, pay_state,
         reserved)
RENAME(MyPage, {"movie_name", "moviename"}, {"movie_date", "moviedate"})

kit::Visibility visibility(const MyPage& row);

void project(kit::Rows<MyPage>&, const MovieReserved&);
void project(kit::Rows<MyPage>&, const ReservationCanceled&);
void project(kit::Rows<MyPage>&, const ReservationCalledOff&);
void project(kit::Rows<MyPage>&, const payment::PaymentCanceled&);

}  // namespace movie::reservation
