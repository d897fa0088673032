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
}

TEST(movie_theater, may_move_and_keeps_its_name) {
  const auto listed = given<Theater>(TheaterListed{{1}, "CGV", "서울"});
  EXPECT_EQ(listed.when(ChangeTheater{{1}, "부산"}).event<TheaterChanged>().name, "CGV");
  listed.when(ChangeTheater{{1}, "서울"}).then("nothing");
  given<Theater>().when(ChangeTheater{{1}, "부산"}).then("404 unknown_theater");
}

TEST(movie_theater, one_that_is_removed_is_seen_no_more_until_it_is_entered_again) {
  auto gone = given<Theater>(TheaterListed{{1}, "CGV", "서울"});
  gone.when(RemoveTheater{{1}}).then("TheaterRemoved");
  gone.and_then(TheaterRemoved{{1}, "CGV"});
  EXPECT_EQ(visibility(gone.state()), kit::Visibility::hidden);
  gone.when(RemoveTheater{{1}}).then("404 unknown_theater");
  gone.when(ChangeTheater{{1}, "부산"}).then("404 unknown_theater");
  gone.when(ListTheater{"CGV", "서울"}).then("TheaterListed");
  gone.and_then(TheaterListed{{1}, "CGV", "부산"});
  EXPECT_EQ(visibility(gone.state()), kit::Visibility::listed);
}

}  // namespace
}  // namespace movie::reservation
