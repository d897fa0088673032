// What becomes of a movie on the list.
#include "systems/movie/reservation/movie.hpp"

#include "systems/testing.hpp"

namespace movie::reservation {
namespace {

using systems::testing::given;

TEST(movie_list, a_new_movie_is_on_show_until_it_is_taken_off) {
  ListMovie listed;
  listed.id = {1};
  listed.title = "기생충";
  const auto told = given<Movie>().when(listed).event<MovieListed>();
  EXPECT_TRUE(told.on_show);
  ChangeMovie off;
  off.title = "기생충";
  off.on_show = false;
  const auto after = given<Movie>(told).when(off).event<MovieChanged>();
  EXPECT_FALSE(after.on_show);
  EXPECT_EQ(after.title, "기생충");
  given<Movie>(told).and_then(after).when(off).then("nothing");
  given<Movie>(told).when(listed).then("nothing");
  given<Movie>().when(off).then("404 unknown_movie");
}

TEST(movie_list, a_change_says_all_that_the_movie_is_to_be) {
  MovieListed told;
  told.id = {1};
  told.title = "기생충";
  told.contents = "전원백수";
  ChangeMovie change;
  change.title = "기생충";
  change.running_minutes = 131;
  const auto after = given<Movie>(told).when(change).event<MovieChanged>();
  EXPECT_EQ(after.contents, std::nullopt);
  EXPECT_EQ(after.running_minutes, 131);
  EXPECT_TRUE(after.on_show);
}

}  // namespace
}  // namespace movie::reservation
