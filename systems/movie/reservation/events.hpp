// What the reservation desk tells the others.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/movie/ids.hpp"

namespace movie::reservation {

// Paid, the seats are theirs. The first six are the original's.
struct MovieReserved {
  ReservationId id;
  std::optional<std::string> movie_name;
  kit::Instant movie_date;
  MovieId movie_id;
  std::string theater;
  std::optional<std::string> subscriber;
  ScreeningId screening_id;
  Seats seats;
  int qty = 0;
  kit::Money amount;
};
DESCRIBE(MovieReserved, id, movie_name, movie_date, movie_id, theater, subscriber, screening_id,
         seats, qty, amount)
RENAME(MovieReserved, {"movie_name", "moviename"}, {"movie_date", "moviedate"},
       {"movie_id", "movieid"})

// It takes longer than a customer waits: the payment is on hold, and so are the seats.
struct ReservationHeld {
  ReservationId id;
};
DESCRIBE(ReservationHeld, id)

// There are no seats to be had: taken, begun, or not there at all.
struct ReservationRefused {
  ReservationId id;
  ScreeningId screening_id;
  std::string reason;
};
DESCRIBE(ReservationRefused, id, screening_id, reason)

struct PaymentRefused {
  ReservationId id;
  ScreeningId screening_id;
};
DESCRIBE(PaymentRefused, id, screening_id)

// Not paid in time.
struct ReservationExpired {
  ReservationId id;
  ScreeningId screening_id;
};
DESCRIBE(ReservationExpired, id, screening_id)

// Paid too late, somebody else has the seats: the money goes back.
struct SeatsLost {
  ReservationId id;
  ScreeningId screening_id;
};
DESCRIBE(SeatsLost, id, screening_id)

struct ReservationCanceled {
  ReservationId id;
  ScreeningId screening_id;
};
DESCRIBE(ReservationCanceled, id, screening_id)

// Its screening does not take place: the money goes back.
struct ReservationCalledOff {
  ReservationId id;
  ScreeningId screening_id;
};
DESCRIBE(ReservationCalledOff, id, screening_id)

// The screening had begun.
struct CancelRefused {
  ReservationId id;
};
DESCRIBE(CancelRefused, id)

}  // namespace movie::reservation
