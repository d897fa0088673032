// What an order answers to whom, in each of its states.
#include "systems/pizza/order/order.hpp"

#include "systems/laws.hpp"
#include "systems/pizza/contexts.hpp"
#include "systems/pizza/order/policies.hpp"
#include "systems/testing.hpp"

namespace pizza::order {
namespace {

using kit::Instant;
using kit::Money;
using kit::Outcome;
using systems::testing::Given;
using systems::testing::given;

constexpr OrderId one{1};
constexpr CustomerId ten{10};
constexpr Instant noon{43'200'000};
constexpr Money price{10'000};

Place pepperoni() {
  Place place;
  place.customer_id = ten;
  place.menu_option = "pepperoniPizza";
  place.price = price;
  place.payment_method = "CreditCard";
  place.address = "ThewellI007Ho";
  place.at = noon;
  return place;
}

Given<PizzaOrder> pending() {
  return given<PizzaOrder>(
      OrderRequested{one, noon, ten, "pepperoniPizza", price, "CreditCard", "ThewellI007Ho"});
}
PaymentAnswered payment(Outcome outcome, std::string reason = {}) {
  return {one, outcome, std::move(reason), noon};
}
KitchenAnswered kitchen(Outcome outcome) { return {one, outcome, noon}; }

Given<PizzaOrder> placed() {
  return pending().and_then(pending().when(payment(Outcome::done)).event<OrderPlaced>());
}
Given<PizzaOrder> cancel_requested() { return placed().and_then(CancelRequested{one}); }

Given<PizzaOrder> in(State state) {
  switch (state) {
    case State::none:
      return given<PizzaOrder>();
    case State::pending:
      return pending();
    case State::placed:
      return placed();
    case State::cancel_requested:
      return cancel_requested();
    case State::canceled:
      return cancel_requested().and_then(
          cancel_requested().when(kitchen(Outcome::done)).event<OrderCanceled>());
    case State::declined:
      return pending().and_then(PaymentRefused{one, ten, false, noon});
    case State::withdrawn:
      return pending().and_then(OrderWithdrawn{one, ten, false, noon});
  }
  return given<PizzaOrder>();
}

struct Line {
  State state;
  const char* place;
  const char* paid;
  const char* unreachable;
  const char* cancel;
  const char* given_up;
  const char* refused;
};

TEST(pizza_order, answers_every_command_in_every_state) {
  const Line table[] = {
      // state: place, paid, payment unreachable / cancel, the kitchen gave way, it did not
      {State::none, "OrderRequested, asks Pay", "nothing", "nothing", "404 unknown_order",
       "nothing", "nothing"},
      {State::pending, "409 already_placed", "OrderPlaced", "OrderWithdrawn",
       "OrderTakenBack, withdraws Pay", "nothing", "nothing"},
      {State::placed, "409 already_placed", "nothing", "nothing", "CancelRequested, asks Withdraw",
       "nothing", "nothing"},
      {State::cancel_requested, "409 already_placed", "nothing", "nothing", "waits",
       "OrderCanceled", "CancelRefused"},
      {State::canceled, "409 already_placed", "nothing", "nothing", "nothing", "nothing",
       "nothing"},
      {State::declined, "409 already_placed", "nothing", "nothing", "409 not_placed", "nothing",
       "nothing"},
      {State::withdrawn, "409 already_placed", "nothing", "nothing", "409 not_placed", "nothing",
       "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.state));
    const auto order = in(line.state);
    ASSERT_EQ(order.state().state, line.state);
    order.when(pepperoni()).then(line.place);
    order.when(payment(Outcome::done)).then(line.paid);
    order.when(payment(Outcome::unreachable)).then(line.unreachable);
    order.when(Cancel{one}).then(line.cancel);
    order.when(kitchen(Outcome::done)).then(line.given_up);
    order.when(kitchen(Outcome::refused)).then(line.refused);
  }
}

TEST(pizza_order, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(pizza_order, asks_for_the_price_that_was_sent_within_ten_minutes) {
  const auto then = given<PizzaOrder>().when(pepperoni());
  const auto asked = then.asked<payment::Pay>();
  EXPECT_EQ(asked.order_id, one);
  EXPECT_EQ(asked.customer_id, ten);
  EXPECT_EQ(asked.price, price);
  EXPECT_EQ(asked.menu_option, "pepperoniPizza");
  EXPECT_EQ(asked.payment_method, "CreditCard");
  EXPECT_EQ(asked.address, "ThewellI007Ho");
  EXPECT_EQ(then.effects().calls.front().until, noon + pay_by);
}

// Break 4: the original fails without a menuOption, and bakes a sample when it is empty.
TEST(pizza_order, an_order_names_what_is_to_be_baked) {
  Place nothing = pepperoni();
  nothing.menu_option.clear();
  given<PizzaOrder>().when(nothing).then("422 nothing_ordered");
  const auto context = service();
  const auto* place = systems::testing::command_named(context.aggregates.front(), "Place");
  EXPECT_EQ(place->required, (std::vector<std::string>{"menuOption", "price"}));
  ASSERT_EQ(place->ranges.size(), 2u);
  EXPECT_EQ(place->ranges.back().field, "price");
  EXPECT_EQ(place->ranges.back().min, 0);
  EXPECT_EQ(place->ranges.back().max, price_max);
}

// Break 1: the original tells everybody of an order whose payment failed.
TEST(pizza_order, an_order_that_is_not_paid_is_told_to_nobody_as_placed) {
  const auto context = service();
  for (const char* unpaid : {"OrderRequested", "PaymentHeld"})
    EXPECT_TRUE(context.event(unpaid)->internal) << unpaid;
  pending().when(payment(Outcome::unreachable)).then("OrderWithdrawn");
  pending().when(payment(Outcome::refused, "declined")).then("PaymentRefused");
}

TEST(pizza_order, payment_that_cannot_be_reached_holds_the_customer_off) {
  const auto context = service();
  const auto* pay = context.call("Pay");
  ASSERT_NE(pay, nullptr);
  EXPECT_FALSE(pay->held());
  EXPECT_EQ(context.event("OrderWithdrawn")->ends_wait->refusal->status, 503);
  EXPECT_EQ(context.event("PaymentRefused")->ends_wait->refusal->status, 422);
  EXPECT_TRUE(context.call("Withdraw")->held());
}

TEST(pizza_order, an_operator_may_have_it_held_instead) {
  const auto then = pending().when(payment(Outcome::delayed)).then("PaymentHeld");
  const auto held = pending().and_then(then.event<PaymentHeld>());
  held.when(payment(Outcome::delayed)).then("nothing");
  held.when(payment(Outcome::done)).then("OrderPlaced");
  held.when(payment(Outcome::unreachable)).then("OrderWithdrawn");
  held.when(Cancel{one}).then("OrderTakenBack, withdraws Pay");
  const auto context = service();
  EXPECT_TRUE(context.event("PaymentHeld")->ends_wait->held);
}

// Who was told to wait (202) has to be told how it ended; who has his answer, has not.
TEST(pizza_order, says_of_what_failed_whether_its_customer_waits_for_the_outcome) {
  const auto held = pending().and_then(PaymentHeld{one});
  const auto late = cancel_requested().and_then(CancelHeld{one});
  EXPECT_FALSE(pending().when(payment(Outcome::unreachable)).event<OrderWithdrawn>().held);
  EXPECT_TRUE(held.when(payment(Outcome::unreachable)).event<OrderWithdrawn>().held);
  EXPECT_TRUE(held.when(payment(Outcome::refused, "withdrawn")).event<OrderWithdrawn>().held);
  EXPECT_FALSE(pending().when(payment(Outcome::refused, "declined")).event<PaymentRefused>().held);
  EXPECT_TRUE(held.when(payment(Outcome::refused, "declined")).event<PaymentRefused>().held);
  EXPECT_FALSE(cancel_requested().when(kitchen(Outcome::refused)).event<CancelRefused>().held);
  EXPECT_TRUE(late.when(kitchen(Outcome::refused)).event<CancelRefused>().held);
  EXPECT_EQ(late.when(kitchen(Outcome::refused)).event<CancelRefused>().customer_id, ten);
}

TEST(pizza_order, only_its_own_address_shows_an_order_that_is_not_paid) {
  for (const auto state : {State::pending, State::declined, State::withdrawn})
    EXPECT_EQ(visibility(in(state).state()), kit::Visibility::own_url);
  for (const auto state : {State::placed, State::cancel_requested, State::canceled})
    EXPECT_EQ(visibility(in(state).state()), kit::Visibility::listed);
}

TEST(pizza_order, a_payment_refused_for_another_reason_withdraws_it) {
  pending().when(payment(Outcome::refused, "withdrawn")).then("OrderWithdrawn");
}

TEST(pizza_order, once_refused_a_cancel_is_not_asked_for_again) {
  const auto refused = cancel_requested().and_then(CancelRefused{one, ten, false, noon});
  EXPECT_EQ(refused.state().state, State::placed);
  refused.when(Cancel{one}).then("409 production_started");
  const auto context = service();
  EXPECT_EQ(context.event("CancelRefused")->ends_wait->refusal->status, 409);
}

TEST(pizza_order, a_cancel_that_does_not_reach_the_kitchen_is_held_once) {
  cancel_requested().when(kitchen(Outcome::delayed)).then("CancelHeld");
  const auto held = cancel_requested().and_then(CancelHeld{one});
  held.when(kitchen(Outcome::delayed)).then("nothing");
  held.when(Cancel{one}).then("is held");
  held.when(kitchen(Outcome::done)).then("OrderCanceled");
  held.when(kitchen(Outcome::refused)).then("CancelRefused");
}

// Break 4: the original's OrderCanceled has nulls, and its row is wiped.
TEST(pizza_order, a_cancelled_order_keeps_what_was_ordered_and_tells_it) {
  const auto told = cancel_requested().when(kitchen(Outcome::done)).event<OrderCanceled>();
  EXPECT_EQ(told.customer_id, ten);
  EXPECT_EQ(told.price, price);
  EXPECT_EQ(told.payment_method, "CreditCard");
  const PizzaOrder order = in(State::canceled).state();
  EXPECT_EQ(order.menu_option, "pepperoniPizza");
  EXPECT_EQ(order.address, "ThewellI007Ho");
}

// Break 2: on the original a PATCH of anything places and pays the order again.
TEST(pizza_order, nothing_of_a_placed_order_can_be_changed_but_that_it_is_cancelled) {
  const auto context = service();
  for (const auto& command : context.aggregates.front().commands) {
    EXPECT_FALSE(command.updates || command.deletes) << command.type->name;
    EXPECT_TRUE(command.word.empty() || command.word == "CANCEL") << command.word;
  }
}

TEST(pizza_order, prints_and_tells_the_originals_fields_in_their_order) {
  const auto context = service();
  EXPECT_EQ(context.aggregates.front().resource.shows,
            (std::vector<std::string>{"date", "customerId", "state", "menuOption", "price",
                                      "paymentMethod", "address"}));
  const auto names = [](const kit::Type& type) {
    std::string out;
    for (const auto& field : type.fields) out += field.name + " ";
    return out;
  };
  EXPECT_EQ(names(kit::type_of<OrderPlaced>()),
            "id customerId state price paymentMethod menuOption notificationType date ");
  EXPECT_EQ(names(kit::type_of<OrderCanceled>()),
            "id customerId state price paymentMethod notificationType date ");
}

TEST(pizza_order, an_order_is_of_the_time_when_it_was_paid) {
  EXPECT_EQ(pending().when(payment(Outcome::done)).event<OrderPlaced>().date, noon);
}

TEST(pizza_order, a_cancel_is_of_the_time_when_it_was_granted) {
  EXPECT_EQ(cancel_requested().when(kitchen(Outcome::done)).event<OrderCanceled>().date, noon);
}

TEST(pizza_order, who_cancels_is_told_when_it_takes_longer) {
  const auto context = service();
  ASSERT_TRUE(context.event("CancelHeld")->ends_wait);
  EXPECT_TRUE(context.event("CancelHeld")->ends_wait->held);
}

}  // namespace
}  // namespace pizza::order
