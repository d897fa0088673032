// What is on: the movies, and the theatres that show them.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/movie/screening/events.hpp"

namespace movie::screening {

inline constexpr int running_minutes_max = 1'000;

struct Movie {
  MovieId id;
  std::string title;
  std::optional<std::string> contents;
  std::optional<int> running_minutes;
  bool on_show = true;
  bool listed = false;  // not shown
};
DESCRIBE(Movie, id, title, contents, running_minutes, on_show, listed)

struct ListMovie {
  MovieId id;
  std::string title;
  std::optional<std::string> contents;
  std::optional<int> running_minutes;
  std::optional<bool> on_show;
};
DESCRIBE(ListMovie, id, title, contents, running_minutes, on_show)

// What is not given stays as it is.
struct ChangeMovie {
  MovieId id;
  std::optional<std::string> title, contents;
  std::optional<int> running_minutes;
  std::optional<bool> on_show;
};
DESCRIBE(ChangeMovie, id, title, contents, running_minutes, on_show)

struct Theater {
  TheaterId id;
  std::string name;
  std::optional<std::string> address;
};
DESCRIBE(Theater, id, name, address)

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

enum class MovieRefusal { unknown_movie };
REFUSALS(MovieRefusal, {MovieRefusal::unknown_movie,
                        {"unknown_movie", 404, "there is no such movie", "없는 영화입니다"}})

enum class TheaterRefusal { unknown_theater, already_listed };
REFUSALS(TheaterRefusal,
         {TheaterRefusal::unknown_theater,
          {"unknown_theater", 404, "there is no such theatre", "없는 영화관입니다"}},
         {TheaterRefusal::already_listed,
          {"already_listed", 409, "there is a theatre of this name", "이미 등록된 영화관입니다"}})

using MovieEvent = std::variant<MovieListed, MovieChanged>;
using MovieDecision = kit::Decision<MovieEvent, MovieRefusal>;
using TheaterEvent = std::variant<TheaterListed, TheaterChanged>;
using TheaterDecision = kit::Decision<TheaterEvent, TheaterRefusal>;

MovieDecision decide(const Movie&, const ListMovie&);
MovieDecision decide(const Movie&, const ChangeMovie&);
TheaterDecision decide(const Theater&, const ListTheater&);
TheaterDecision decide(const Theater&, const ChangeTheater&);

void evolve(Movie&, const MovieListed&);
void evolve(Movie&, const MovieChanged&);
void evolve(Theater&, const TheaterListed&);
void evolve(Theater&, const TheaterChanged&);

}  // namespace movie::screening
