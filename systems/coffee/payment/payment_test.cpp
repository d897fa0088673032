// What a payment answers, in whatever order it hears of things.
#include "systems/coffee/payment/payment.hpp"

#include "kit/bank.hpp"
#include "systems/coffee/contexts.hpp"
#include "systems/coffee/payment/policies.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace coffee::payment {
namespace {

using kit::Instant;
using kit::Money;
using kit::Outcome;
using systems::testing::Given;
using systems::testing::given;

constexpr PaymentId one{1};
constexpr OrderId order{7};
constexpr Money price{2000};
constexpr Instant noon{43'200'000};

Given<Payment> requested() { return given<Payment>(PaymentRequested{one, order, price}); }
Given<Payment> approved() { return requested().and_then(PaymentApproved{one, order, price}); }

Given<Payment> in(Status status) {
  switch (status) {
    case Status::none:
      return given<Payment>();
    case Status::requested:
      return requested();
    case Status::approved:
      return approved();
    case Status::declined:
      return requested().and_then(PaymentRefused{one, order});
    case Status::canceling:
      return approved().and_then(RefundRequested{one});
    case Status::canceled:
      return approved().and_then(PaymentRefunded{one, order, price});
    case Status::voided:
      return given<Payment>(PaymentVoided{one, order});
  }
  return given<Payment>();
}

struct Line {
  Status status;
  const char* pay;
  const char* charged;
  const char* refund;
  const char* refunded;
};

TEST(coffee_payment, answers_every_command_in_every_state) {
  const Line table[] = {
      {Status::none, "PaymentRequested, asks Charge", "nothing",
       "PaymentVoided, withdraws Charge, asks Refund", "nothing"},
      {Status::requested, "waits", "PaymentApproved",
       "PaymentVoided, withdraws Charge, asks Refund", "nothing"},
      {Status::approved, "nothing", "nothing", "RefundRequested, asks Refund", "nothing"},
      {Status::declined, "422 declined", "nothing", "nothing", "nothing"},
      {Status::canceling, "409 withdrawn", "nothing", "nothing", "PaymentRefunded"},
      {Status::canceled, "409 withdrawn", "nothing", "nothing", "nothing"},
      {Status::voided, "409 withdrawn", "nothing", "nothing", "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.status));
    const auto payment = in(line.status);
    ASSERT_EQ(payment.state().status, line.status);
    payment.when(Pay{order, price, noon}).then(line.pay);
    payment.when(ChargeAnswered{one, Outcome::done}).then(line.charged);
    payment.when(Refund{order}).then(line.refund);
    payment.when(RefundAnswered{one, Outcome::done}).then(line.refunded);
  }
}

TEST(coffee_payment, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(coffee_payment, takes_an_orders_money_under_the_orders_own_key) {
  const auto then = given<Payment>().when(Pay{order, price, noon});
  EXPECT_EQ(then.asked<kit::bank::Charge>(), (kit::bank::Charge{"coffee-7", price, 1}));
  EXPECT_EQ(then.effects().calls.front().until, noon + charge_by);
}

// R4: the customer was sent away; the bank answers later.
TEST(coffee_payment, what_ended_before_the_banks_answer_is_not_charged_any_more) {
  const auto then = requested().when(Refund{order});
  then.then("PaymentVoided, withdraws Charge, asks Refund");
  requested()
      .and_then(then.event<PaymentVoided>())
      .when(ChargeAnswered{one, Outcome::done})
      .then("nothing");
  requested()
      .when(ChargeAnswered{one, Outcome::unreachable})
      .then("PaymentVoided, withdraws Charge, asks Refund");
  requested().when(ChargeAnswered{one, Outcome::refused}).then("PaymentRefused");
}

// R14, and broken in the original: there was no refund. Tried until it succeeds.
TEST(coffee_payment, a_refund_is_tried_until_the_bank_has_done_it) {
  const auto then = approved().when(Refund{order});
  ASSERT_EQ(then.effects().calls.size(), 1u);
  EXPECT_EQ(then.effects().calls.front().until, kit::never);
  const auto context = service();
  EXPECT_TRUE(context.call("Refund")->held());
  for (const auto outcome : {Outcome::delayed, Outcome::unreachable, Outcome::refused})
    in(Status::canceling).when(RefundAnswered{one, outcome}).then("nothing");
}

TEST(coffee_payment, gives_back_for_orders_that_ended_and_for_no_others) {
  customer::OrderSelected selected;
  selected.order_id = order;
  EXPECT_FALSE(on_order_selected(selected));
  selected.payment_fail = true;
  EXPECT_EQ(on_order_selected(selected)->order_id, order);
  EXPECT_EQ(on_rejected({order}).order_id, order);
  EXPECT_EQ(on_cancel_confirmed({order}).order_id, order);
}

TEST(coffee_payment, is_listed_once_money_has_moved_or_was_refused) {
  EXPECT_EQ(visibility(in(Status::requested).state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(in(Status::voided).state()), kit::Visibility::hidden);
  for (const auto status :
       {Status::approved, Status::declined, Status::canceling, Status::canceled})
    EXPECT_EQ(visibility(in(status).state()), kit::Visibility::listed);
}

TEST(coffee_payment, gives_back_what_it_took) {
  EXPECT_EQ(approved().when(Refund{order}).asked<kit::bank::Refund>(),
            (kit::bank::Refund{"coffee-7", price, 1}));
}

TEST(coffee_payment, tells_how_much_went_back) {
  EXPECT_EQ(in(Status::canceling)
                .when(RefundAnswered{one, Outcome::done})
                .event<PaymentRefunded>()
                .amount,
            price);
}

}  // namespace
}  // namespace coffee::payment
