// What a payment answers, in whatever order it hears of things.
#include "systems/pizza/payment/payment.hpp"

#include "kit/bank.hpp"
#include "kit/memory_rows.hpp"
#include "systems/laws.hpp"
#include "systems/pizza/contexts.hpp"
#include "systems/pizza/payment/policies.hpp"
#include "systems/pizza/payment/views.hpp"
#include "systems/testing.hpp"

namespace pizza::payment {
namespace {

using kit::Instant;
using kit::Money;
using kit::Outcome;
using systems::testing::Given;
using systems::testing::given;

constexpr PaymentId one{1};
constexpr OrderId order_seven{7};
constexpr CustomerId ten{10};
constexpr Money price{10'000};
constexpr Instant noon{43'200'000};

Pay pay(Money amount = price) {
  return {order_seven, ten, amount, "pepperoniPizza", "CreditCard", "ThewellI007Ho", noon};
}
Given<PaymentHistory> requested() {
  return given<PaymentHistory>(PaymentRequested{one, order_seven, ten, price, "pepperoniPizza",
                                                "CreditCard", "ThewellI007Ho"});
}
ChargeAnswered charged(Outcome outcome) { return {one, outcome, noon}; }
RefundAnswered refunded(Outcome outcome) { return {one, outcome, noon}; }

Given<PaymentHistory> approved() {
  return requested().and_then(requested().when(charged(Outcome::done)).event<PaymentApproved>());
}
Given<PaymentHistory> canceling() { return approved().and_then(RefundRequested{one}); }

Given<PaymentHistory> in(State state) {
  switch (state) {
    case State::none:
      return given<PaymentHistory>();
    case State::requested:
      return requested();
    case State::approved:
      return approved();
    case State::declined:
      return requested().and_then(PaymentDeclined{one});
    case State::canceling:
      return canceling();
    case State::canceled:
      return canceling().and_then(
          canceling().when(refunded(Outcome::done)).event<PaymentCanceled>());
    case State::voided:
      return given<PaymentHistory>(PaymentVoided{one, order_seven});
  }
  return given<PaymentHistory>();
}

struct Line {
  State state;
  const char* pay;
  const char* charged;
  const char* refund;
  const char* refunded;
};

TEST(pizza_payment, answers_every_command_in_every_state) {
  const Line table[] = {
      // state: pay, charged, the order ended, refunded
      {State::none, "PaymentRequested, asks Charge", "nothing",
       "PaymentVoided, withdraws Charge, asks Refund", "nothing"},
      {State::requested, "waits", "PaymentApproved", "PaymentVoided, withdraws Charge, asks Refund",
       "nothing"},
      {State::approved, "nothing", "nothing", "RefundRequested, asks Refund", "nothing"},
      {State::declined, "422 declined", "nothing", "nothing", "nothing"},
      {State::canceling, "409 withdrawn", "nothing", "nothing", "PaymentCanceled"},
      {State::canceled, "409 withdrawn", "nothing", "nothing", "nothing"},
      {State::voided, "409 withdrawn", "nothing", "nothing", "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.state));
    const auto payment = in(line.state);
    ASSERT_EQ(payment.state().state, line.state);
    payment.when(pay()).then(line.pay);
    payment.when(charged(Outcome::done)).then(line.charged);
    payment.when(Refund{order_seven}).then(line.refund);
    payment.when(refunded(Outcome::done)).then(line.refunded);
  }
}

TEST(pizza_payment, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(pizza_payment, takes_an_orders_money_under_the_orders_own_key) {
  const auto then = given<PaymentHistory>().when(pay());
  EXPECT_EQ(then.asked<kit::bank::Charge>(), (kit::bank::Charge{"pizza-7", price, 1}));
  EXPECT_EQ(then.effects().calls.front().until, noon + charge_by);
}

TEST(pizza_payment, one_order_has_one_payment_of_one_amount) {
  requested().when(pay(Money{1})).then("409 other_amount");
  approved().when(pay(Money{1})).then("409 other_amount");
}

TEST(pizza_payment, the_bank_says_no_or_nothing) {
  requested().when(charged(Outcome::refused)).then("PaymentDeclined");
  requested().when(charged(Outcome::delayed)).then("nothing");
  const auto then = requested().when(charged(Outcome::unreachable));
  then.then("PaymentVoided, withdraws Charge, asks Refund");
  EXPECT_EQ(then.asked<kit::bank::Refund>(), (kit::bank::Refund{"pizza-7", price, 1}));
}

// Of an order that was held off, the bank may have been asked: what it took it gives back.
TEST(pizza_payment, what_ended_before_the_banks_answer_is_not_charged_any_more) {
  const auto then = requested().when(Refund{order_seven});
  then.then("PaymentVoided, withdraws Charge, asks Refund");
  requested().and_then(then.event<PaymentVoided>()).when(charged(Outcome::done)).then("nothing");
}

// Break 5: the original forgets a refund that it could not do at once.
TEST(pizza_payment, giving_back_goes_on_until_the_bank_has_done_it) {
  canceling().when(refunded(Outcome::delayed)).then("nothing");
  EXPECT_EQ(approved().when(Refund{order_seven}).effects().calls.front().until, kit::never);
}

// Break 2: the original looks for a payment by an order's id as if it were the payment's.
TEST(pizza_payment, is_found_by_its_order) {
  const auto context = service();
  EXPECT_EQ(context.aggregates.front().key, "orderId");
  EXPECT_EQ(kit::type_of<Refund>().index("id"), -1);
  EXPECT_EQ(approved().state().order_id, order_seven);
  const auto told = canceling().when(refunded(Outcome::done)).event<PaymentCanceled>();
  EXPECT_EQ(told.id, one);
  EXPECT_EQ(told.order_id, order_seven);
}

TEST(pizza_payment, a_cancelled_payment_stays_in_the_history) {
  const auto canceled = in(State::canceled).state();
  EXPECT_EQ(visibility(canceled), kit::Visibility::listed);
  EXPECT_EQ(canceled.price, price);
  EXPECT_EQ(canceled.credit_card_no, "0000-0000-0000-0000");
  EXPECT_EQ(visibility(in(State::requested).state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(in(State::voided).state()), kit::Visibility::hidden);
}

TEST(pizza_payment, every_end_of_an_order_gives_its_money_back) {
  order::OrderCanceled canceled;
  canceled.id = order_seven;
  EXPECT_EQ(on_order_canceled(canceled).order_id, order_seven);
  EXPECT_EQ(on_order_withdrawn({order_seven, {}, false, {}}).order_id, order_seven);
  EXPECT_EQ(on_order_taken_back({order_seven}).order_id, order_seven);
}

TEST(pizza_payment, nobody_writes_one_by_hand) {
  const auto context = service();
  for (const auto& command : context.aggregates.front().commands)
    EXPECT_TRUE(command.internal()) << command.type->name;
}

TEST(pizza_payment, a_refund_is_asked_of_the_billing_service_and_logged) {
  const auto context = service();
  ASSERT_EQ(context.sends.size(), 1u);
  EXPECT_EQ(context.sends.front(), &kit::type_of<PaymentCanceled>());
  kit::MemoryRows shelf(kit::type_of<BillingLogRow>());
  kit::Rows<BillingLogRow> rows(shelf);
  project(rows, canceling().when(refunded(Outcome::done)).event<PaymentCanceled>());
  ASSERT_EQ(shelf.rows.size(), 1u);
  const auto* row = shelf.rows.at(1).as<BillingLogRow>();
  EXPECT_EQ(row->order_id, order_seven);
  EXPECT_EQ(row->customer_id, ten);
  EXPECT_EQ(row->payment_method, "CreditCard");
  EXPECT_EQ(row->price, price);
}

TEST(pizza_payment, prints_and_tells_the_originals_fields_in_their_order) {
  const auto context = service();
  EXPECT_EQ(context.aggregates.front().resource.shows,
            (std::vector<std::string>{"orderId", "customerId", "state", "date", "creditCardNo",
                                      "price", "menuOption", "paymentMethod", "address"}));
  const auto told = requested().when(charged(Outcome::done)).event<PaymentApproved>();
  EXPECT_EQ(told.id, one);
  EXPECT_EQ(told.order_id, order_seven);
  EXPECT_EQ(told.customer_id, ten);
  EXPECT_EQ(told.menu_option, "pepperoniPizza");
  EXPECT_EQ(told.address, "ThewellI007Ho");
  EXPECT_EQ(told.date, noon);
}

}  // namespace
}  // namespace pizza::payment
