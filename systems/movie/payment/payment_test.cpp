// What a payment answers, in whatever order it hears of things.
#include "systems/movie/payment/payment.hpp"

#include "kit/bank.hpp"
#include "systems/laws.hpp"
#include "systems/movie/contexts.hpp"
#include "systems/movie/payment/policies.hpp"
#include "systems/testing.hpp"

namespace movie::payment {
namespace {

using kit::Instant;
using kit::Money;
using kit::Outcome;
using systems::testing::Given;
using systems::testing::given;

constexpr PayProcessId one{1};
constexpr Money price{24'000};
constexpr Instant noon{43'200'000};

Pay bill() { return {"7", "1234", "황명현", 2, price, noon}; }
PaymentRequested asked_for() { return {one, "1234", "황명현", 2, "7", price}; }
Payed told() { return {one, "1234", "황명현", 2, "7", price}; }

Given<PayProcess> requested() { return given<PayProcess>(asked_for()); }
Given<PayProcess> approved() { return requested().and_then(told()); }

Given<PayProcess> in(State state) {
  switch (state) {
    case State::none:
      return given<PayProcess>();
    case State::requested:
      return requested();
    case State::approved:
      return approved();
    case State::declined:
      return requested().and_then(PaymentDeclined{one, "7"});
    case State::canceling:
      return approved().and_then(RefundRequested{one});
    case State::canceled:
      return approved().and_then(RefundRequested{one}).and_then(PaymentCanceled{one, "7"});
    case State::voided:
      return given<PayProcess>(PaymentVoided{one, "7"});
  }
  return given<PayProcess>();
}

struct Line {
  State state;
  const char* pay;
  const char* charged;
  const char* end;     // Void
  const char* refund;  // Refund
  const char* refunded;
};

TEST(movie_payment, answers_every_command_in_every_state) {
  const Line table[] = {
      // state: pay, charged, void / refund, refunded
      {State::none, "PaymentRequested, asks Charge", "nothing",
       "PaymentVoided, withdraws Charge, asks Refund",
       "PaymentVoided, withdraws Charge, asks Refund", "nothing"},
      {State::requested, "waits", "Payed", "PaymentVoided, withdraws Charge, asks Refund",
       "PaymentVoided, withdraws Charge, asks Refund", "nothing"},
      {State::approved, "nothing", "nothing", "409 already_paid", "RefundRequested, asks Refund",
       "nothing"},
      {State::declined, "422 declined", "nothing", "nothing", "nothing", "nothing"},
      {State::canceling, "409 withdrawn", "nothing", "nothing", "nothing", "PaymentCanceled"},
      {State::canceled, "409 withdrawn", "nothing", "nothing", "nothing", "nothing"},
      {State::voided, "409 withdrawn", "nothing", "nothing", "nothing", "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.state));
    const auto payment = in(line.state);
    ASSERT_EQ(payment.state().state, line.state);
    payment.when(bill()).then(line.pay);
    const bool unpaid = line.state == State::declined || line.state == State::voided;
    payment.when(EnterPayment{"1234", "황명현", 2, "gift", price, noon})
        .then(unpaid ? "PaymentRequested, asks Charge" : line.pay);
    payment.when(EnterPayment{"1234", "황명현", 2, "7", price, noon}).then("422 reservations_own");
    payment.when(ChargeAnswered{one, Outcome::done}).then(line.charged);
    payment.when(Void{"7", price}).then(line.end);
    payment.when(Refund{"7"}).then(line.refund);
    payment.when(RefundAnswered{one, Outcome::done}).then(line.refunded);
  }
}

TEST(movie_payment, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(movie_payment, takes_a_reservations_money_under_the_reservations_own_key) {
  const auto then = given<PayProcess>().when(bill());
  EXPECT_EQ(then.asked<kit::bank::Charge>(), (kit::bank::Charge{"movie-reservation-7", price, 1}));
  EXPECT_EQ(then.effects().calls.front().until, noon + charge_by);
  requested().when(Pay{"7", {}, {}, 2, Money{1}, noon}).then("409 other_amount");
}

TEST(movie_payment, entered_by_hand_a_card_is_enough) {
  EnterPayment entered;
  entered.card_id = "1234";
  entered.customer_name = "황명현";
  const auto then = given<PayProcess>().when(entered);
  EXPECT_EQ(then.asked<kit::bank::Charge>(), (kit::bank::Charge{"movie-payment-1", Money{0}, 1}));
  EXPECT_EQ(then.event<PaymentRequested>().qty, std::nullopt);
  const auto context = service();
  const auto* command = systems::testing::command_named(context.aggregates.front(), "EnterPayment");
  EXPECT_EQ(command->required, std::vector<std::string>{"cardid"});
}

// Else a stranger's payment would be in the way of a reservation that is still to be made.
TEST(movie_payment, entered_by_hand_it_is_never_a_reservations) {
  EnterPayment entered;
  entered.card_id = "1234";
  for (const char* number : {"1", "7", "999999999999"}) {
    entered.reservation_id = number;
    given<PayProcess>().when(entered).then("422 reservations_own");
  }
  for (const char* text : {"", "0", "07", "-7", "7 ", "by-hand"}) {
    entered.reservation_id = text;
    given<PayProcess>().when(entered).then("PaymentRequested, asks Charge");
  }
  given<PayProcess>(PaymentRequested{one, "1234", {}, {}, "gift", price})
      .when(EnterPayment{"1234", {}, {}, "gift", Money{1}, noon})
      .then("409 other_amount");
}

// Else who pays for what somebody else pays for would be told that it is done, and see his card.
TEST(movie_payment, entered_by_hand_it_is_of_one_card) {
  const auto paid = given<PayProcess>(PaymentRequested{one, "1234", "황명현", {}, "gift", price});
  paid.when(EnterPayment{"1234", "황명현", {}, "gift", price, noon}).then("waits");
  paid.when(EnterPayment{"9999", "황명현", {}, "gift", price, noon}).then("409 other_card");
}

// To the bank each try is a charge of its own, and asking after a try is not another one.
TEST(movie_payment, entered_by_hand_it_may_be_tried_again_when_the_bank_has_declined) {
  const EnterPayment first{"1234", "황명현", {}, "gift", price, noon};
  const EnterPayment other{"9999", "황명현", {}, "gift", Money{1}, noon};
  auto gift = given<PayProcess>(PaymentRequested{one, "1234", "황명현", {}, "gift", price})
                  .and_then(PaymentDeclined{one, "gift"});
  for (const auto& entered : {first, other}) {
    const auto again = gift.when(entered);
    again.then("PaymentRequested, asks Charge");
    EXPECT_EQ(again.event<PaymentRequested>().retries, 1);
    EXPECT_EQ(again.asked<kit::bank::Charge>(),
              (kit::bank::Charge{"movie-payment-1-again-1", *entered.amount, 1}));
  }
  gift.and_then(gift.when(other).event<PaymentRequested>());
  gift.when(other).then("waits");
  gift.when(first).then("409 other_card");
  EXPECT_EQ(gift.when(ChargeAnswered{one, Outcome::unreachable}).asked<kit::bank::Refund>(),
            (kit::bank::Refund{"movie-payment-1-again-1", Money{1}, 1}));
  EXPECT_EQ(gift.when(ChargeAnswered{one, Outcome::done}).event<Payed>().card_id, "9999");
  gift.and_then(PaymentDeclined{one, "gift"});
  EXPECT_EQ(gift.when(first).asked<kit::bank::Charge>().key, "movie-payment-1-again-2");
  gift.and_then(gift.when(first).event<PaymentRequested>())
      .and_then(Payed{one, "1234", "황명현", {}, "gift", price});
  gift.when(first).then("nothing");
  gift.when(other).then("409 other_card");
}

// What the bank may have taken for the first try goes back under that one's own key.
TEST(movie_payment, entered_by_hand_it_may_be_tried_again_when_the_bank_was_silent) {
  const EnterPayment entered{"1234", "황명현", {}, "gift", price, noon};
  auto gift = given<PayProcess>(PaymentRequested{one, "1234", "황명현", {}, "gift", price});
  const auto given_up = gift.when(ChargeAnswered{one, Outcome::unreachable});
  EXPECT_EQ(given_up.asked<kit::bank::Refund>().key, "movie-reservation-gift");
  gift.and_then(given_up.event<PaymentVoided>());
  const auto again = gift.when(entered);
  EXPECT_EQ(again.asked<kit::bank::Charge>().key, "movie-payment-1-again-1");
  gift.and_then(again.event<PaymentRequested>());
  gift.when(RefundAnswered{one, Outcome::done}).then("nothing");
}

// The original announced "PayProcess", which no consumer could react to.
TEST(movie_payment, is_announced_as_payed_in_the_originals_spelling) {
  EXPECT_EQ(requested().when(ChargeAnswered{one, Outcome::done}).event<Payed>().qty, 2);
  const auto& type = kit::type_of<Payed>();
  EXPECT_EQ(type.name, "Payed");
  std::vector<std::string> names;
  for (const auto& field : type.fields) names.push_back(field.name);
  names.resize(5);
  EXPECT_EQ(names,
            (std::vector<std::string>{"id", "cardid", "customerNm", "qty", "reservationiId"}));
  EXPECT_FALSE(service().event("Payed")->internal);
}

// The original's payments showed the event's own members.
TEST(movie_payment, shows_only_what_a_payment_is) {
  const auto context = service();
  EXPECT_EQ(context.aggregates.front().resource.shows,
            (std::vector<std::string>{"cardid", "customerNm", "qty", "reservationiId"}));
}

TEST(movie_payment, a_bank_that_never_answered_gives_back_what_it_may_have_taken) {
  const auto then = requested().when(ChargeAnswered{one, Outcome::unreachable});
  then.then("PaymentVoided, withdraws Charge, asks Refund");
  EXPECT_EQ(then.asked<kit::bank::Refund>(), (kit::bank::Refund{"movie-reservation-7", price, 1}));
  requested().when(ChargeAnswered{one, Outcome::refused}).then("PaymentDeclined");
}

TEST(movie_payment, what_ended_before_the_banks_answer_is_not_charged_any_more) {
  const auto then = requested().when(Refund{"7"});
  then.then("PaymentVoided, withdraws Charge, asks Refund");
  requested()
      .and_then(then.event<PaymentVoided>())
      .when(ChargeAnswered{one, Outcome::done})
      .then("nothing");
}

TEST(movie_payment, every_end_of_a_reservation_gives_its_money_back) {
  EXPECT_EQ(on_payment_refused({{7}, {5}}).reservation_id, "7");
  EXPECT_EQ(on_reservation_expired({{7}, {5}}).reservation_id, "7");
  EXPECT_EQ(on_seats_lost({{7}, {5}}).reservation_id, "7");
  EXPECT_EQ(on_reservation_canceled({{7}, {5}}).reservation_id, "7");
}

TEST(movie_payment, one_that_was_given_back_says_so) {
  for (const auto state : {State::approved, State::canceling, State::canceled})
    EXPECT_EQ(visibility(in(state).state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(in(State::requested).state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(in(State::voided).state()), kit::Visibility::hidden);
}

TEST(movie_payment, names_a_reservation_only_when_it_is_one) {
  EXPECT_EQ(reservation_in("7"), ReservationId{7});
  for (const char* text : {"", "0", "-7", "07", "7 ", "abc", "99999999999999999999"})
    EXPECT_EQ(reservation_in(text), std::nullopt) << text;
  EXPECT_EQ(reservation_in(std::nullopt), std::nullopt);
}

TEST(movie_payment, is_not_given_up_for_a_void_of_another_amount) {
  in(State::approved).when(Void{"7", Money{1}}).then("nothing");
}

TEST(movie_payment, who_waits_hears_that_it_is_not_to_be_paid_any_more) {
  const auto context = service();
  ASSERT_TRUE(context.event("PaymentVoided")->ends_wait);
}

TEST(movie_payment, nobody_enters_less_than_nothing) {
  const auto context = service();
  const auto* entered = systems::testing::command_named(context.aggregates.front(), "EnterPayment");
  EXPECT_EQ(entered->ranges.back().field, "amount");
  EXPECT_EQ(entered->ranges.back().min, 0);
}

}  // namespace
}  // namespace movie::payment
