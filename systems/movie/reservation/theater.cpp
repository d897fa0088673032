// The rules of the theatres: a name stands for one.
#include "systems/movie/reservation/theater.hpp"

namespace movie::reservation {

TheaterDecision decide(const Theater& theater, const ListTheater& wanted) {
  if (theater.name.empty()) return TheaterListed{theater.id, wanted.name, wanted.address};
  if (theater.address == wanted.address) return {};
  return TheaterRefusal::already_listed;
}

TheaterDecision decide(const Theater& theater, const ChangeTheater& wanted) {
  if (theater.name.empty()) return TheaterRefusal::unknown_theater;
  if (wanted.address == theater.address) return {};
  return TheaterChanged{theater.id, theater.name, wanted.address};
}

void evolve(Theater& theater, const TheaterListed& e) { theater = {e.id, e.name, e.address}; }
void evolve(Theater& theater, const TheaterChanged& e) { theater = {e.id, e.name, e.address}; }

}  // namespace movie::reservation
