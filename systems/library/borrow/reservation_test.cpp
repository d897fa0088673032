// What a reservation answers, in every state.
#include "systems/library/borrow/reservation.hpp"

#include "systems/library/borrow/policies.hpp"
#include "systems/testing.hpp"

namespace library::borrow {
namespace {

using kit::Instant;
using kit::Outcome;
using systems::testing::Given;
using systems::testing::given;

constexpr ReservationId one{1};
constexpr UserId kim{10};
constexpr BookId book{2};
constexpr Instant until{5'000};

Given<Reservation> pending() { return given<Reservation>(ReservationRequested{one, kim, book}); }
Given<Reservation> waiting() { return pending().and_then(ReservationPlaced{one, 2}); }
Given<Reservation> ready() { return waiting().and_then(ReservationReady{one, until}); }

FollowQueue tells(Stage stage, std::optional<int> position = {}) {
  return {one, stage, position, until};
}

struct Line {
  const char* name;
  Given<Reservation> reservation;
  const char* reserve;
  const char* refused;
  const char* cancel;
  const char* queued;  // place 1
  const char* held;
  const char* taken;
  const char* lapsed;
  const char* dropped;
};

TEST(library_reservation, answers_every_command_in_every_state) {
  const char* const none = "nothing";
  const char* const there = "409 already_placed";
  const char* const late = "CancelWished, asks LeaveQueue";
  const Line table[] = {
      {"none", given<Reservation>(), "ReservationRequested, asks JoinQueue", none,
       "404 unknown_reservation", none, none, none, none, none},
      {"pending", pending(), there, "ReservedBefore", "CancelWished, waits", "ReservationPlaced",
       "ReservationReady", "ReservationFulfilled", "ReservationExpired", "ReservationCanceled"},
      {"waiting", waiting(), there, none, late, "PositionChanged", "ReservationReady",
       "ReservationFulfilled", "ReservationExpired", "ReservationCanceled"},
      {"ready", ready(), there, none, late, none, none, "ReservationFulfilled",
       "ReservationExpired", "ReservationCanceled"},
      {"fulfilled", ready().and_then(ReservationFulfilled{one}), there, none, "409 fulfilled", late,
       none, none, none, none},
      {"expired", ready().and_then(ReservationExpired{one}), there, none, "409 expired", late, none,
       none, none, none},
      {"canceled", ready().and_then(ReservationCanceled{one}), there, none, none, late, none, none,
       none, none},
      {"refused", pending().and_then(StillOnTheShelf{one}), there, none, "409 refused", late, none,
       none, none, none},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(line.name);
    const auto& reservation = line.reservation;
    reservation.when(Reserve{one, kim, book}).then(line.reserve);
    reservation.when(QueueAnswered{one, Outcome::refused, "already_reserved"}).then(line.refused);
    reservation.when(QueueAnswered{one, Outcome::done, ""}).then(none);
    reservation.when(CancelReservation{one}).then(line.cancel);
    reservation.when(tells(Stage::waiting, 1)).then(line.queued);
    reservation.when(tells(Stage::ready)).then(line.held);
    reservation.when(tells(Stage::fulfilled)).then(line.taken);
    reservation.when(tells(Stage::expired)).then(line.lapsed);
    reservation.when(tells(Stage::canceled)).then(line.dropped);
    reservation.when(tells(Stage::refused)).then(none);
  }
}

TEST(library_reservation, says_why_it_did_not_come_about) {
  const auto refused = [](const char* reason) {
    return pending().when(QueueAnswered{one, Outcome::refused, reason});
  };
  refused("unknown_book").then("ReservedBookNotFound");
  refused("on_the_shelf").then("StillOnTheShelf");
  refused("queue_full").then("QueueFull");
}

// Who was refused on the spot has his answer; who was told that it is accepted is told again.
TEST(library_reservation, only_who_was_told_that_it_is_accepted_hears_that_it_is_not_to_be) {
  const QueueAnswered no{one, Outcome::refused, "on_the_shelf"};
  pending().when(no).then("StillOnTheShelf");
  const auto then = pending().and_then(ReservationHeld{one}).when(no);
  then.then("StillOnTheShelf, ReservationRefused");
  EXPECT_EQ(then.event<ReservationRefused>().reason, "on_the_shelf");
  EXPECT_EQ(then.event<ReservationRefused>().user_id, kim);
}

TEST(library_reservation, is_held_while_the_book_can_t_be_reached) {
  pending().when(QueueAnswered{one, Outcome::delayed, ""}).then("ReservationHeld");
  auto held = pending().and_then(ReservationHeld{one});
  held.when(QueueAnswered{one, Outcome::delayed, ""}).then("nothing");
  auto leaving = waiting().and_then(CancelWished{one});
  leaving.when(CancelReservation{one}).then("waits");
  leaving.when(LeaveAnswered{one, Outcome::delayed}).then("LeavingHeld");
  leaving.when(LeaveAnswered{one, Outcome::done}).then("nothing");
  auto late = leaving.and_then(LeavingHeld{one});
  late.when(LeaveAnswered{one, Outcome::delayed}).then("nothing");
  late.when(CancelReservation{one}).then("is held");
}

TEST(library_reservation, who_changes_his_mind_early_leaves_as_soon_as_he_is_in) {
  auto wished = pending().and_then(CancelWished{one});
  wished.when(CancelReservation{one}).then("waits");
  wished.when(tells(Stage::waiting, 1)).then("PositionChanged, asks LeaveQueue");
  auto held = pending().and_then(ReservationHeld{one});
  held.when(CancelReservation{one}).then("CancelWished, is held");
  held.and_then(CancelWished{one}).when(CancelReservation{one}).then("is held");
}

TEST(library_reservation, one_that_was_given_up_shows_at_its_own_address_only) {
  EXPECT_EQ(visibility(pending().state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(waiting().state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(ready().and_then(ReservationExpired{one}).state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(ready().and_then(ReservationCanceled{one}).state()),
            kit::Visibility::own_url);
}

TEST(library_reservation, shows_its_place_and_then_until_when_the_copy_is_kept) {
  EXPECT_EQ(waiting().state().position, 2);
  EXPECT_EQ(ready().state().hold_until, until);
  EXPECT_FALSE(ready().state().position);
  EXPECT_FALSE(ready().and_then(ReservationExpired{one}).state().hold_until);
}

TEST(library_reservation, hears_what_the_book_says) {
  EXPECT_EQ(on_queued({book, one, kim, 3, {}}).position, 3);
  EXPECT_EQ(on_advanced({book, one, kim, 2}).stage, Stage::waiting);
  EXPECT_EQ(on_copy_held({book, one, kim, until}).until, until);
  EXPECT_EQ(on_hold_lapsed({book, one, kim}).stage, Stage::expired);
  EXPECT_EQ(on_held_copy_taken({book, one, kim, {5}}).stage, Stage::fulfilled);
  EXPECT_EQ(on_dropped({book, one, kim}).stage, Stage::canceled);
}

TEST(library_reservation, a_cancel_that_was_early_leaves_the_queue_that_it_joined_all_the_same) {
  pending()
      .and_then(CancelWished{one})
      .and_then(StillOnTheShelf{one})
      .when(tells(Stage::waiting, 1))
      .then("CancelWished, asks LeaveQueue");
}

TEST(library_reservation, one_that_is_over_leaves_nothing_more) {
  ready()
      .and_then(ReservationCanceled{one})
      .when(LeaveAnswered{one, Outcome::delayed})
      .then("nothing");
}

}  // namespace
}  // namespace library::borrow
