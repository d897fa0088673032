// Evenings at the movie house: people book, pay and cancel as they like, the network does its
// worst, and in the end seats and money must add up.
#include "systems/movie/movie.hpp"

#include "systems/doctored.hpp"
#include "systems/laws.hpp"
#include "systems/movie/payment/payment.hpp"
#include "systems/movie/reservation/movie.hpp"
#include "systems/movie/reservation/reservation.hpp"
#include "systems/movie/reservation/screening.hpp"
#include "systems/movie/reservation/views.hpp"
#include "systems/rehearsal.hpp"

namespace movie {
namespace {

using reservation::MyPage;
using reservation::ReservationProcess;
using reservation::State;
using systems::Rehearsal;

constexpr std::uint32_t evenings = 200;
constexpr std::int64_t minute = 60'000;
constexpr std::int64_t opening = 1'000'000'000;  // when a rehearsal's clock starts

void programme(Rehearsal& evening) {
  reservation::ListMovie movie;
  movie.title = "기생충";
  evening.ask("reservation", movie);
  for (const std::int64_t after : {8 * minute, 24 * 60 * minute, 60 * 24 * 60 * minute}) {
    reservation::OpenScreening open;
    open.movie_id = {1};
    open.theater = "CGV";
    open.starts_at = {opening + after};
    open.price = {12'000};
    open.rows = 2;
    open.seats_per_row = 3;
    evening.ask("reservation", open);
  }
}

std::string reserve(Rehearsal& evening, std::int64_t screening, Seats seats) {
  reservation::Reserve wish;
  wish.screening_id = ScreeningId{screening};
  wish.seats = std::move(seats);
  wish.subscriber = "황명현";
  return evening.ask("reservation", wish);
}

void someone_books(Rehearsal& evening) {
  const char* names[] = {"A1", "A2", "A3", "B1", "B2", "B3", "C1"};
  Seats seats;
  for (auto count = evening.below(4); count > 0; --count)
    seats.emplace_back(names[evening.below(std::size(names))]);
  reserve(evening, static_cast<std::int64_t>(1 + evening.below(4)), std::move(seats));
}

void someone_does_something(Rehearsal& evening, bool by_hand) {
  const auto id = static_cast<std::int64_t>(1 + evening.below(30));
  const auto what = evening.below(by_hand ? 9 : 8);
  if (what < 4) {
    someone_books(evening);
  } else if (what < 8) {
    evening.ask("reservation", reservation::Cancel{{id}});
  } else {
    payment::EnterPayment entered;
    entered.card_id = "1234";
    if (evening.chance(60))
      entered.reservation_id = (evening.chance(50) ? "" : "gift ") + std::to_string(id);
    if (evening.chance(60)) entered.amount = kit::Money{12'000};
    evening.ask("payment", entered);
  }
}

void expect_clean_books(Rehearsal& evening) {
  system().audit(evening);
  EXPECT_EQ(evening.findings(), std::vector<std::string>{});
}

// A busy while; then everybody wants his money back, also those whose movie has begun.
void an_evening(Rehearsal& evening, bool by_hand) {
  programme(evening);
  for (int i = 0; i < 100; ++i) {
    someone_does_something(evening, by_hand);
    if (evening.chance(1)) evening.ask("reservation", reservation::CallOffScreening{{2}, {}});
    evening.go_on(static_cast<int>(evening.below(8)));
    if (i % 20 == 0) system().audit(evening);
  }
  evening.come_to_rest();
  evening.time_passes(reservation::hold_for);
  for (std::int64_t id = 1; id <= 10; ++id) evening.ask("reservation", reservation::Cancel{{id}});
  evening.come_to_rest();
}

void play(std::uint32_t seed, bool by_hand) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  Rehearsal evening(system(), seed);
  an_evening(evening, by_hand);
  expect_clean_books(evening);
}

TEST(movie, its_books_add_up_after_any_evening) {
  for (std::uint32_t seed = 1; seed <= evenings && !HasFailure(); ++seed) play(seed, false);
}

TEST(movie, its_books_add_up_when_payments_are_entered_by_hand_as_well) {
  for (std::uint32_t seed = 1; seed <= evenings && !HasFailure(); ++seed) play(seed, true);
}

TEST(movie, the_evenings_see_payments_by_hand_tried_again) {
  int again = 0, paid = 0;
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    Rehearsal evening(system(), seed);
    an_evening(evening, true);
    for (const auto& each : evening.all<payment::PayProcess>("payment")) {
      again += each.retries;
      paid += each.retries > 0 && each.state == payment::State::approved ? 1 : 0;
    }
  }
  EXPECT_GT(again, 0);
  EXPECT_GT(paid, 0);
}

TEST(movie, its_audit_notices_an_event_that_is_lost_or_stands_twice) {
  systems::expect_unnoticed(
      system(), [](Rehearsal& evening) { an_evening(evening, false); },
      {"caCenter.NotificationRecorded", "payment.PaymentDeclined", "reservation.CancelRefused",
       "reservation.MovieListed", "reservation.ScreeningOpened", "reservation.SeatsFreed",
       "reservation.SeatsHeld"},
      {"caCenter.NotificationRecorded", "payment.PaymentDeclined", "reservation.CancelRefused",
       "reservation.MovieListed", "reservation.ScreeningOpened"});
}

TEST(movie, the_evenings_see_seats_contested_sold_freed_and_lost) {
  std::size_t sold = 0, expired = 0, given_back = 0, taken = 0, lost = 0, late = 0, called_off = 0,
              begun = 0;
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    Rehearsal evening(system(), seed);
    an_evening(evening, false);
    sold += evening.happened<reservation::SeatsSold>("reservation").size();
    for (const auto& freed : evening.happened<reservation::SeatsFreed>("reservation"))
      ++(freed.expired ? expired : given_back);
    for (const auto& refused : evening.happened<reservation::ReservationRefused>("reservation"))
      taken += refused.reason == "seat_taken" ? 1u : 0u;
    lost += evening.happened<reservation::SeatsLost>("reservation").size();
    late += evening.happened<reservation::CancelRefused>("reservation").size();
    called_off += evening.happened<reservation::ReservationCalledOff>("reservation").size();
    begun += evening.happened<reservation::ScreeningStarted>("reservation").size();
  }
  EXPECT_GT(sold, 0u);
  EXPECT_GT(expired, 0u);
  EXPECT_GT(given_back, 0u);
  EXPECT_GT(taken, 0u);
  EXPECT_GT(lost, 0u);
  EXPECT_GT(late, 0u);
  EXPECT_GT(called_off, 0u);
  EXPECT_GT(begun, 0u);
}

// The original took the same seat twice.
TEST(movie, a_seat_has_one_owner_who_has_paid_once) {
  Rehearsal evening(system(), 1);
  programme(evening);
  for (int i = 0; i < 5; ++i) reserve(evening, 3, {"A1"});
  evening.come_to_rest();
  int stand = 0;
  for (const auto& each : evening.all<ReservationProcess>("reservation"))
    stand += each.state == State::reserved ? 1 : 0;
  EXPECT_EQ(stand, 1);
  expect_clean_books(evening);
}

// Nobody ever finds one without the other.
TEST(movie, seats_are_held_and_freed_with_what_asks_for_them) {
  Rehearsal evening(system(), 1);
  programme(evening);
  reserve(evening, 3, {"A1"});
  reserve(evening, 3, {"A2", "A1"});
  const auto reservations = evening.all<ReservationProcess>("reservation");
  EXPECT_EQ(reservations[0].state, State::pending);
  EXPECT_EQ(reservations[1].state, State::refused);
  const auto bookings = [&] {
    return evening.all<reservation::Screening>("reservation")[2].bookings.size();
  };
  EXPECT_EQ(bookings(), 1u);
  evening.ask("reservation", reservation::Cancel{{1}});
  EXPECT_EQ(bookings(), 0u);
}

// The original's cancel told nobody, and the payment stayed.
TEST(movie, a_cancel_frees_the_seats_and_gives_the_money_back_once) {
  Rehearsal evening(system(), 1);
  programme(evening);
  reserve(evening, 3, {"A1", "A2"});
  evening.come_to_rest();
  evening.ask("reservation", reservation::Cancel{{1}});
  evening.come_to_rest();
  EXPECT_EQ(evening.all<ReservationProcess>("reservation")[0].state, State::canceled);
  EXPECT_EQ(evening.happened<payment::PaymentCanceled>("payment").size(), 1u);
  EXPECT_EQ(evening.happened<reservation::SeatsFreed>("reservation").size(), 1u);
  EXPECT_EQ(evening.all<MyPage>("reservation")[0].pay_state, "refunded");
  expect_clean_books(evening);
}

// Reserved, waiting for the bank, or given up before: each gets what is his back, and hears it
// once.
TEST(movie, a_screening_that_is_called_off_gives_all_their_money_back) {
  Rehearsal evening(system(), 1);
  programme(evening);
  reserve(evening, 3, {"A1", "A2"});
  reserve(evening, 3, {"A3"});
  evening.come_to_rest();
  evening.ask("reservation", reservation::Cancel{{2}});
  reserve(evening, 3, {"B1"});
  EXPECT_EQ(evening.ask("reservation", reservation::CallOffScreening{{3}, {}}), "");
  EXPECT_EQ(reserve(evening, 3, {"B2"}), "");
  evening.come_to_rest();
  const auto all = evening.all<ReservationProcess>("reservation");
  EXPECT_EQ(all[0].state, State::canceled);
  EXPECT_EQ(all[1].state, State::canceled);
  EXPECT_EQ(all[2].state, State::canceled);
  EXPECT_EQ(all[3].state, State::refused);
  EXPECT_EQ(evening.happened<reservation::ReservationCalledOff>("reservation").size(), 2u);
  for (const auto& payment : evening.all<payment::PayProcess>("payment"))
    EXPECT_TRUE(payment.state == payment::State::canceled ||
                payment.state == payment::State::voided);
  EXPECT_EQ(evening.all<MyPage>("reservation")[0].pay_state, "refunded");
  expect_clean_books(evening);
}

// Its holds and its payments end as they would have, and it is not among what is on any more.
TEST(movie, a_screening_that_begins_leaves_the_lists_and_keeps_its_seats) {
  Rehearsal evening(system(), 1);
  programme(evening);
  reserve(evening, 1, {"A1"});
  evening.come_to_rest();
  reserve(evening, 1, {"A2"});
  evening.time_passes(reservation::hold_for);
  evening.come_to_rest();
  EXPECT_EQ(evening.happened<reservation::ScreeningStarted>("reservation").size(), 1u);
  EXPECT_EQ(evening.all<reservation::MovieList>("reservation")[0].screenings.size(), 2u);
  const auto all = evening.all<ReservationProcess>("reservation");
  EXPECT_EQ(all[0].state, State::reserved);
  EXPECT_NE(all[1].state, State::reserved);
  EXPECT_EQ(evening.all<reservation::Screening>("reservation")[0].bookings.size(), 1u);
  EXPECT_EQ(reserve(evening, 1, {"B1"}), "");
  EXPECT_EQ(evening.all<ReservationProcess>("reservation")[2].state, State::refused);
  expect_clean_books(evening);
}

// A stranger who guesses the number of the next reservation must not be in its way, nor pay for it.
TEST(movie, a_payment_by_hand_is_no_reservations) {
  Rehearsal evening(system(), 1);
  programme(evening);
  payment::EnterPayment entered;
  entered.card_id = "x";
  entered.reservation_id = "1";
  EXPECT_EQ(evening.ask("payment", entered), "reservations_own");
  entered.reservation_id = "2";
  entered.amount = kit::Money{24'000};
  EXPECT_EQ(evening.ask("payment", entered), "reservations_own");
  reserve(evening, 3, {"A1", "A2"});
  reserve(evening, 3, {"B1", "B2"});
  evening.come_to_rest();
  for (const auto& each : evening.all<ReservationProcess>("reservation"))
    EXPECT_EQ(each.state, State::reserved);
  for (const auto& each : evening.all<payment::PayProcess>("payment")) EXPECT_NE(each.card_id, "x");
  expect_clean_books(evening);
}

TEST(movie, its_topic_and_its_timestamps_are_the_originals) {
  EXPECT_EQ(system().topic, "movie");
  EXPECT_FALSE(system().numeric_timestamps);
}

TEST(movie, every_event_call_and_field_that_is_named_is_there) {
  systems::laws::names_only_what_is_there(system());
}

}  // namespace
}  // namespace movie
