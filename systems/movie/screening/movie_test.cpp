// Movies, theatres, and the seat map.
#include "systems/movie/screening/movie.hpp"

#include "kit/memory_rows.hpp"
#include "systems/movie/screening/views.hpp"
#include "systems/testing.hpp"

namespace movie::screening {
namespace {

using systems::testing::given;

TEST(movie_list, a_new_movie_is_on_show_until_it_is_taken_off) {
  ListMovie listed;
  listed.id = {1};
  listed.title = "기생충";
  const auto told = given<Movie>().when(listed).event<MovieListed>();
  EXPECT_TRUE(told.on_show);
  ChangeMovie off;
  off.on_show = false;
  const auto after = given<Movie>(told).when(off).event<MovieChanged>();
  EXPECT_FALSE(after.on_show);
  EXPECT_EQ(after.title, "기생충");
  given<Movie>(told).and_then(after).when(off).then("nothing");
  given<Movie>(told).when(listed).then("nothing");
  given<Movie>().when(off).then("404 unknown_movie");
}

TEST(movie_list, a_change_keeps_what_it_does_not_name) {
  MovieListed told;
  told.id = {1};
  told.title = "기생충";
  ChangeMovie change;
  change.contents = "전원백수";
  change.running_minutes = 131;
  change.title = "";
  const auto after = given<Movie>(told).when(change).event<MovieChanged>();
  EXPECT_EQ(after.title, "기생충");
  EXPECT_EQ(after.contents, "전원백수");
  EXPECT_EQ(after.running_minutes, 131);
}

TEST(movie_theater, a_name_stands_for_one_theatre) {
  const TheaterListed told{{1}, "CGV", "서울"};
  given<Theater>().when(ListTheater{"CGV", "서울"}).then("TheaterListed");
  given<Theater>(told).when(ListTheater{"CGV", "서울"}).then("nothing");
  given<Theater>(told).when(ListTheater{"CGV", "부산"}).then("409 already_listed");
  given<Theater>(told).when(ChangeTheater{{1}, "부산"}).then("TheaterChanged");
  given<Theater>(told).when(ChangeTheater{{1}, "서울"}).then("nothing");
  given<Theater>().when(ChangeTheater{{1}, "부산"}).then("404 unknown_theater");
}

TEST(movie_seat_map, shows_each_seat_as_it_is) {
  kit::MemoryRows shelf(kit::type_of<SeatMap>());
  const auto hear = [&](const auto& event) {
    kit::Rows<SeatMap> rows(shelf);
    project(rows, event);
    rows.flush();
  };
  const auto states = [&] {
    std::string out;
    for (const auto& seat : shelf.rows.at(1).as<SeatMap>()->seats)
      out += seat.seat + (seat.state == SeatState::free   ? "-"
                          : seat.state == SeatState::held ? "h"
                                                          : "s");
    return out;
  };
  hear(ScreeningOpened{{1}, {3}, "CGV", {}, {12'000}, 2, 2});
  EXPECT_EQ(states(), "A1-A2-B1-B2-");
  hear(SeatsHeld{{1}, {7}, {"A1", "B2"}, {3}, "CGV", {}, {12'000}, {}, {}});
  EXPECT_EQ(states(), "A1hA2-B1-B2h");
  hear(SeatsSold{{1}, {7}, {"A1", "B2"}, {}});
  EXPECT_EQ(states(), "A1sA2-B1-B2s");
  hear(SeatsFreed{{1}, {7}, {"A1", "B2"}, false, {}});
  EXPECT_EQ(states(), "A1-A2-B1-B2-");
}

}  // namespace
}  // namespace movie::screening
