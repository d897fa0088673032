// What a payment answers, in whatever order it hears of things.
#include "kit/bank.hpp"
#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/mileage/calls.hpp"
#include "systems/breakfast/payment/policies.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace breakfast::payment {
namespace {

using kit::Instant;
using kit::Money;
using kit::Outcome;
using systems::testing::Given;
using systems::testing::given;

constexpr PayId one{1};
constexpr OrderId order{7};
constexpr CustomerId shin{9};
constexpr Money price{200};
constexpr Instant morning{25'200'000};

PayRequested for_order() { return {one, price, "Ordered", order, shin, order, morning}; }
PayRequested at_the_till(std::optional<Money> amount) {
  return {one, amount, std::nullopt, order, std::nullopt, std::nullopt, morning};
}
Paid paid() { return {one, price, "Ordered", order, shin, order}; }
Cancelled cancelled() { return {one, price, "Order Canceled-payment", order, shin, order}; }

Given<Pay> requested() { return given<Pay>(for_order()); }
Given<Pay> charged() { return requested().and_then(PayCharged{one}); }
Given<Pay> approved() { return charged().and_then(paid()); }

Given<Pay> in(Stage stage) {
  switch (stage) {
    case Stage::none:
      return given<Pay>();
    case Stage::requested:
      return requested();
    case Stage::charged:
      return charged();
    case Stage::approved:
      return approved();
    case Stage::declined:
      return requested().and_then(PayDeclined{one, order, false});
    case Stage::canceling:
      return approved().and_then(RefundRequested{one, false});
    case Stage::canceled:
      return approved().and_then(RefundRequested{one, false}).and_then(cancelled());
    case Stage::voided:
      return given<Pay>(PayBarred{one, order});
  }
  return given<Pay>();
}

struct Line {
  Stage stage;
  const char* pay;
  const char* charged;
  const char* earned;
  const char* end;      // VoidOrder
  const char* refund;   // Refund
  const char* by_hand;  // CancelPay
  const char* remove;   // DeletePay
  const char* refunded;
};

TEST(breakfast_payment, answers_every_command_in_every_state) {
  const char* const give_up = "PayVoided, withdraws Charge, asks Refund";
  const char* const give_up_points = "PayVoided, withdraws Charge, withdraws Earn, asks Refund";
  const char* const give_back = "RefundRequested, asks Refund";
  const Line table[] = {
      // stage: pay, charged, earned, void / refund, cancel by hand, delete, refunded
      {Stage::none, "PayRequested, asks Charge", "nothing", "nothing", "PayBarred, asks Refund",
       "PayBarred, asks Refund", "404 unknown_payment", "404 unknown_payment", "nothing"},
      {Stage::requested, "waits", "PayCharged, asks Earn", "nothing", give_up, give_up,
       "409 still_paying", "409 still_paying", "nothing"},
      {Stage::charged, "waits", "nothing", "Paid", give_up_points, give_up_points,
       "409 still_paying", "409 still_paying", "nothing"},
      {Stage::approved, "nothing", "nothing", "nothing", "409 already_paid", give_back, give_back,
       "RefundRequested, RemovalWished, asks Refund", "nothing"},
      {Stage::declined, "422 declined", "nothing", "nothing", "nothing", "nothing", "409 not_paid",
       "409 not_paid", "nothing"},
      {Stage::canceling, "409 withdrawn", "nothing", "nothing", "nothing", "nothing", "waits",
       "RemovalWished, waits", "Cancelled"},
      {Stage::canceled, "409 withdrawn", "nothing", "nothing", "nothing", "nothing", "nothing",
       "RemovalWished", "nothing"},
      {Stage::voided, "409 withdrawn", "nothing", "nothing", "nothing", "nothing", "409 not_paid",
       "409 not_paid", "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.stage));
    const auto pay = in(line.stage);
    ASSERT_EQ(pay.state().stage, line.stage);
    pay.when(PayOrder{order, price, shin, morning}).then(line.pay);
    pay.when(ChargeAnswered{one, Outcome::done}).then(line.charged);
    pay.when(EarnAnswered{one, Outcome::done}).then(line.earned);
    pay.when(VoidOrder{order}).then(line.end);
    pay.when(Refund{order}).then(line.refund);
    pay.when(CancelPay{one}).then(line.by_hand);
    pay.when(DeletePay{one}).then(line.remove);
    pay.when(RefundAnswered{one, Outcome::done}).then(line.refunded);
  }
}

TEST(breakfast_payment, obeys_the_laws) { systems::laws::obeyed_by(service()); }

// Break 1: the original says Paid before it knows of the points, and takes it back unsaid.
TEST(breakfast_payment, is_completed_only_when_the_bank_has_the_money_and_the_points_are_earned) {
  const auto then = requested().when(ChargeAnswered{one, Outcome::done});
  then.then("PayCharged, asks Earn");
  const auto asked = then.asked<mileage::Earn>();
  EXPECT_EQ(asked.pay_id, one);
  EXPECT_EQ(asked.order_id, order);
  EXPECT_EQ(asked.customer_id, shin);
  EXPECT_EQ(asked.cnt, 200);
  EXPECT_EQ(then.effects().calls.front().until, morning + pay_by);
  EXPECT_EQ(visibility(charged().state()), kit::Visibility::own_url);
  const auto context = service();
  EXPECT_TRUE(context.event("PayCharged")->internal);
  charged().when(EarnAnswered{one, Outcome::delayed}).then("PayHeld");
  charged().and_then(PayHeld{one}).when(EarnAnswered{one, Outcome::delayed}).then("nothing");
  EXPECT_TRUE(context.event("PayHeld")->ends_wait->held);
}

TEST(breakfast_payment, points_that_never_came_give_the_money_back) {
  const auto then = charged().when(EarnAnswered{one, Outcome::unreachable});
  then.then("PayExpired, asks Refund");
  EXPECT_TRUE(then.event<PayExpired>().points_asked);
  EXPECT_EQ(then.effects().calls.front().until, kit::never);
  const auto early = requested().when(ChargeAnswered{one, Outcome::unreachable});
  EXPECT_FALSE(early.event<PayExpired>().points_asked);
  EXPECT_EQ(early.event<PayExpired>().for_order, order);
  const auto context = service();
  EXPECT_EQ(context.event("PayExpired")->ends_wait->refusal->status, 503);
}

// Break 4: the original writes mileage null for a payment without an amount.
TEST(breakfast_payment, without_an_amount_it_is_completed_and_earns_nothing) {
  const auto then = given<Pay>().when(EnterPay{one, {}, {}, {}, {}, morning});
  then.then("PayRequested, asks Charge");
  EXPECT_EQ(then.asked<kit::bank::Charge>().amount, Money{0});
  auto entered = given<Pay>(at_the_till({}));
  const auto done = entered.when(ChargeAnswered{one, Outcome::done}).then("Paid");
  entered.and_then(done.event<Paid>());
  EXPECT_EQ(entered.state().amount, std::nullopt);
  EXPECT_EQ(entered.state().status, Status::none);
  EXPECT_EQ(visibility(entered.state()), kit::Visibility::listed);
  given<Pay>(at_the_till(Money{0})).when(ChargeAnswered{one, Outcome::done}).then("Paid");
}

TEST(breakfast_payment, each_thing_paid_for_has_a_key_of_its_own) {
  EXPECT_EQ(bank_key(one, order), "breakfast-order-7");
  EXPECT_EQ(bank_key(one, std::nullopt), "breakfast-pay-1");
  const auto then = given<Pay>().when(PayOrder{order, price, shin, morning});
  EXPECT_EQ(then.asked<kit::bank::Charge>(), (kit::bank::Charge{"breakfast-order-7", price, 1}));
  EXPECT_EQ(then.effects().calls.front().until, morning + pay_by);
}

TEST(breakfast_payment, what_ended_before_the_banks_answer_is_not_charged_any_more) {
  const auto then = requested().when(Refund{order});
  then.then("PayVoided, withdraws Charge, asks Refund");
  requested()
      .and_then(then.event<PayVoided>())
      .when(ChargeAnswered{one, Outcome::done})
      .then("nothing");
}

TEST(breakfast_payment, the_bank_says_no) {
  const auto declined = requested().when(ChargeAnswered{one, Outcome::refused});
  declined.then("PayDeclined");
  EXPECT_FALSE(declined.event<PayDeclined>().by_itself);
  EXPECT_TRUE(given<Pay>(at_the_till(price))
                  .when(ChargeAnswered{one, Outcome::refused})
                  .event<PayDeclined>()
                  .by_itself);
  const auto context = service();
  EXPECT_EQ(context.event("PayDeclined")->ends_wait->refusal->status, 422);
}

TEST(breakfast_payment, a_cancel_that_the_bank_keeps_waiting_is_held_and_done_later) {
  in(Stage::canceling).when(RefundAnswered{one, Outcome::delayed}).then("PayHeld");
  const auto held = in(Stage::canceling).and_then(PayHeld{one});
  held.when(RefundAnswered{one, Outcome::delayed}).then("nothing");
  held.when(RefundAnswered{one, Outcome::done}).then("Cancelled");
  EXPECT_EQ(approved().when(CancelPay{one}).effects().calls.front().until, kit::never);
}

// So that a cancel can be said twice, and what was deleted is gone at once.
TEST(breakfast_payment, given_back_it_leaves_the_list_and_deleted_its_own_address_too) {
  EXPECT_EQ(visibility(approved().state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(in(Stage::voided).state()), kit::Visibility::hidden);
  for (const auto stage : {Stage::canceling, Stage::canceled}) {
    auto pay = in(stage);
    EXPECT_EQ(visibility(pay.state()), kit::Visibility::own_url);
    pay.and_then(RemovalWished{one});
    EXPECT_EQ(visibility(pay.state()), kit::Visibility::hidden);
    pay.when(DeletePay{one}).then(stage == Stage::canceled ? "nothing" : "waits");
    Pay older = in(stage).state();
    older.kept = false;
    EXPECT_EQ(visibility(older), kit::Visibility::hidden);
  }
  const auto expired = given<Pay>(at_the_till(price), PayExpired{one, order, false, {}});
  EXPECT_EQ(visibility(expired.state()), kit::Visibility::own_url);
}

// Break 3: an order's payment is found by the order that asked for it.
TEST(breakfast_payment, every_end_of_an_order_gives_its_own_money_back) {
  order::OrderCancelled ended;
  ended.id = order;
  EXPECT_EQ(on_order_cancelled(ended).for_order, order);
  EXPECT_EQ(on_order_declined({order}).for_order, order);
  EXPECT_EQ(on_order_expired({order}).for_order, order);
  EXPECT_EQ(on_order_withdrawn({order}).for_order, order);
  EXPECT_EQ(service().aggregates.front().key, "forOrder");
}

TEST(breakfast_payment, prints_the_originals_fields_and_takes_either_spelling) {
  const auto context = service();
  EXPECT_EQ(context.aggregates.front().resource.shows,
            (std::vector<std::string>{"amout", "status", "orderid"}));
  for (const char* spelling : {"amout", "amount", "orderid", "orderId"})
    EXPECT_GE(kit::type_of<EnterPay>().index_or_alias(spelling), 0) << spelling;
  std::string names;
  for (const auto& field : kit::type_of<Paid>().fields) names += field.name + " ";
  EXPECT_EQ(names, "id amout status orderid customerid forOrder ");
}

// A word of the table that can't be set is 409, and only one that nobody knows is 400 (R2).
TEST(breakfast_payment, its_states_are_words_that_are_known) {
  const auto& fields = kit::type_of<Pay>().fields;
  const auto status =
      std::find_if(fields.begin(), fields.end(), [](const auto& f) { return f.name == "status"; });
  ASSERT_NE(status, fields.end());
  EXPECT_EQ(status->words, (std::vector<std::string>{
                               "Payment Pending", "Ordered", "Paid", "Payment Declined",
                               "Payment Expired", "Payment Withdrawn", "Order Canceled-payment"}));
}

TEST(breakfast_payment, is_called_what_it_was_sent_with_once_it_is_paid) {
  const auto called = [](std::optional<std::string> label) {
    return given<Pay>(PayRequested{one, price, label, order, shin, {}, morning})
        .and_then(PayCharged{one})
        .and_then(paid())
        .state()
        .status;
  };
  EXPECT_EQ(called("Ordered"), Status::ordered);
  EXPECT_EQ(called("Paid"), Status::paid);
  EXPECT_EQ(called({}), Status::none);
}

TEST(breakfast_payment,
     who_waits_for_a_refund_is_told_that_it_takes_longer_though_the_payment_did) {
  requested()
      .and_then(PayHeld{one})
      .and_then(PayCharged{one})
      .and_then(paid())
      .and_then(RefundRequested{one, true})
      .when(RefundAnswered{one, Outcome::delayed})
      .then("PayHeld");
}

TEST(breakfast_payment, points_that_were_refused_end_the_payment) {
  charged().when(EarnAnswered{one, Outcome::refused}).then("PayExpired, asks Refund");
}

TEST(breakfast_payment, an_operator_may_choose_what_becomes_of_those_who_wait_for_points) {
  const auto context = service();
  EXPECT_EQ(context.call("Earn")->overload, kit::Overload::hold);
}

}  // namespace
}  // namespace breakfast::payment
