// What a reservation answers, whatever it is asked and whatever others have answered it.
#include "systems/movie/reservation/reservation.hpp"

#include "systems/laws.hpp"
#include "systems/movie/contexts.hpp"
#include "systems/movie/reservation/policies.hpp"
#include "systems/testing.hpp"

namespace movie::reservation {
namespace {

using kit::Instant;
using kit::Outcome;
using systems::testing::Given;
using systems::testing::given;

constexpr ReservationId one{1};
constexpr ScreeningId at_cgv{5};
constexpr Instant date{9'000'000'000}, until{1'000'600'000};
const Seats seats{"A1", "A2"};

Reserve wish() {
  Reserve out;
  out.id = one;
  out.screening_id = at_cgv;
  out.seats = seats;
  out.subscriber = "황명현";
  out.card_id = "1234";
  return out;
}
TakeSeats news() { return {one, seats, {3}, "CGV", date, {12'000}, until, "기생충"}; }

Given<ReservationProcess> requested() {
  return given<ReservationProcess>(ReservationRequested{one, at_cgv, seats, "황명현", "1234"});
}
Given<ReservationProcess> pending() {
  return requested().and_then(SeatsTaken{one, seats, {3}, "CGV", date, "기생충", {24'000}});
}
Given<ReservationProcess> reserved() {
  return pending().and_then(pending().when(SellAnswered{one, ""}).event<MovieReserved>());
}

Given<ReservationProcess> in(State state) {
  switch (state) {
    case State::none:
      return given<ReservationProcess>();
    case State::requested:
      return requested();
    case State::pending:
      return pending();
    case State::reserved:
      return reserved();
    case State::cancel_requested:
      return reserved().and_then(CancelRequested{one});
    case State::canceled:
      return reserved().and_then(ReservationCanceled{one, at_cgv});
    case State::refused:
      return requested().and_then(ReservationRefused{one, at_cgv, "seat_taken"});
    case State::declined:
      return pending().and_then(PaymentRefused{one, at_cgv});
    case State::expired:
      return pending().and_then(ReservationExpired{one, at_cgv});
  }
  return given<ReservationProcess>();
}

struct Line {
  State state;
  const char* reserve;
  const char* seats;
  const char* payment;
  const char* sale;
  const char* cancel;
  const char* release;
  const char* call_off;
};

TEST(movie_reservation, answers_every_command_in_every_state) {
  const char* again = "409 already_requested";
  const Line table[] = {
      // state: reserve, seats held, paid / sold, cancel, released, called off
      {State::none, "ReservationRequested, asks Hold", "nothing", "nothing", "nothing",
       "404 unknown_reservation", "nothing", "nothing"},
      {State::requested, again, "SeatsTaken, asks Pay", "nothing", "nothing", "nothing", "nothing",
       "nothing"},
      {State::pending, again, "nothing", "asks Sell", "MovieReserved",
       "ReservationCanceled, withdraws Pay", "nothing", "ReservationCalledOff, withdraws Pay"},
      {State::reserved, again, "nothing", "nothing", "nothing", "CancelRequested, asks Release",
       "nothing", "ReservationCalledOff"},
      {State::cancel_requested, again, "nothing", "nothing", "nothing", "nothing",
       "ReservationCanceled", "nothing"},
      {State::canceled, again, "nothing", "nothing", "nothing", "nothing", "nothing", "nothing"},
      {State::refused, again, "nothing", "nothing", "nothing", "409 not_reserved", "nothing",
       "nothing"},
      {State::declined, again, "nothing", "nothing", "nothing", "409 not_reserved", "nothing",
       "nothing"},
      {State::expired, again, "nothing", "nothing", "nothing", "409 not_reserved", "nothing",
       "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.state));
    const auto reservation = in(line.state);
    ASSERT_EQ(reservation.state().state, line.state);
    reservation.when(wish()).then(line.reserve);
    reservation.when(news()).then(line.seats);
    reservation.when(PaymentAnswered{one, Outcome::done, ""}).then(line.payment);
    reservation.when(SellAnswered{one, ""}).then(line.sale);
    reservation.when(Cancel{one}).then(line.cancel);
    reservation.when(Delete{one}).then(line.cancel);
    reservation.when(ReleaseAnswered{one, true}).then(line.release);
    reservation.when(CallOff{one}).then(line.call_off);
  }
}

TEST(movie_reservation, one_that_is_called_off_is_canceled) {
  const auto off = in(State::reserved).and_then(ReservationCalledOff{one, at_cgv});
  EXPECT_EQ(off.state().state, State::canceled);
  off.when(Cancel{one}).then("nothing");
}

TEST(movie_reservation, obeys_the_laws) { systems::laws::obeyed_by(service()); }

// The original answered an empty reservation with 201, and took money for it.
TEST(movie_reservation, an_empty_reservation_is_refused) {
  Reserve empty;
  given<ReservationProcess>().when(empty).then("422 nothing_chosen");
  empty.movie_id = MovieId{1};
  empty.theater = "CGV";
  given<ReservationProcess>().when(empty).then("422 nothing_chosen");
}

TEST(movie_reservation, a_screening_is_found_by_movie_theatre_and_date) {
  Reserve described;
  described.movie_id = MovieId{1};
  described.theater = "CGV";
  described.movie_date = date;
  given<ReservationProcess>().when(described).then("404 unknown_screening");
  described.found = at_cgv;
  EXPECT_EQ(given<ReservationProcess>().when(described).asked<Hold>().id, at_cgv);
  described.screening_id = ScreeningId{9};
  EXPECT_EQ(given<ReservationProcess>().when(described).asked<Hold>().id, ScreeningId{9});
}

TEST(movie_reservation, a_seat_named_twice_is_one_seat_and_ten_are_the_most) {
  auto twice = wish();
  twice.seats = {"A1", "A1", "A2"};
  EXPECT_EQ(given<ReservationProcess>().when(twice).asked<Hold>().seats, seats);
  for (int i = 3; i < 12; ++i) twice.seats.push_back("A" + std::to_string(i));
  given<ReservationProcess>().when(twice).then("422 too_many_seats");
}

TEST(movie_reservation, no_seats_means_no_reservation_and_says_why) {
  const auto refused = [](std::string_view why) {
    return requested().when(HoldAnswered{one, std::string(why)});
  };
  refused("seat_taken").then("SeatGone, ReservationRefused");
  refused("sold_out").then("NoSeatFree, ReservationRefused");
  EXPECT_EQ(service().event("NoSeatFree")->ends_wait->refusal->name, "sold_out");
  refused("screening_begun").then("ScreeningBegun, ReservationRefused");
  refused("unknown_seat").then("SeatUnknown, ReservationRefused");
  refused("unknown_screening").then("ScreeningUnknown, ReservationRefused");
  EXPECT_EQ(refused("seat_taken").event<ReservationRefused>().reason, "seat_taken");
  const auto context = service();
  requested().when(HoldAnswered{one, ""}).then("nothing");
  EXPECT_EQ(context.event("SeatGone")->ends_wait->refusal->status, 409);
  EXPECT_EQ(context.event("ScreeningUnknown")->ends_wait->refusal->status, 404);
}

// Where the house does not let customers wait for a payment that can't be reached.
TEST(movie_reservation, held_off_it_is_given_up_and_says_come_again) {
  const auto asked = pending().and_then(VoidRequested{one});
  asked.when(VoidAnswered{one, Outcome::delayed, ""}).then("ReservationExpired");
  asked.when(VoidAnswered{one, Outcome::unreachable, ""}).then("ReservationExpired");
  EXPECT_EQ(service().event("ReservationExpired")->ends_wait->refusal->status, 503);
}

// The original's payment had only nulls.
TEST(movie_reservation, the_bill_says_who_pays_for_how_many_seats) {
  const auto pay = requested().when(news()).asked<payment::Pay>();
  EXPECT_EQ(pay.reservation_id, "1");
  EXPECT_EQ(pay.card_id, "1234");
  EXPECT_EQ(pay.customer_name, "황명현");
  EXPECT_EQ(pay.qty, 2);
  EXPECT_EQ(pay.amount, kit::Money{24'000});
  EXPECT_EQ(requested().when(news()).effects().calls.front().until, until);
}

TEST(movie_reservation, is_told_only_when_reserved_and_paid_and_then_in_full) {
  const auto told = pending().when(SellAnswered{one, ""}).event<MovieReserved>();
  EXPECT_EQ(told.movie_name, "기생충");
  EXPECT_EQ(told.movie_date, date);
  EXPECT_EQ(told.movie_id, MovieId{3});
  EXPECT_EQ(told.theater, "CGV");
  EXPECT_EQ(told.subscriber, "황명현");
  EXPECT_EQ(told.qty, 2);
  EXPECT_EQ(told.amount, kit::Money{24'000});
  EXPECT_EQ(visibility(pending().state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(reserved().state()), kit::Visibility::listed);
}

TEST(movie_reservation, an_unreachable_payment_is_on_hold_and_told_once) {
  pending().when(PaymentAnswered{one, Outcome::delayed, ""}).then("ReservationHeld");
  pending()
      .and_then(ReservationHeld{one})
      .when(PaymentAnswered{one, Outcome::delayed, ""})
      .then("nothing");
}

TEST(movie_reservation, at_its_pay_by_time_the_till_says_whether_it_is_paid) {
  pending().when(PaymentAnswered{one, Outcome::unreachable, ""}).then("VoidRequested, asks Void");
  const auto asked = pending().and_then(ReservationHeld{one}).and_then(VoidRequested{one});
  asked.when(VoidAnswered{one, Outcome::done, ""}).then("ReservationExpired");
  asked.when(VoidAnswered{one, Outcome::delayed, ""}).then("nothing");
  asked.when(VoidAnswered{one, Outcome::refused, "already_paid"}).then("asks Sell");
  asked.when(PaymentAnswered{one, Outcome::unreachable, ""}).then("nothing");
}

TEST(movie_reservation, a_declined_payment_is_said_at_once) {
  pending().when(PaymentAnswered{one, Outcome::refused, "declined"}).then("PaymentRefused");
  pending().when(PaymentAnswered{one, Outcome::refused, "withdrawn"}).then("ReservationExpired");
}

TEST(movie_reservation, paid_too_late_for_its_seats_it_is_given_up) {
  pending().when(SellAnswered{one, "seat_taken"}).then("SeatsLost");
  pending().when(SellAnswered{one, "screening_begun"}).then("SeatsLost, ScreeningBegun");
}

TEST(movie_reservation, the_screening_says_whether_it_is_too_late_to_cancel) {
  const auto asked = in(State::cancel_requested);
  asked.when(ReleaseAnswered{one, false}).then("CancelRefused");
  const auto back = in(State::cancel_requested).and_then(CancelRefused{one});
  EXPECT_EQ(back.state().state, State::reserved);
  EXPECT_EQ(service().event("CancelRefused")->ends_wait->refusal->status, 409);
}

TEST(movie_reservation, prints_what_the_original_printed) {
  const auto context = service();
  const auto& resource = context.aggregates.front().resource;
  EXPECT_EQ(resource.collection, "reservationProcesses");
  EXPECT_EQ(resource.shows, (std::vector<std::string>{"moviename", "moviedate", "movieid",
                                                      "theater", "subscriber"}));
  EXPECT_EQ(resource.date_offset, "+0000");
}

TEST(movie_reservation, ten_seats_are_not_too_many) {
  auto ten = wish();
  ten.seats.clear();
  for (int i = 1; i <= 10; ++i) ten.seats.push_back("A" + std::to_string(i));
  given<ReservationProcess>().when(ten).then("ReservationRequested, asks Hold");
}

// What is found last counts: what has begun, only where nothing of that day is still to come.
TEST(movie_reservation, a_date_means_what_is_still_to_come_of_that_day) {
  const auto context = service();
  const auto* reserve = systems::testing::command_named(context.aggregates.front(), "Reserve");
  std::vector<std::string> by;
  for (const auto& lookup : reserve->lookups) by.push_back(lookup.where.back().first);
  EXPECT_EQ(by, (std::vector<std::string>{"pastDay", "day", "moviedate"}));
}

TEST(movie_reservation, who_waits_hears_that_his_seats_were_lost) {
  const auto context = service();
  ASSERT_TRUE(context.event("SeatsLost")->ends_wait);
  EXPECT_EQ(context.event("SeatsLost")->ends_wait->refusal->status, 409);
}

}  // namespace
}  // namespace movie::reservation
