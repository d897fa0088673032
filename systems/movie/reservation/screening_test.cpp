// What a screening answers, whatever has become of a reservation's seats.
#include "systems/movie/reservation/screening.hpp"

#include "systems/movie/contexts.hpp"
#include "systems/movie/reservation/policies.hpp"
#include "systems/testing.hpp"

namespace movie::reservation {
namespace {

using kit::Instant;
using systems::testing::Given;
using systems::testing::given;

constexpr ScreeningId one{1};
constexpr ReservationId mine{7}, other{8};
constexpr Instant now{1'000'000'000};
constexpr Instant start = Instant{now.ms + 3'600'000};
constexpr Instant over = Instant{now.ms + 600'000};
const Seats a1{"A1"};

Given<Screening> opened() {
  return given<Screening>(ScreeningOpened{one, {3}, "CGV", start, {12'000}, 3, 4});
}
SeatsHeld held_by(ReservationId who, Seats seats) {
  return {one, who, std::move(seats), {3}, "CGV", start, {12'000}, now, over};
}
Given<Screening> held() { return opened().and_then(held_by(mine, a1)); }
Given<Screening> sold() { return held().and_then(SeatsSold{one, mine, a1, now}); }
Given<Screening> expired() { return held().and_then(SeatsFreed{one, mine, a1, true, {}}); }
Given<Screening> started() {
  return sold().and_then(ScreeningStarted{one, {3}, "CGV", start, start});
}
Given<Screening> called_off() {
  return sold()
      .and_then(ScreeningCalledOff{one, {3}, "CGV", start})
      .and_then(SeatsTakenBack{one, mine, a1, now});
}
struct Line {
  const char* name;
  Given<Screening> screening;
  const char* hold;
  const char* sell;
  const char* release;
  const char* close;
  const char* expire;
  const char* call_off;
  const char* start;
};

TEST(movie_screening, answers_every_command_in_every_state) {
  const Line table[] = {
      // state: hold, sell / release, close, expire, call off, start
      {"not opened", given<Screening>(), "404 unknown_screening", "404 unknown_screening",
       "nothing", "nothing", "nothing", "404 unknown_screening", "nothing"},
      {"free", opened(), "SeatsHeld, sets ExpireHolds", "SeatsSold", "nothing", "nothing",
       "nothing", "ScreeningCalledOff, forgets StartScreening", "ScreeningStarted"},
      {"held", held(), "nothing", "SeatsSold", "SeatsFreed", "SeatsFreed", "SeatsFreed",
       "ScreeningCalledOff, SeatsTakenBack, forgets StartScreening", "ScreeningStarted"},
      {"sold", sold(), "nothing", "nothing", "SeatsFreed", "SeatsFreed", "nothing",
       "ScreeningCalledOff, SeatsTakenBack, forgets StartScreening", "ScreeningStarted"},
      {"expired", expired(), "SeatsHeld, sets ExpireHolds", "SeatsSold", "nothing", "nothing",
       "nothing", "ScreeningCalledOff, forgets StartScreening", "ScreeningStarted"},
      {"called off", called_off(), "404 unknown_screening", "404 unknown_screening", "nothing",
       "nothing", "nothing", "404 unknown_screening", "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(line.name);
    line.screening.when(Hold{one, mine, a1, now}).then(line.hold);
    line.screening.when(Sell{one, mine, a1, now}).then(line.sell);
    line.screening.when(Release{one, mine, now}).then(line.release);
    line.screening.when(Close{one, mine}).then(line.close);
    line.screening.when(ExpireHolds{one, over}).then(line.expire);
    line.screening.when(CallOffScreening{one, now}).then(line.call_off);
    line.screening.when(StartScreening{one, start}).then(line.start);
  }
}

TEST(movie_screening, says_once_that_it_has_begun_when_its_time_has_come) {
  OpenScreening open{one, {3}, "CGV", start, {12'000}, 3, 4, now};
  const auto then = given<Screening>().when(open);
  then.then("ScreeningOpened, sets StartScreening");
  EXPECT_EQ(then.effects().timers.front().due, start);
  EXPECT_EQ(held().when(StartScreening{one, over}).event<ScreeningStarted>().at, over);
  started().when(StartScreening{one, start}).then("nothing");
}

TEST(movie_screening, one_that_is_entered_after_its_start_has_begun_at_once) {
  for (const Instant late : {start, Instant{start.ms + 1}})
    given<Screening>()
        .when(OpenScreening{one, {3}, "CGV", start, {12'000}, 3, 4, late})
        .then("ScreeningOpened, ScreeningStarted");
}

// What is under way goes on: the clock says what can still be done, as it did before.
TEST(movie_screening, that_it_has_begun_changes_nothing_for_those_who_have_seats) {
  EXPECT_EQ(started().state().bookings.size(), 1u);
  EXPECT_EQ(visibility(started().state()), kit::Visibility::listed);
  started().when(Release{one, mine, start}).then("409 screening_begun");
  started().when(Close{one, mine}).then("SeatsFreed");
  started().when(CallOffScreening{one, start}).then("409 screening_begun");
  started().when(Hold{one, other, {"A2"}, start}).then("409 screening_begun");
  held()
      .and_then(ScreeningStarted{one, {3}, "CGV", start, start})
      .when(ExpireHolds{one, start})
      .then("SeatsFreed");
  opened()
      .and_then(ScreeningStarted{one, {3}, "CGV", start, start})
      .when(CallOffScreening{one, start})
      .then("ScreeningCalledOff");
}

TEST(movie_screening, one_that_is_called_off_is_seen_no_more_and_never_opened_again) {
  EXPECT_EQ(visibility(opened().state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(called_off().state()), kit::Visibility::hidden);
  EXPECT_TRUE(called_off().state().bookings.empty());
  called_off().when(OpenScreening{one, {3}, "CGV", start, {12'000}, 3, 4, now}).then("nothing");
}

TEST(movie_screening, each_who_has_seats_loses_them_when_it_is_called_off) {
  auto two = sold().and_then(held_by(other, {"A2"}));
  two.when(CallOffScreening{one, now})
      .then("ScreeningCalledOff, SeatsTakenBack, SeatsTakenBack, forgets StartScreening");
  const auto off = two.and_then(SeatsTakenBack{one, other, {"A2"}, now}).state();
  ASSERT_EQ(off.bookings.size(), 1u);
  EXPECT_EQ(off.bookings.front().reservation_id, mine);
}

TEST(movie_screening, what_has_begun_is_called_off_only_while_nobody_has_a_seat) {
  sold().when(CallOffScreening{one, start}).then("409 screening_begun");
  sold()
      .when(CallOffScreening{one, Instant{start.ms - 1}})
      .then("ScreeningCalledOff, SeatsTakenBack, forgets StartScreening");
  opened().when(CallOffScreening{one, start}).then("ScreeningCalledOff, forgets StartScreening");
}

// The original sold the same seat twice.
TEST(movie_screening, a_seat_is_never_given_to_two) {
  held().when(Hold{one, other, a1, now}).then("409 seat_taken");
  sold().when(Hold{one, other, a1, now}).then("409 seat_taken");
  sold().when(Sell{one, other, a1, now}).then("409 seat_taken");
}

TEST(movie_screening, several_seats_are_held_all_or_none) {
  held().when(Hold{one, other, {"A2", "A1"}, now}).then("409 seat_taken");
  const auto both = held().when(Hold{one, other, {"A2", "A3"}, now}).event<SeatsHeld>();
  EXPECT_EQ(both.seats, (Seats{"A2", "A3"}));
}

TEST(movie_screening, a_seat_that_the_room_has_not_got_is_refused) {
  for (const char* seat :
       {"D1", "A5", "A0", "A01", "a1", "1", "", "A1 ", "A-1", "A+1", "A99999999999"})
    opened().when(Hold{one, mine, {seat}, now}).then("422 unknown_seat");
}

TEST(movie_screening, who_does_not_choose_gets_the_free_seat_nearest_the_middle) {
  EXPECT_EQ(opened().when(Hold{one, mine, {}, now}).event<SeatsHeld>().seats, Seats{"B2"});
  const auto next = opened().and_then(held_by(mine, {"B2", "B3"}));
  EXPECT_EQ(next.when(Hold{one, other, {}, now}).event<SeatsHeld>().seats, Seats{"A2"});
  const auto full = opened().and_then(held_by(mine, Room{3, 4}.seats()));
  full.when(Hold{one, other, {}, now}).then("409 sold_out");
}

TEST(movie_screening, a_hold_lasts_ten_minutes_but_never_beyond_the_start) {
  EXPECT_EQ(opened().when(Hold{one, mine, a1, now}).event<SeatsHeld>().until, now + hold_for);
  const Instant late{start.ms - 60'000};
  EXPECT_EQ(opened().when(Hold{one, mine, a1, late}).event<SeatsHeld>().until, start);
}

TEST(movie_screening, an_expired_hold_frees_the_seats_and_the_next_one_is_watched) {
  auto later = held_by(other, {"A2"});
  later.until = Instant{over.ms + 1};
  const auto two = held().and_then(later);
  const auto then = two.when(ExpireHolds{one, over});
  then.then("SeatsFreed, sets ExpireHolds");
  EXPECT_EQ(then.event<SeatsFreed>().reservation_id, mine);
  EXPECT_TRUE(then.event<SeatsFreed>().expired);
  EXPECT_EQ(then.effects().timers.front().due, later.until);
  expired().when(Hold{one, other, a1, now}).then("SeatsHeld, sets ExpireHolds");
}

// Its time is watched already, and then the later one's.
TEST(movie_screening, a_hold_does_not_put_off_an_earlier_one) {
  held().when(Hold{one, other, {"A2"}, Instant{now.ms + 60'000}}).then("SeatsHeld");
}

// However late its timer is.
TEST(movie_screening, a_hold_does_not_put_off_one_that_is_over) {
  held().when(Hold{one, other, {"A2"}, Instant{over.ms + 1}}).then("SeatsHeld");
}

TEST(movie_screening, paid_late_takes_the_seat_only_while_it_is_free) {
  expired().when(Sell{one, mine, a1, over}).then("SeatsSold");
  expired().and_then(held_by(other, a1)).when(Sell{one, mine, a1, over}).then("409 seat_taken");
}

TEST(movie_screening, once_begun_it_can_be_neither_booked_nor_cancelled) {
  opened().when(Hold{one, mine, a1, start}).then("409 screening_begun");
  held().when(Sell{one, mine, a1, start}).then("409 screening_begun");
  sold().when(Release{one, mine, start}).then("409 screening_begun");
  sold().when(Release{one, mine, Instant{start.ms - 1}}).then("SeatsFreed");
}

TEST(movie_screening, every_end_of_a_reservation_frees_its_seats) {
  const auto about = [](const Close& close) {
    return close.id == one && close.reservation_id == mine;
  };
  EXPECT_TRUE(about(on_payment_refused({mine, one})));
  EXPECT_TRUE(about(on_reservation_expired({mine, one})));
  EXPECT_TRUE(about(on_seats_lost({mine, one})));
  EXPECT_TRUE(about(on_reservation_canceled({mine, one})));
}

TEST(movie_screening, what_is_sold_keeps_no_hold_from_its_end) {
  sold().when(Hold{one, other, {"A2"}, Instant{over.ms + 1}}).then("SeatsHeld, sets ExpireHolds");
}

}  // namespace
}  // namespace movie::reservation
