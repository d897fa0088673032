// What becomes of a theatre.
#include "systems/movie/reservation/theater.hpp"

#include "systems/testing.hpp"

namespace movie::reservation {
namespace {

using systems::testing::given;

TEST(movie_theater, a_name_stands_for_one_theatre) {
  const TheaterListed told{{1}, "CGV", "서울"};
  given<Theater>().when(ListTheater{"CGV", "서울"}).then("TheaterListed");
  given<Theater>(told).when(ListTheater{"CGV", "서울"}).then("nothing");
  given<Theater>(told).when(ListTheater{"CGV", "부산"}).then("409 already_listed");
  given<Theater>(told).when(ChangeTheater{{1}, "부산"}).then("TheaterChanged");
  given<Theater>(told).when(ChangeTheater{{1}, "서울"}).then("nothing");
  given<Theater>().when(ChangeTheater{{1}, "부산"}).then("404 unknown_theater");
}

}  // namespace
}  // namespace movie::reservation
