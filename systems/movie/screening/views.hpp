// The seat map of a screening, as a customer looks at it before choosing.
#pragma once
#include "kit/service.hpp"
#include "systems/movie/screening/events.hpp"

namespace movie::screening {

enum class SeatState { free, held, sold };
WORDS(SeatState, {SeatState::free, "free"}, {SeatState::held, "held"}, {SeatState::sold, "sold"})

struct Seat {
  std::string seat;
  SeatState state = SeatState::free;
};
DESCRIBE(Seat, seat, state)

struct SeatMap {
  ScreeningId id;
  MovieId movie_id;
  std::string theater;
  kit::Instant starts_at;
  kit::Money price;
  std::vector<Seat> seats;
};
DESCRIBE(SeatMap, id, movie_id, theater, starts_at, price, seats)

void project(kit::Rows<SeatMap>&, const ScreeningOpened&);
void project(kit::Rows<SeatMap>&, const SeatsHeld&);
void project(kit::Rows<SeatMap>&, const SeatsSold&);
void project(kit::Rows<SeatMap>&, const SeatsFreed&);

}  // namespace movie::screening
