// The rules of the list of movies.
#include "systems/movie/reservation/movie.hpp"

namespace movie::reservation {

MovieDecision decide(const Movie& movie, const ListMovie& wanted) {
  if (movie.listed) return {};
  return MovieListed{movie.id, wanted.title, wanted.contents, wanted.running_minutes,
                     wanted.on_show.value_or(true)};
}

MovieDecision decide(const Movie& movie, const ChangeMovie& wanted) {
  if (!movie.listed) return MovieRefusal::unknown_movie;
  const MovieChanged changed{movie.id, wanted.title, wanted.contents, wanted.running_minutes,
                             wanted.on_show.value_or(true)};
  const bool same = changed.title == movie.title && changed.contents == movie.contents &&
                    changed.running_minutes == movie.running_minutes &&
                    changed.on_show == movie.on_show;
  if (same) return {};
  return changed;
}

void evolve(Movie& movie, const MovieListed& e) {
  movie = {e.id, e.title, e.contents, e.running_minutes, e.on_show, true};
}
void evolve(Movie& movie, const MovieChanged& e) {
  movie = {e.id, e.title, e.contents, e.running_minutes, e.on_show, true};
}

}  // namespace movie::reservation
