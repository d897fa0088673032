// What a payment answers, in whatever order it hears of things.
#include "systems/mall/pay/pay.hpp"

#include "kit/bank.hpp"
#include "systems/laws.hpp"
#include "systems/mall/contexts.hpp"
#include "systems/mall/pay/policies.hpp"
#include "systems/testing.hpp"

namespace mall::pay {
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

Given<Payment> in(Action action) {
  switch (action) {
    case Action::none:
      return given<Payment>();
    case Action::requested:
      return requested();
    case Action::approved:
      return approved();
    case Action::declined:
      return requested().and_then(PaymentDeclined{one, order});
    case Action::canceling:
      return approved().and_then(RefundRequested{one, false});
    case Action::canceled:
      return approved().and_then(RefundRequested{one, false}).and_then(PaymentCanceled{one, order});
    case Action::voided:
      return given<Payment>(PaymentVoided{one, order});
  }
  return given<Payment>();
}

struct Line {
  Action action;
  const char* pay;
  const char* charged;
  const char* end;      // Void
  const char* refund;   // Refund
  const char* by_hand;  // CancelPayment
  const char* refunded;
};

TEST(mall_payment, answers_every_command_in_every_state) {
  const Line table[] = {
      // state: pay, charged, void / refund, cancel by hand, refunded
      {Action::none, "PaymentRequested, asks Charge", "nothing",
       "PaymentVoided, withdraws Charge, asks Refund",
       "PaymentVoided, withdraws Charge, asks Refund", "404 unknown_payment", "nothing"},
      {Action::requested, "waits", "PaymentApproved",
       "PaymentVoided, withdraws Charge, asks Refund",
       "PaymentVoided, withdraws Charge, asks Refund", "409 still_paying", "nothing"},
      {Action::approved, "nothing", "nothing", "409 already_paid", "RefundRequested, asks Refund",
       "RefundRequested, asks Refund", "nothing"},
      {Action::declined, "422 declined", "nothing", "nothing", "nothing", "409 not_paid",
       "nothing"},
      {Action::canceling, "409 withdrawn", "nothing", "nothing", "nothing", "waits",
       "PaymentCanceled"},
      {Action::canceled, "409 withdrawn", "nothing", "nothing", "nothing", "nothing", "nothing"},
      {Action::voided, "409 withdrawn", "nothing", "nothing", "nothing", "409 not_paid", "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.action));
    const auto payment = in(line.action);
    ASSERT_EQ(payment.state().action, line.action);
    payment.when(Pay{order, price, noon}).then(line.pay);
    payment.when(EnterPayment{order, price, Asked::progress, noon}).then(line.pay);
    payment.when(ChargeAnswered{one, Outcome::done}).then(line.charged);
    payment.when(Void{order, price}).then(line.end);
    payment.when(Refund{order}).then(line.refund);
    payment.when(CancelPayment{one, order}).then(line.by_hand);
    payment.when(RefundAnswered{one, Outcome::done}).then(line.refunded);
  }
}

TEST(mall_payment, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(mall_payment, takes_an_orders_money_under_the_orders_own_key) {
  const auto then = given<Payment>().when(Pay{order, price, noon});
  EXPECT_EQ(then.asked<kit::bank::Charge>(), (kit::bank::Charge{"mall-7", price, 1}));
  ASSERT_EQ(then.effects().calls.size(), 1u);
  EXPECT_EQ(then.effects().calls.front().until, noon + charge_by);
}

TEST(mall_payment, one_order_has_one_payment_of_one_amount) {
  requested().when(Pay{order, Money{1}, noon}).then("409 other_amount");
  approved().when(Pay{order, Money{1}, noon}).then("409 other_amount");
}

// Break 4 and 6: the original's events lack the payment's id, or the order's.
TEST(mall_payment, what_is_told_names_payment_and_order) {
  const auto told = requested().when(ChargeAnswered{one, Outcome::done}).event<PaymentApproved>();
  EXPECT_EQ(told.id, one);
  EXPECT_EQ(told.order_id, order);
  EXPECT_EQ(told.amount, price);
  const auto back = in(Action::canceling).when(RefundAnswered{one, Outcome::done});
  EXPECT_EQ(back.event<PaymentCanceled>().id, one);
  EXPECT_EQ(back.event<PaymentCanceled>().order_id, order);
}

TEST(mall_payment, money_of_another_sum_does_not_make_an_order_paid) {
  approved().when(Void{order, Money{1}}).then("nothing");
}

TEST(mall_payment, the_bank_says_no) {
  requested().when(ChargeAnswered{one, Outcome::refused}).then("PaymentDeclined");
  const auto context = service();
  EXPECT_EQ(context.event("PaymentDeclined")->ends_wait->refusal->status, 422);
}

TEST(mall_payment, a_bank_that_never_answered_gives_back_what_it_may_have_taken) {
  const auto then = requested().when(ChargeAnswered{one, Outcome::unreachable});
  then.then("PaymentVoided, withdraws Charge, asks Refund");
  EXPECT_EQ(then.asked<kit::bank::Refund>(), (kit::bank::Refund{"mall-7", price, 1}));
  requested().when(ChargeAnswered{one, Outcome::delayed}).then("nothing");
}

TEST(mall_payment, what_ended_before_the_banks_answer_is_not_charged_any_more) {
  const auto then = requested().when(Refund{order});
  then.then("PaymentVoided, withdraws Charge, asks Refund");
  requested()
      .and_then(then.event<PaymentVoided>())
      .when(ChargeAnswered{one, Outcome::done})
      .then("nothing");
}

TEST(mall_payment, giving_back_goes_on_until_the_bank_has_done_it) {
  in(Action::canceling).when(RefundAnswered{one, Outcome::delayed}).then("nothing");
  EXPECT_EQ(in(Action::approved).when(Refund{order}).effects().calls.front().until, kit::never);
}

// Break 2: the original's payment row stays in the list.
TEST(mall_payment, a_payment_given_back_leaves_the_list) {
  EXPECT_EQ(visibility(in(Action::approved).state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(in(Action::requested).state()), kit::Visibility::own_url);
  for (const auto action : {Action::canceling, Action::canceled, Action::voided})
    EXPECT_EQ(visibility(in(action).state()), kit::Visibility::hidden);
}

TEST(mall_payment, every_end_of_an_order_gives_its_money_back) {
  EXPECT_EQ(on_order_canceled(app::OrderCanceled{order}).order_id, order);
  EXPECT_EQ(on_order_expired(app::OrderExpired{order}).order_id, order);
  EXPECT_EQ(on_payment_refused(app::PaymentRefused{order}).order_id, order);
  EXPECT_EQ(on_order_rejected(store::OrderManagementCanceled{{3}, order}).order_id, order);
}

// Break 6: the original answers 500 when nothing says what to do.
TEST(mall_payment, entered_by_hand_an_order_is_enough) {
  const auto then = given<Payment>().when(EnterPayment{order, {}, {}, noon});
  EXPECT_EQ(then.asked<kit::bank::Charge>().amount, Money{0});
  const auto context = service();
  const auto& payments = context.aggregates.front();
  const auto* entered = systems::testing::command_named(payments, "EnterPayment");
  EXPECT_EQ(entered->required, std::vector<std::string>{"orderId"});
  EXPECT_EQ(systems::testing::command_named(payments, "CancelPayment")->word, "canceled");
  EXPECT_EQ(payments.resource.shows, (std::vector<std::string>{"orderId", "amount", "action"}));
}

}  // namespace
}  // namespace mall::pay
