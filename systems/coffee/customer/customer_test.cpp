// What an order answers to whom, in each of its states, and what its page shows.
#include "systems/coffee/customer/customer.hpp"

#include <map>

#include "kit/memory_rows.hpp"
#include "systems/coffee/contexts.hpp"
#include "systems/coffee/customer/policies.hpp"
#include "systems/coffee/customer/views.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace coffee::customer {
namespace {

using kit::Instant;
using kit::Money;
using kit::Outcome;
using systems::testing::Given;
using systems::testing::given;

constexpr OrderId one{1};
constexpr Instant noon{43'200'000};

Place americano() { return {{}, "IceAmericano", 2, Money{2000}, noon}; }
OrderSelected selected(bool fail) { return {one, "IceAmericano", 2, Money{2000}, fail}; }

Given<Order> pending() { return given<Order>(OrderRequested{one, "IceAmericano", 2, Money{2000}}); }
Given<Order> paid() {
  return pending()
      .and_then(selected(false))
      .and_then(PaymentCompleted{one, "IceAmericano", 2, Money{2000}, noon});
}
Given<Order> at(Status stage) { return paid().and_then(OrderStatusChanged{one, stage}); }
Given<Order> asked() { return paid().and_then(OrderCancelRequested{one, ""}); }

Given<Order> in(Status status) {
  switch (status) {
    case Status::none:
      return given<Order>();
    case Status::init:
      return pending();
    case Status::pay_success:
      return paid();
    case Status::pay_fail:
      return pending().and_then(selected(true));
    case Status::order_cancel_request:
      return asked();
    case Status::order_cancel:
      return asked().and_then(OrderStatusChanged{one, status});
    case Status::payback:
      return at(Status::order_rejected).and_then(OrderPaidBack{one});
    case Status::order_received:
    case Status::order_rejected:
    case Status::made:
    case Status::picked_up:
      return at(status);
  }
  return given<Order>();
}

PaymentAnswered payment(Outcome outcome, std::string reason = {}) {
  return {one, outcome, std::move(reason), noon};
}
ShopAnswered shop(Outcome outcome, std::string reason = {}) {
  return {one, outcome, std::move(reason)};
}

struct Line {
  Status status;
  const char* paid;
  const char* cancel;
  const char* withdrawn;  // the shop answers: cancelled
  const char* received;   // the shop tells: received
  const char* rejected;
  const char* refunded;
};

TEST(coffee_order, answers_every_command_in_every_state) {
  constexpr const char* changes = "OrderStatusChanged";
  const Line table[] = {
      // state: paid, cancel, the shop gave way / received, rejected, refunded
      {Status::none, "nothing", "404 unknown_order", "nothing", "nothing", "nothing", "nothing"},
      {Status::init, "OrderSelected, PaymentCompleted", "409 still_paying", "nothing", "nothing",
       "nothing", "nothing"},
      {Status::pay_success, "nothing", "OrderCancelRequested, asks CancelOrder", "nothing", changes,
       changes, "OrderPaidBack"},
      {Status::pay_fail, "nothing", "409 not_paid", "nothing", "nothing", "nothing", "nothing"},
      {Status::order_received, "nothing", "409 already_received", "nothing", "nothing", changes,
       "OrderPaidBack"},
      {Status::order_rejected, "nothing", "409 rejected", "nothing", "nothing", "nothing",
       "OrderPaidBack"},
      {Status::order_cancel_request, "nothing", "waits", changes,
       "OrderStatusChanged, OrderCancelRefused", changes, "OrderPaidBack"},
      {Status::order_cancel, "nothing", "nothing", "nothing", "nothing", "nothing",
       "OrderPaidBack"},
      {Status::made, "nothing", "409 already_received", "nothing", "nothing", changes,
       "OrderPaidBack"},
      {Status::picked_up, "nothing", "409 picked_up", "nothing", "nothing", changes,
       "OrderPaidBack"},
      {Status::payback, "nothing", "409 rejected", "nothing", "nothing", "nothing", "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.status));
    const auto order = in(line.status);
    ASSERT_EQ(order.state().status, line.status);
    order.when(americano())
        .then(line.status == Status::none ? "OrderRequested, asks Pay" : "409 already_placed");
    order.when(payment(Outcome::done)).then(line.paid);
    order.when(Cancel{one}).then(line.cancel);
    order.when(shop(Outcome::done)).then(line.withdrawn);
    order.when(Follow{one, Status::order_received}).then(line.received);
    order.when(Follow{one, Status::order_rejected}).then(line.rejected);
    order.when(Follow{one, Status::payback}).then(line.refunded);
  }
}

TEST(coffee_order, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(coffee_order, asks_for_quantity_times_price_while_the_customer_waits) {
  const auto then = given<Order>().when(americano()).then("OrderRequested, asks Pay");
  EXPECT_EQ(then.asked<payment::Pay>().amount, Money{4000});
  EXPECT_EQ(then.effects().calls.front().until, noon + pay_by);
  Place single = americano();
  single.qty.reset();
  EXPECT_EQ(given<Order>().when(single).asked<payment::Pay>().amount, Money{2000});
}

// Broken in the original: an empty order is 201 and paid.
TEST(coffee_order, an_order_without_a_product_is_refused) {
  given<Order>().when(Place{}).then("422 nothing_ordered");
  const auto context = service();
  const auto* place = systems::testing::command_named(context.aggregates.front(), "Place");
  EXPECT_EQ(place->required, (std::vector<std::string>{"product", "price"}));
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> ranges;
  for (const auto& range : place->ranges) ranges[range.field] = {range.min, range.max};
  EXPECT_EQ(ranges["qty"], std::pair(std::int64_t{1}, qty_max));
  EXPECT_EQ(ranges["price"], std::pair(std::int64_t{0}, price_max));
}

TEST(coffee_order, a_million_of_the_largest_orders_can_be_summed_up) {
  const Money largest = sum(static_cast<int>(qty_max), Money{price_max});
  EXPECT_LE(largest, Money{1'000'000'000});
  EXPECT_LT(1'000'000 * largest, Money{INT64_MAX});
}

// Broken in the original: the order's status stays null after the payment.
TEST(coffee_order, says_that_it_is_paid_when_it_is) {
  const auto then = pending().when(payment(Outcome::done));
  const auto order =
      pending().and_then(then.event<OrderSelected>()).and_then(then.event<PaymentCompleted>());
  EXPECT_EQ(order.state().status, Status::pay_success);
  EXPECT_EQ(then.event<PaymentCompleted>().paid_at, noon);
  EXPECT_FALSE(then.event<OrderSelected>().payment_fail);
}

TEST(coffee_order, a_declined_payment_ends_it) {
  for (const char* reason : {"declined", "withdrawn"}) {
    const auto then = pending().when(payment(Outcome::refused, reason));
    then.then("OrderSelected, PaymentDeclined");
    EXPECT_TRUE(then.event<OrderSelected>().payment_fail);
  }
  const auto context = service();
  EXPECT_EQ(context.event("PaymentDeclined")->ends_wait->refusal->status, 422);
}

// R4: held off, unless the operator says hold.
TEST(coffee_order, an_unreachable_payment_ends_it_at_once) {
  const auto context = service();
  EXPECT_EQ(context.call("Pay")->overload, kit::Overload::hold_off);
  EXPECT_EQ(context.event("PaymentUnreachable")->ends_wait->refusal->status, 503);
  const auto then = pending().when(payment(Outcome::unreachable));
  then.then("OrderSelected, PaymentUnreachable");
  EXPECT_TRUE(then.event<OrderSelected>().payment_fail);
}

TEST(coffee_order, where_the_operator_says_hold_a_late_payment_is_held_and_nobody_is_told) {
  pending().when(payment(Outcome::delayed)).then("PaymentHeld");
  const auto context = service();
  EXPECT_TRUE(context.event("PaymentHeld")->internal);
  EXPECT_TRUE(context.event("PaymentHeld")->ends_wait->held);
  EXPECT_TRUE(context.event("OrderRequested")->internal);
  const auto held = pending().and_then(PaymentHeld{one});
  held.when(payment(Outcome::delayed)).then("nothing");
  held.when(payment(Outcome::done)).then("OrderSelected, PaymentCompleted");
}

TEST(coffee_order, only_its_own_address_shows_an_order_that_is_not_paid) {
  EXPECT_EQ(visibility(in(Status::init).state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(in(Status::pay_fail).state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(in(Status::pay_success).state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(in(Status::payback).state()), kit::Visibility::listed);
}

// R5: the shop's word. Broken in the original: a cancel after receive is 200 and overwrites the
// order's status.
TEST(coffee_order, a_refused_cancel_changes_nothing_but_what_is_known) {
  const auto then = asked().when(shop(Outcome::refused, "already_received"));
  then.then("OrderCancelRefused");
  const auto order = asked().and_then(then.event<OrderCancelRefused>());
  EXPECT_EQ(order.state().status, Status::pay_success);
  EXPECT_TRUE(order.state().cannot_order_canceled);
  order.when(Cancel{one}).then("409 already_received");
  const auto context = service();
  EXPECT_EQ(context.event("OrderCancelRefused")->ends_wait->refusal->status, 409);
}

TEST(coffee_order, the_shops_word_may_come_before_its_answer) {
  const auto then = asked().when(Follow{one, Status::made});
  auto order = asked().and_then(then.event<OrderStatusChanged>());
  order.and_then(then.event<OrderCancelRefused>());
  EXPECT_EQ(order.state().status, Status::made);
  order.when(shop(Outcome::refused, "already_made")).then("nothing");
}

TEST(coffee_order, a_cancel_that_finds_the_order_rejected_leaves_it_rejected) {
  const auto then = asked().when(shop(Outcome::refused, "already_rejected"));
  EXPECT_EQ(then.event<OrderStatusChanged>().status, Status::order_rejected);
}

TEST(coffee_order, a_cancel_that_does_not_reach_the_shop_is_held_once) {
  asked().when(shop(Outcome::delayed)).then("CancelHeld");
  const auto held = asked().and_then(CancelHeld{one});
  held.when(shop(Outcome::delayed)).then("nothing");
  held.when(Cancel{one}).then("is held");
}

TEST(coffee_order, cancelling_twice_is_cancelling_once_even_when_it_is_paid_back) {
  in(Status::order_cancel).when(Cancel{one}).then("nothing");
  in(Status::order_cancel).and_then(OrderPaidBack{one}).when(Cancel{one}).then("nothing");
}

TEST(coffee_order, a_received_order_says_that_it_can_not_be_cancelled) {
  EXPECT_FALSE(paid().state().cannot_order_canceled);
  EXPECT_TRUE(at(Status::order_received).state().cannot_order_canceled);
  EXPECT_FALSE(at(Status::order_rejected).state().cannot_order_canceled);
}

// Broken in the original: PUT resets the flag, so that the guard never bites.
TEST(coffee_order, that_it_can_not_be_cancelled_is_never_taken_from_the_client) {
  const auto context = service();
  for (const auto& command : context.aggregates.front().commands) {
    EXPECT_LT(command.type->index("cannotOrderCanceled"), 0) << command.type->name;
    EXPECT_FALSE(command.updates) << command.type->name;
  }
}

TEST(coffee_order, keeps_what_was_ordered_to_its_end) {
  const Order order = in(Status::payback).state();
  EXPECT_EQ(order.product, "IceAmericano");
  EXPECT_EQ(order.qty, 2);
  EXPECT_EQ(order.price, Money{2000});
}

TEST(coffee_order, late_reports_change_nothing) {
  at(Status::made).when(Follow{one, Status::order_received}).then("nothing");
  in(Status::payback).when(Follow{one, Status::order_cancel}).then("nothing");
  in(Status::pay_fail).when(Follow{one, Status::payback}).then("nothing");
}

TEST(coffee_order, prints_the_originals_names_in_their_order) {
  const auto names = [](const kit::Type& type) {
    std::string out;
    for (const auto& field : type.fields) out += field.name + " ";
    return out;
  };
  const auto context = service();
  EXPECT_EQ(context.aggregates.front().resource.shows,
            (std::vector<std::string>{"product", "qty", "price", "status", "cannotOrderCanceled"}));
  EXPECT_FALSE(context.views.front().resource.paged);
  EXPECT_EQ(names(kit::type_of<OrderSelected>()), "orderId product qty price paymentFail ");
  EXPECT_EQ(names(kit::type_of<PaymentCompleted>()), "orderId product qty price paidAt ");
  EXPECT_EQ(names(kit::type_of<OrderCancelRequested>()), "orderId status ");
}

// --- the page
// --------------------------------------------------------------------------------------
class Page {
 public:
  template <class Event>
  Page& hears(const Event& event) {
    kit::Rows<OrderStatusRow> port(rows_);
    project(port, event);
    return *this;
  }
  OrderStatusRow row() const { return *rows_.rows.at(1).as<OrderStatusRow>(); }

 private:
  kit::MemoryRows rows_{kit::type_of<OrderStatusRow>()};
};

Page page() {
  Page page;
  page.hears(OrderRequested{one, "IceAmericano", 2, Money{2000}});
  return page;
}

TEST(coffee_order_statuses, what_is_not_paid_yet_is_not_on_the_page) {
  EXPECT_EQ(page().row().status, Status::init);
  EXPECT_EQ(visibility(page().row()), kit::Visibility::own_url);
  EXPECT_EQ(page().hears(selected(true)).row().status, Status::pay_fail);
  EXPECT_EQ(visibility(page().hears(selected(true)).row()), kit::Visibility::listed);
}

TEST(coffee_order_statuses, follows_the_order_to_its_end) {
  auto paid_page = page().hears(selected(false)).hears(PaymentCompleted{one, "", 2, {}, {}});
  EXPECT_EQ(paid_page.row().status, Status::pay_success);
  EXPECT_EQ(paid_page.row().product, "IceAmericano");
  auto cancelled = paid_page;
  cancelled.hears(OrderCancelRequested{one, ""});
  EXPECT_EQ(cancelled.row().status, Status::order_cancel_request);
  cancelled.hears(OrderStatusChanged{one, Status::order_cancel}).hears(OrderPaidBack{one});
  EXPECT_EQ(cancelled.row().status, Status::payback);
  auto refused = paid_page;
  refused.hears(OrderCancelRequested{one, ""}).hears(OrderCancelRefused{one});
  EXPECT_EQ(refused.row().status, Status::pay_success);
  refused.hears(OrderStatusChanged{one, Status::made}).hears(OrderCancelRefused{one});
  EXPECT_EQ(refused.row().status, Status::made);
}

// Broken in the original: the page says order_cancel, the order says order_canceled.
TEST(coffee_order_statuses, the_page_and_the_order_speak_the_same_words) {
  EXPECT_EQ(kit::type_of<OrderStatusRow>().fields.back().words,
            kit::type_of<Order>().fields[4].words);
}

TEST(coffee_order, a_sale_is_of_the_time_when_it_was_paid) {
  kit::Answer answer;
  answer.at = noon;
  EXPECT_EQ(on_pay_answer({one, Money{2000}, {}}, answer).at, noon);
}

TEST(coffee_order, tells_how_many_were_ordered) {
  EXPECT_EQ(pending().when(payment(Outcome::done)).event<OrderSelected>().qty, 2);
}

TEST(coffee_order_statuses, the_page_hears_of_all_that_becomes_of_an_order) {
  EXPECT_EQ(service().views.front().projections.size(), 7u);
}

TEST(coffee_order, who_cancels_is_told_when_it_takes_longer) {
  const auto context = service();
  ASSERT_TRUE(context.event("CancelHeld")->ends_wait);
  EXPECT_TRUE(context.event("CancelHeld")->ends_wait->held);
}

TEST(coffee_order, who_waits_hears_of_the_money_that_is_back) {
  const auto context = service();
  EXPECT_TRUE(context.event("OrderPaidBack")->ends_wait);
}

TEST(coffee_order, who_waits_hears_of_each_change_of_state) {
  const auto context = service();
  EXPECT_TRUE(context.event("OrderStatusChanged")->ends_wait);
}

}  // namespace
}  // namespace coffee::customer
