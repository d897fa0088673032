// What customers look at: what is on show, when and where, and what they have reserved.
#pragma once
#include "kit/service.hpp"
#include "systems/movie/payment/events.hpp"
#include "systems/movie/reservation/events.hpp"
#include "systems/movie/screening/events.hpp"

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

void project(kit::Rows<MovieList>&, const screening::MovieListed&);
void project(kit::Rows<MovieList>&, const screening::MovieChanged&);
void project(kit::Rows<MovieList>&, const screening::ScreeningOpened&);

// A screening by movie, theatre and date.
struct ShowTime {
  ScreeningId id;
  MovieId movie_id;
  std::string theater;
  kit::Instant movie_date;
  kit::Money price;
  kit::Instant day;  // not shown: its day in Seoul, as a client that sends only a date means it
};
DESCRIBE(ShowTime, id, movie_id, theater, movie_date, price, day)
RENAME(ShowTime, {"movie_date", "moviedate"}, {"movie_id", "movieid"})

void project(kit::Rows<ShowTime>&, const screening::ScreeningOpened&);

struct MyPage {
  ReservationId id;
  std::optional<std::string> subscriber, movie_name;
  kit::Instant movie_date;
  std::string theater;
  std::vector<std::string> seats;
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
void project(kit::Rows<MyPage>&, const payment::PaymentCanceled&);

}  // namespace movie::reservation
