// Folds a screening's own events, which come in order.
#include "systems/movie/screening/views.hpp"

#include <algorithm>

#include "systems/movie/screening/room.hpp"

namespace movie::screening {
namespace {

void mark(SeatMap& map, const Seats& seats, SeatState state) {
  for (auto& seat : map.seats)
    if (std::count(seats.begin(), seats.end(), seat.seat) > 0) seat.state = state;
}

}  // namespace

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

}  // namespace movie::screening
