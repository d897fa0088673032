// What happens to the programme and to the seats.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/movie/ids.hpp"

namespace movie::reservation {

struct MovieListed {
  MovieId id;
  std::string title;
  std::optional<std::string> contents;
  std::optional<int> running_minutes;
  bool on_show = true;
};
DESCRIBE(MovieListed, id, title, contents, running_minutes, on_show)

struct MovieChanged {
  MovieId id;
  std::string title;
  std::optional<std::string> contents;
  std::optional<int> running_minutes;
  bool on_show = true;
};
DESCRIBE(MovieChanged, id, title, contents, running_minutes, on_show)

struct TheaterListed {
  TheaterId id;
  std::string name;
  std::optional<std::string> address;
};
DESCRIBE(TheaterListed, id, name, address)

struct TheaterChanged {
  TheaterId id;
  std::string name;
  std::optional<std::string> address;
};
DESCRIBE(TheaterChanged, id, name, address)

struct TheaterRemoved {
  TheaterId id;
  std::string name;
};
DESCRIBE(TheaterRemoved, id, name)

struct ScreeningOpened {
  ScreeningId id;
  MovieId movie_id;
  std::string theater;
  kit::Instant starts_at;
  kit::Money price;
  int rows = 0, seats_per_row = 0;
};
DESCRIBE(ScreeningOpened, id, movie_id, theater, starts_at, price, rows, seats_per_row)

// Its time has come: from now on it is neither booked nor cancelled, and not among what is on.
struct ScreeningStarted {
  ScreeningId id;
  MovieId movie_id;
  std::string theater;
  kit::Instant starts_at;
  kit::Instant at;  // when it was noticed: later where nobody was there to notice
};
DESCRIBE(ScreeningStarted, id, movie_id, theater, starts_at, at)

// Nobody can book it any more. Who has seats loses them, each with an event of his own.
struct ScreeningCalledOff {
  ScreeningId id;
  MovieId movie_id;
  std::string theater;
  kit::Instant starts_at;
};
DESCRIBE(ScreeningCalledOff, id, movie_id, theater, starts_at)

struct SeatsTakenBack {
  ScreeningId id;
  ReservationId reservation_id;
  Seats seats;
  kit::Instant at;
};
DESCRIBE(SeatsTakenBack, id, reservation_id, seats, at)

// These seats are kept for that reservation, until then.
struct SeatsHeld {
  ScreeningId id;
  ReservationId reservation_id;
  Seats seats;
  MovieId movie_id;
  std::string theater;
  kit::Instant starts_at;
  kit::Money price;  // of one seat
  kit::Instant at, until;
};
DESCRIBE(SeatsHeld, id, reservation_id, seats, movie_id, theater, starts_at, price, at, until)

struct SeatsSold {
  ScreeningId id;
  ReservationId reservation_id;
  Seats seats;
  kit::Instant at;
};
DESCRIBE(SeatsSold, id, reservation_id, seats, at)

struct SeatsFreed {
  ScreeningId id;
  ReservationId reservation_id;
  Seats seats;
  bool expired = false;                  // nobody gave them back: their time was over
  std::optional<kit::Instant> asked_at;  // when the customer gave them back
};
DESCRIBE(SeatsFreed, id, reservation_id, seats, expired, asked_at)

}  // namespace movie::reservation
