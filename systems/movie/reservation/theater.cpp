// The rules of the theatres: a name stands for one.
#include "systems/movie/reservation/theater.hpp"

namespace movie::reservation {
namespace {

bool listed(const Theater& theater) { return !theater.name.empty() && !theater.removed; }

}  // namespace

kit::Visibility visibility(const Theater& theater) {
  return theater.removed ? kit::Visibility::hidden : kit::Visibility::listed;
}

TheaterDecision decide(const Theater& theater, const ListTheater& wanted) {
  if (!listed(theater)) return TheaterListed{theater.id, wanted.name, wanted.address};
  if (theater.address == wanted.address) return {};
  return TheaterRefusal::already_listed;
}

TheaterDecision decide(const Theater& theater, const ChangeTheater& wanted) {
  if (!listed(theater)) return TheaterRefusal::unknown_theater;
  if (wanted.address == theater.address) return {};
  return TheaterChanged{theater.id, theater.name, wanted.address};
}

TheaterDecision decide(const Theater& theater, const RemoveTheater&) {
  if (!listed(theater)) return TheaterRefusal::unknown_theater;
  return TheaterRemoved{theater.id, theater.name};
}

void evolve(Theater& theater, const TheaterListed& e) { theater = {e.id, e.name, e.address}; }
void evolve(Theater& theater, const TheaterChanged& e) { theater = {e.id, e.name, e.address}; }
void evolve(Theater& theater, const TheaterRemoved&) { theater.removed = true; }

}  // namespace movie::reservation
