// Puts the contexts together.
#include "systems/movie/movie.hpp"

#include "systems/movie/contexts.hpp"

namespace movie {

const kit::System& system() {
  static const kit::System made = [] {
    kit::System movie;
    movie.name = "movie";
    movie.first = "movies";
    movie.title = "movie reservation";
    movie.title_korean = "영화예매";
    movie.topic = "movie";
    movie.numeric_timestamps = false;
    movie.contexts = {reservation::service(), payment::service(), cacenter::service()};
    movie.audit = &audit;
    return movie;
  }();
  return made;
}

}  // namespace movie
