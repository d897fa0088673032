// What an order answers to whom, in each of its states.
#include "systems/mall/app/app.hpp"

#include <map>

#include "systems/laws.hpp"
#include "systems/mall/app/policies.hpp"
#include "systems/mall/app/views.hpp"
#include "systems/mall/contexts.hpp"
#include "systems/testing.hpp"

namespace mall::app {
namespace {

using kit::Instant;
using kit::Money;
using kit::Outcome;
using systems::testing::Given;
using systems::testing::given;

constexpr OrderId one{1};
constexpr Instant noon{43'200'000};

Place chicken() {
  Place place;
  place.item = "치킨";
  place.qty = 10;
  place.price = Money{200};
  place.at = noon;
  return place;
}

OrderRequested requested() {
  OrderRequested e{one, "치킨", 10, Money{200}, {}, {}, {}, {}};
  return e;
}

Given<Order> pending() { return given<Order>(requested()); }
Given<Order> placed() {
  return pending().and_then(OrderPlaced{one, "치킨", 10, Money{200}, {}, {}, {}, {}});
}
Given<Order> at(State stage) { return placed().and_then(OrderStateChanged{one, stage}); }
Given<Order> cancel_requested() { return placed().and_then(CancelRequested{one}); }

Given<Order> in(State state) {
  switch (state) {
    case State::none:
      return given<Order>();
    case State::pending:
      return pending();
    case State::placed:
      return placed();
    case State::cancel_requested:
      return cancel_requested();
    case State::canceled:
      return placed().and_then(OrderCanceled{one});
    case State::declined:
      return pending().and_then(PaymentRefused{one});
    case State::expired:
      return pending().and_then(OrderExpired{one});
    case State::confirmed:
      return at(State::delivered).and_then(OrderComplete{one});
    case State::accepted:
    case State::rejected:
    case State::cooking:
    case State::cooked:
    case State::delivering:
    case State::delivered:
      return at(state);
  }
  return given<Order>();
}

PaymentAnswered payment(Outcome outcome, std::string reason = {}) {
  return {one, outcome, std::move(reason), noon};
}
VoidAnswered voided(Outcome outcome, std::string reason = {}) {
  return {one, outcome, std::move(reason), noon};
}
KitchenAnswered kitchen(Outcome outcome, std::string reason = {}) {
  return {one, outcome, std::move(reason), noon};
}

struct Line {
  State state;
  const char* place;
  const char* paid;
  const char* cancel;
  const char* withdrawn_by_kitchen;
  const char* cooking;
  const char* confirm;
};

TEST(mall_order, answers_every_command_in_every_state) {
  const Line table[] = {
      // state: place, paid, cancel / the kitchen gave way, cooking started, confirm
      {State::none, "OrderRequested, asks Pay", "nothing", "404 unknown_order", "nothing",
       "nothing", "404 unknown_order"},
      {State::pending, "409 already_placed", "OrderPlaced",
       "VoidRequested, withdraws Pay, asks Void", "nothing", "ProgressReported", "409 not_placed"},
      {State::placed, "409 already_placed", "nothing", "CancelRequested, asks Withdraw", "nothing",
       "OrderStateChanged", "409 not_delivered"},
      {State::accepted, "409 already_placed", "nothing", "CancelRequested, asks Withdraw",
       "nothing", "OrderStateChanged", "409 not_delivered"},
      {State::rejected, "409 already_placed", "nothing", "409 rejected", "nothing", "nothing",
       "409 rejected"},
      {State::cooking, "409 already_placed", "nothing", "409 cooking_started", "nothing", "nothing",
       "409 not_delivered"},
      {State::cooked, "409 already_placed", "nothing", "409 cooking_started", "nothing", "nothing",
       "409 not_delivered"},
      {State::delivering, "409 already_placed", "nothing", "409 cooking_started", "nothing",
       "nothing", "409 not_delivered"},
      {State::delivered, "409 already_placed", "nothing", "409 cooking_started", "nothing",
       "nothing", "OrderComplete, forgets Confirm"},
      {State::confirmed, "409 already_placed", "nothing", "409 complete", "nothing", "nothing",
       "nothing"},
      {State::cancel_requested, "409 already_placed", "nothing", "waits", "OrderCanceled",
       "ProgressReported", "409 not_delivered"},
      {State::canceled, "409 already_placed", "nothing", "nothing", "nothing", "nothing",
       "409 canceled"},
      {State::declined, "409 already_placed", "nothing", "409 not_placed", "nothing", "nothing",
       "409 not_placed"},
      {State::expired, "409 already_placed", "nothing", "409 not_placed", "nothing", "nothing",
       "409 not_placed"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.state));
    const auto order = in(line.state);
    ASSERT_EQ(order.state().state, line.state);
    order.when(chicken()).then(line.place);
    order.when(payment(Outcome::done)).then(line.paid);
    order.when(Cancel{one}).then(line.cancel);
    order.when(kitchen(Outcome::done)).then(line.withdrawn_by_kitchen);
    order.when(Follow{one, State::cooking, noon}).then(line.cooking);
    order.when(Confirm{one}).then(line.confirm);
  }
}

TEST(mall_order, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(mall_order, asks_for_quantity_times_price_within_ten_minutes) {
  const auto then = given<Order>().when(chicken()).then("OrderRequested, asks Pay");
  EXPECT_EQ(then.asked<pay::Pay>().amount, Money{2000});
  ASSERT_EQ(then.effects().calls.size(), 1u);
  EXPECT_EQ(then.effects().calls.front().until, noon + pay_by);
}

TEST(mall_order, an_item_alone_is_enough_and_means_one_of_it) {
  Place place;
  place.item = "chicken";
  const auto then = given<Order>().when(place);
  EXPECT_EQ(then.asked<pay::Pay>().amount, Money{0});
  EXPECT_EQ(then.event<OrderRequested>().qty, std::nullopt);
  const auto established =
      given<Order>(then.event<OrderRequested>()).when(payment(Outcome::done)).then("OrderPlaced");
  EXPECT_EQ(established.event<OrderPlaced>().qty, 1);
}

TEST(mall_order, the_menus_price_counts_not_the_customers) {
  Place place = chicken();
  place.list_price = Money{300};
  const auto then = given<Order>().when(place);
  EXPECT_EQ(then.asked<pay::Pay>().amount, Money{3000});
  EXPECT_EQ(then.event<OrderRequested>().price, Money{300});
}

TEST(mall_order, what_is_sold_out_is_not_sold) {
  Place place = chicken();
  place.sold_out = true;
  given<Order>().when(place).then("409 sold_out");
}

// Break 1: the original answers 201, tells everyone, and nobody ever pays.
TEST(mall_order, an_order_whose_payment_is_late_is_held_and_nobody_is_told) {
  const auto then = pending().when(payment(Outcome::delayed)).then("PaymentHeld");
  const auto context = service();
  EXPECT_TRUE(context.event("PaymentHeld")->internal);
  EXPECT_TRUE(context.event("OrderRequested")->internal);
  EXPECT_TRUE(context.event("PaymentHeld")->ends_wait->held);
  const auto held = pending().and_then(then.event<PaymentHeld>());
  held.when(payment(Outcome::delayed)).then("nothing");
  held.when(payment(Outcome::done)).then("OrderPlaced");
}

TEST(mall_order, only_its_own_address_shows_an_order_that_is_not_paid) {
  EXPECT_EQ(visibility(pending().state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(in(State::expired).state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(in(State::declined).state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(pending().and_then(OrderCanceled{one}).state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(placed().state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(in(State::canceled).state()), kit::Visibility::listed);
}

TEST(mall_order, a_declined_payment_ends_it) {
  pending().when(payment(Outcome::refused, "declined")).then("PaymentRefused");
  pending().when(payment(Outcome::refused, "withdrawn")).then("OrderExpired");
}

TEST(mall_order, when_its_time_is_over_pay_alone_says_whether_it_is_paid) {
  const auto then = pending().when(payment(Outcome::unreachable)).then("VoidRequested, asks Void");
  const auto asked = pending().and_then(then.event<VoidRequested>());
  ASSERT_EQ(then.effects().calls.size(), 1u);
  EXPECT_EQ(then.effects().calls.front().until, kit::never);
  asked.when(payment(Outcome::unreachable)).then("nothing");
  asked.when(voided(Outcome::done)).then("OrderExpired");
  asked.when(voided(Outcome::refused, "withdrawn")).then("OrderExpired");
  asked.when(voided(Outcome::refused, "already_paid")).then("OrderPlaced");
  asked.when(payment(Outcome::done)).then("OrderPlaced");
}

// R4, where an operator chose to hold customers off: nobody told this one to wait.
TEST(mall_order, held_off_it_ends_as_soon_as_pay_can_not_be_reached) {
  const auto then = pending().when(payment(Outcome::unreachable)).then("VoidRequested, asks Void");
  const auto asked = pending().and_then(then.event<VoidRequested>());
  asked.when(voided(Outcome::delayed)).then("OrderExpired");
  auto told_to_wait = pending().and_then(PaymentHeld{one}).and_then(then.event<VoidRequested>());
  told_to_wait.when(voided(Outcome::delayed)).then("nothing");
}

// Break 4: the original's OrderPlaced has no quantity.
TEST(mall_order, what_is_told_of_a_placed_order_is_complete) {
  const auto told = pending().when(payment(Outcome::done)).event<OrderPlaced>();
  EXPECT_EQ(told.id, one);
  EXPECT_EQ(told.item, "치킨");
  EXPECT_EQ(told.qty, 10);
  EXPECT_EQ(told.price, Money{200});
}

TEST(mall_order, cancelled_before_it_is_paid_it_never_comes_about) {
  const auto then = pending().when(Cancel{one});
  auto wished = pending().and_then(then.event<VoidRequested>());
  wished.when(Cancel{one}).then("waits");
  wished.when(voided(Outcome::done)).then("OrderCanceled");
  wished.when(payment(Outcome::refused, "declined")).then("OrderCanceled");
  wished.when(voided(Outcome::delayed)).then("CancelHeld");
  wished.and_then(CancelHeld{one}).when(Cancel{one}).then("is held");
}

TEST(mall_order, cancelled_just_when_it_is_paid_the_kitchen_decides) {
  const auto wished = pending().and_then(VoidRequested{one, true});
  const char* asks = "OrderPlaced, CancelHeld, CancelRequested, asks Withdraw";
  wished.when(voided(Outcome::refused, "already_paid")).then(asks);
  wished.when(payment(Outcome::done)).then(asks);
}

TEST(mall_order, a_cancel_wish_joins_the_question_that_is_already_asked) {
  pending().and_then(VoidRequested{one, false}).when(Cancel{one}).then("VoidRequested, waits");
  auto held = pending().and_then(PaymentHeld{one}).and_then(VoidRequested{one, false});
  held.when(Cancel{one}).then("VoidRequested, is held");
}

// Cancel against cook: the kitchen's word.
TEST(mall_order, a_refused_cancel_goes_back_to_what_it_was) {
  const auto then = cancel_requested().when(kitchen(Outcome::refused, "cooking_started"));
  then.then("CancelRefused");
  EXPECT_EQ(cancel_requested().and_then(then.event<CancelRefused>()).state().state, State::placed);
  const auto model = service();
  EXPECT_EQ(model.event("CancelRefused")->ends_wait->refusal->status, 409);
  EXPECT_EQ(model.event("CancelRefused")->ends_wait->refusal->name, "cooking_started");
}

TEST(mall_order, a_refused_cancel_goes_on_to_where_the_kitchen_is_meanwhile) {
  auto order = cancel_requested().and_then(ProgressReported{one, State::cooking});
  const auto then = order.when(kitchen(Outcome::refused, "cooking_started"));
  then.then("OrderStateChanged, CancelRefused");
  order.and_then(then.event<OrderStateChanged>()).and_then(then.event<CancelRefused>());
  EXPECT_EQ(order.state().state, State::cooking);
}

TEST(mall_order, a_delivery_heard_of_during_a_cancel_still_starts_the_day_of_confirmation) {
  const auto order = cancel_requested().and_then(ProgressReported{one, State::delivered});
  order.when(kitchen(Outcome::refused, "cooking_started"))
      .then("OrderStateChanged, CancelRefused, sets Confirm");
}

TEST(mall_order, a_cancel_that_finds_the_order_rejected_leaves_it_rejected) {
  cancel_requested().when(kitchen(Outcome::refused, "already_rejected")).then("OrderStateChanged");
  cancel_requested().when(Follow{one, State::rejected, noon}).then("OrderStateChanged");
}

TEST(mall_order, a_cancel_that_does_not_reach_the_kitchen_is_held_once) {
  cancel_requested().when(kitchen(Outcome::delayed)).then("CancelHeld");
  const auto held = cancel_requested().and_then(CancelHeld{one});
  held.when(kitchen(Outcome::delayed)).then("nothing");
  held.when(Cancel{one}).then("is held");
}

// Break 2: on the original every PATCH of a cancelled order cancels it again.
TEST(mall_order, cancelling_twice_is_cancelling_once) {
  in(State::canceled).when(Cancel{one}).then("nothing");
  in(State::canceled).when(kitchen(Outcome::done)).then("nothing");
}

TEST(mall_order, a_cancelled_order_keeps_what_was_ordered) {
  const Order order = in(State::canceled).state();
  EXPECT_EQ(order.item, "치킨");
  EXPECT_EQ(order.qty, 10);
  EXPECT_EQ(order.price, Money{200});
}

TEST(mall_order, late_reports_change_nothing) {
  at(State::cooked).when(Follow{one, State::accepted, noon}).then("nothing");
  at(State::cooked).when(Follow{one, State::cooked, noon}).then("nothing");
  at(State::cooked).when(Follow{one, State::canceled, noon}).then("nothing");
  in(State::canceled).when(Follow{one, State::canceled, noon}).then("nothing");
}

TEST(mall_order, the_kitchens_reports_wait_for_the_payments_answer) {
  auto order = pending().and_then(ProgressReported{one, State::accepted});
  order.when(payment(Outcome::done)).then("OrderPlaced, OrderStateChanged");
  pending()
      .and_then(ProgressReported{one, State::canceled})
      .when(payment(Outcome::done))
      .then("OrderPlaced, OrderCanceled");
}

TEST(mall_order, nobody_confirms_for_a_day_then_time_does) {
  const auto then = at(State::delivering).when(Follow{one, State::delivered, noon});
  then.then("OrderStateChanged, sets Confirm");
  ASSERT_EQ(then.effects().timers.size(), 1u);
  EXPECT_EQ(then.effects().timers.front().due, noon + std::chrono::hours(24));
}

TEST(mall_order, a_delivery_without_a_kitchen_says_nothing_of_it) {
  rider::DeliveryStarted started;
  started.order_id = one;
  EXPECT_FALSE(on_delivery_started(started));
  started.order_management_id = {4};
  EXPECT_EQ(on_delivery_started(started)->stage, State::delivering);
}

// Break 5: the original sells no and minus five chickens.
TEST(mall_order, quantities_and_prices_are_bounded_where_they_come_in) {
  const auto context = service();
  const auto* place = systems::testing::command_named(context.aggregates.front(), "Place");
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> ranges;
  for (const auto& range : place->ranges) ranges[range.field] = {range.min, range.max};
  EXPECT_EQ(ranges["qty"], std::pair(std::int64_t{1}, qty_max));
  EXPECT_EQ(ranges["price"], std::pair(std::int64_t{0}, price_max));
  EXPECT_EQ(ranges["listPrice"], std::pair(std::int64_t{0}, price_max));
  EXPECT_EQ(place->required, std::vector<std::string>{"item"});
}

// Break 7: on the original a deleted order leaves its payment, its receipt and its row behind.
TEST(mall_order, an_order_is_cancelled_never_deleted) {
  const auto context = service();
  for (const auto& command : context.aggregates.front().commands)
    EXPECT_FALSE(command.deletes) << command.type->name;
}

TEST(mall_order, prints_the_originals_fields_in_their_order) {
  const auto context = service();
  EXPECT_EQ(context.aggregates.front().resource.shows,
            (std::vector<std::string>{"item", "qty", "price", "state"}));
  std::string names;
  for (const auto& field : kit::type_of<OrderPlaced>().fields) names += field.name + " ";
  EXPECT_EQ(names, "id item qty price customer address region foodType ");
}

}  // namespace
}  // namespace mall::app
