// The rules of the list of movies: what a change does not name stays as it is.
#include "systems/movie/reservation/movie.hpp"

namespace movie::reservation {

MovieDecision decide(const Movie& movie, const ListMovie& wanted) {
  if (movie.listed) return {};
  return MovieListed{movie.id, wanted.title, wanted.contents, wanted.running_minutes,
                     wanted.on_show.value_or(true)};
}

MovieDecision decide(const Movie& movie, const ChangeMovie& wanted) {
  if (!movie.listed) return MovieRefusal::unknown_movie;
  MovieChanged changed{movie.id, movie.title, movie.contents, movie.running_minutes, movie.on_show};
  if (wanted.title && !wanted.title->empty()) changed.title = *wanted.title;
  if (wanted.contents) changed.contents = wanted.contents;
  if (wanted.running_minutes) changed.running_minutes = wanted.running_minutes;
  if (wanted.on_show) changed.on_show = *wanted.on_show;
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
