// The list of movies.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/movie/reservation/screening_events.hpp"

namespace movie::reservation {

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

// All that the movie is to be.
struct ChangeMovie {
  MovieId id;
  std::string title;
  std::optional<std::string> contents;
  std::optional<int> running_minutes;
  std::optional<bool> on_show;
};
DESCRIBE(ChangeMovie, id, title, contents, running_minutes, on_show)

enum class MovieRefusal { unknown_movie };
REFUSALS(MovieRefusal, {MovieRefusal::unknown_movie,
                        {"unknown_movie", 404, "there is no such movie", "없는 영화입니다"}})

using MovieEvent = std::variant<MovieListed, MovieChanged>;
using MovieDecision = kit::Decision<MovieEvent, MovieRefusal>;

MovieDecision decide(const Movie&, const ListMovie&);
MovieDecision decide(const Movie&, const ChangeMovie&);

void evolve(Movie&, const MovieListed&);
void evolve(Movie&, const MovieChanged&);

}  // namespace movie::reservation
