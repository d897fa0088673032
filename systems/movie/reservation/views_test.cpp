// What customers look at, however late and in whatever order it is heard of.
#include "systems/movie/reservation/views.hpp"

#include <gtest/gtest.h>

#include "kit/memory_rows.hpp"

namespace movie::reservation {
namespace {

template <class Row>
class Shelf {
 public:
  template <class Event>
  Shelf& hears(const Event& event) {
    kit::Rows<Row> rows(rows_);
    project(rows, event);
    return *this;
  }
  const Row& row(std::int64_t id) const { return *rows_.rows.at(id).template as<Row>(); }

 private:
  kit::MemoryRows rows_{kit::type_of<Row>()};
};

MovieListed listed() {
  MovieListed e;
  e.id = {3};
  e.title = "기생충";
  return e;
}
const ScreeningOpened opened{{5}, {3}, "CGV", {4'080'000'000'000}, {12'000}, 2, 2};

// The original's list was always empty.
TEST(movie_movie_lists, show_what_is_on_with_its_screenings) {
  Shelf<MovieList> shelf;
  const auto& row = shelf.hears(listed()).hears(opened).row(3);
  EXPECT_EQ(row.title, "기생충");
  ASSERT_EQ(row.screenings.size(), 1u);
  EXPECT_EQ(row.screenings.front().screening_id, ScreeningId{5});
  EXPECT_EQ(visibility(row), kit::Visibility::listed);
}

TEST(movie_movie_lists, a_screening_waits_for_its_movie_to_be_announced) {
  Shelf<MovieList> shelf;
  EXPECT_EQ(visibility(shelf.hears(opened).row(3)), kit::Visibility::hidden);
  EXPECT_EQ(shelf.row(3).title, std::nullopt);
  EXPECT_EQ(shelf.hears(listed()).row(3).screenings.size(), 1u);
}

TEST(movie_movie_lists, a_movie_taken_off_is_not_listed) {
  MovieChanged off{{3}, "기생충", {}, {}, false};
  Shelf<MovieList> shelf;
  EXPECT_EQ(visibility(shelf.hears(listed()).hears(off).row(3)), kit::Visibility::hidden);
}

TEST(movie_movie_lists, lack_what_is_called_off) {
  auto later = opened;
  later.id = {6};
  Shelf<MovieList> shelf;
  const auto& row = shelf.hears(listed())
                        .hears(opened)
                        .hears(later)
                        .hears(ScreeningCalledOff{{5}, {3}, "", {}})
                        .row(3);
  ASSERT_EQ(row.screenings.size(), 1u);
  EXPECT_EQ(row.screenings.front().screening_id, ScreeningId{6});
}

TEST(movie_movie_lists, lack_what_has_begun) {
  auto later = opened;
  later.id = {6};
  Shelf<MovieList> shelf;
  const auto& row = shelf.hears(listed())
                        .hears(opened)
                        .hears(later)
                        .hears(ScreeningStarted{{5}, {3}, "CGV", {}, {}})
                        .row(3);
  ASSERT_EQ(row.screenings.size(), 1u);
  EXPECT_EQ(row.screenings.front().screening_id, ScreeningId{6});
}

// Who asks for it is to hear that it has begun, and who says only the day is to have a later one.
TEST(movie_show_times, find_what_has_begun_after_what_is_to_come_and_list_it_no_more) {
  Shelf<ShowTime> shelf;
  const auto& row = shelf.hears(opened).row(5);
  const auto day = row.day;
  EXPECT_EQ(visibility(row), kit::Visibility::listed);
  EXPECT_TRUE(day.has_value());
  shelf.hears(ScreeningStarted{{5}, {3}, "CGV", {}, {}});
  EXPECT_EQ(visibility(row), kit::Visibility::own_url);
  EXPECT_EQ(row.day, std::nullopt);
  EXPECT_EQ(row.past_day, day);
  EXPECT_EQ(row.movie_date, opened.starts_at);
}

// 08:00 in Seoul is 23:00 of the day before in UTC: a client that sends a date means Seoul's.
TEST(movie_show_times, know_their_day_in_seoul) {
  auto morning = opened;
  morning.starts_at = *kit::parse_instant("2099-04-22T08:00:00+09:00");
  Shelf<ShowTime> shelf;
  EXPECT_EQ(shelf.hears(morning).row(5).day, *kit::parse_instant("2099-04-22"));
}

TEST(movie_show_times, lack_what_is_called_off) {
  kit::MemoryRows kept{kit::type_of<ShowTime>()};
  kit::Rows<ShowTime> rows(kept);
  project(rows, opened);
  EXPECT_TRUE(kept.rows.contains(5));
  project(rows, ScreeningCalledOff{{5}, {3}, "CGV", {}});
  EXPECT_FALSE(kept.rows.contains(5));
}

TEST(movie_seat_map, shows_each_seat_as_it_is) {
  Screening screening;
  const auto states = [&] {
    SeatMap map;
    project(map, screening);
    std::string out;
    for (const auto& seat : map.seats)
      out += seat.seat + (seat.state == SeatState::free   ? "-"
                          : seat.state == SeatState::held ? "h"
                                                          : "s");
    return out;
  };
  evolve(screening, ScreeningOpened{{1}, {3}, "CGV", {}, {12'000}, 2, 2});
  EXPECT_EQ(states(), "A1-A2-B1-B2-");
  evolve(screening, SeatsHeld{{1}, {7}, {"A1", "B2"}, {3}, "CGV", {}, {12'000}, {}, {}});
  EXPECT_EQ(states(), "A1hA2-B1-B2h");
  evolve(screening, SeatsSold{{1}, {7}, {"A1", "B2"}, {}});
  EXPECT_EQ(states(), "A1sA2-B1-B2s");
  evolve(screening, SeatsFreed{{1}, {7}, {"A1", "B2"}, false, {}});
  EXPECT_EQ(states(), "A1-A2-B1-B2-");
}

TEST(movie_my_pages, a_reservation_stands_paid_and_ends_refunded) {
  MovieReserved reserved;
  reserved.id = {1};
  reserved.subscriber = "황명현";
  reserved.seats = {"A1"};
  Shelf<MyPage> shelf;
  EXPECT_EQ(shelf.hears(reserved).row(1).pay_state, "paid");
  EXPECT_EQ(visibility(shelf.row(1)), kit::Visibility::listed);
  shelf.hears(ReservationCanceled{{1}, {5}}).hears(payment::PaymentCanceled{{9}, "1"});
  EXPECT_EQ(shelf.row(1).state, "canceled");
  EXPECT_EQ(shelf.row(1).pay_state, "refunded");
}

TEST(movie_my_pages, say_canceled_of_what_is_called_off) {
  MovieReserved reserved;
  reserved.id = {1};
  Shelf<MyPage> shelf;
  shelf.hears(reserved).hears(ReservationCalledOff{{1}, {5}});
  EXPECT_EQ(shelf.row(1).state, "canceled");
  EXPECT_EQ(shelf.row(1).pay_state, "paid");
}

TEST(movie_my_pages, a_payment_by_hand_for_nothing_makes_no_row) {
  Shelf<MyPage> shelf;
  shelf.hears(payment::PaymentCanceled{{9}, std::nullopt});
  shelf.hears(payment::PaymentCanceled{{9}, "abc"});
  shelf.hears(payment::PaymentCanceled{{9}, "7"});
  EXPECT_EQ(visibility(shelf.row(7)), kit::Visibility::hidden);
}

}  // namespace
}  // namespace movie::reservation
