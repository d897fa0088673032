// The theatres that show the movies.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/movie/reservation/screening_events.hpp"

namespace movie::reservation {

struct Theater {
  TheaterId id;
  std::string name;
  std::optional<std::string> address;
  bool removed = false;  // not shown
};
DESCRIBE(Theater, id, name, address, removed)

kit::Visibility visibility(const Theater& theater);

struct ListTheater {
  std::string name;
  std::optional<std::string> address;
};
DESCRIBE(ListTheater, name, address)

// Its name stays: screenings know it by that.
struct ChangeTheater {
  TheaterId id;
  std::optional<std::string> address;
};
DESCRIBE(ChangeTheater, id, address)

// Closed, or entered under a wrong name: then it is entered anew. Its screenings stay.
struct RemoveTheater {
  TheaterId id;
};
DESCRIBE(RemoveTheater, id)

enum class TheaterRefusal { unknown_theater, already_listed };
REFUSALS(TheaterRefusal,
         {TheaterRefusal::unknown_theater,
          {"unknown_theater", 404, "there is no such theatre", "없는 영화관입니다"}},
         {TheaterRefusal::already_listed,
          {"already_listed", 409, "there is a theatre of this name", "이미 등록된 영화관입니다"}})

using TheaterEvent = std::variant<TheaterListed, TheaterChanged, TheaterRemoved>;
using TheaterDecision = kit::Decision<TheaterEvent, TheaterRefusal>;

TheaterDecision decide(const Theater&, const ListTheater&);
TheaterDecision decide(const Theater&, const ChangeTheater&);
TheaterDecision decide(const Theater&, const RemoveTheater&);

void evolve(Theater&, const TheaterListed&);
void evolve(Theater&, const TheaterChanged&);
void evolve(Theater&, const TheaterRemoved&);

}  // namespace movie::reservation
