// What an order answers to whom, in each of its states.
#include "systems/breakfast/order/order.hpp"

#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/order/policies.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace breakfast::order {
namespace {

using kit::Instant;
using kit::Money;
using kit::Outcome;
using systems::testing::Given;
using systems::testing::given;

constexpr OrderId one{1};
constexpr FoodCatalogId cake{4};
constexpr CustomerId shin{9};
constexpr Instant morning{25'200'000};

Place cakes(bool known) {
  Place place;
  place.qty = 50;
  place.food_catalog_id = cake;
  place.customer_id = shin;
  if (known) place.known = cake;
  if (known) place.price = 4.0;
  place.at = morning;
  return place;
}

Given<Order> asking() { return given<Order>(OrderRequested{one, 50, cake, shin, morning}); }
Given<Order> pending() { return asking().and_then(PaymentAsked{one, Money{200}}); }
Given<Order> placed() { return pending().and_then(Ordered{one, 50, Status::placed, cake, shin}); }
Given<Order> cancel_requested() { return placed().and_then(CancelRequested{one}); }

Given<Order> in(Status status) {
  switch (status) {
    case Status::none:
      return given<Order>();
    case Status::pending:
      return pending();
    case Status::placed:
      return placed();
    case Status::shipped:
    case Status::completed:
      return placed().and_then(OrderStatusChanged{one, status});
    case Status::cancel_requested:
      return cancel_requested();
    case Status::canceled:
      return placed().and_then(OrderCancelled{one, 50, Status::canceled, cake, shin});
    case Status::refused:
      return asking().and_then(OrderRefused{one});
    case Status::declined:
      return pending().and_then(OrderDeclined{one});
    case Status::expired:
      return pending().and_then(OrderExpired{one});
  }
  return given<Order>();
}

PaymentAnswered payment(Outcome outcome, std::string reason = {}) {
  return {one, outcome, std::move(reason)};
}
VoidAnswered voided(Outcome outcome, std::string reason = {}) {
  return {one, outcome, std::move(reason)};
}
ItemAnswered dish(Outcome outcome, std::optional<double> price = {}) {
  return {one, cake, outcome, price};
}

struct Line {
  Status status;
  const char* place;
  const char* paid;
  const char* cancel;
  const char* remove;
  const char* delivery_gave_way;
  const char* shipped;
  const char* out_of_stock;
};

TEST(breakfast_order, answers_every_command_in_every_state) {
  const char* const again = "409 already_placed";
  const char* const asks = "CancelRequested, asks Withdraw";
  const char* const asks_and_goes = "CancelRequested, RemovalWished, asks Withdraw";
  const Line table[] = {
      // status: place, paid, cancel / delete, the delivery gave way, shipped, out of stock
      {Status::none, "OrderRequested, PaymentAsked, asks PayOrder", "nothing", "404 unknown_order",
       "404 unknown_order", "nothing", "nothing", "nothing"},
      {Status::pending, again, "Ordered", "VoidRequested, withdraws PayOrder, asks VoidOrder",
       "VoidRequested, RemovalWished, withdraws PayOrder, asks VoidOrder", "nothing", "nothing",
       "nothing"},
      {Status::placed, again, "nothing", asks, asks_and_goes, "nothing", "OrderStatusChanged",
       "OrderCancelled"},
      {Status::shipped, again, "nothing", asks, asks_and_goes, "nothing", "nothing",
       "OrderCancelled"},
      {Status::completed, again, "nothing", "409 handed_over", "409 handed_over", "nothing",
       "nothing", "nothing"},
      {Status::cancel_requested, again, "nothing", "waits", "RemovalWished, waits",
       "OrderCancelled", "OrderStatusChanged", "OrderCancelled"},
      {Status::canceled, again, "nothing", "nothing", "RemovalWished", "nothing", "nothing",
       "nothing"},
      {Status::refused, again, "nothing", "409 not_placed", "409 not_placed", "nothing", "nothing",
       "nothing"},
      {Status::declined, again, "nothing", "409 not_placed", "409 not_placed", "nothing", "nothing",
       "nothing"},
      {Status::expired, again, "nothing", "409 not_placed", "409 not_placed", "nothing", "nothing",
       "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.status));
    const auto order = in(line.status);
    ASSERT_EQ(order.state().status, line.status);
    order.when(cakes(true)).then(line.place);
    order.when(payment(Outcome::done)).then(line.paid);
    order.when(Cancel{one}).then(line.cancel);
    order.when(Delete{one}).then(line.remove);
    order.when(DeliveryAnswered{one, Outcome::done}).then(line.delivery_gave_way);
    order.when(Follow{one, Status::shipped}).then(line.shipped);
    order.when(Follow{one, Status::canceled}).then(line.out_of_stock);
  }
}

TEST(breakfast_order, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(breakfast_order, costs_what_the_catalogue_says_in_whole_won) {
  EXPECT_EQ(amount_of(50, 4.0), Money{200});
  EXPECT_EQ(amount_of(3, 4.5), Money{14});
  EXPECT_EQ(amount_of(3, 0.0), Money{0});
  EXPECT_EQ(amount_of(50, std::nullopt), Money{50});
  const auto then = given<Order>().when(cakes(true));
  EXPECT_EQ(then.asked<payment::PayOrder>().amount, Money{200});
  EXPECT_EQ(then.asked<payment::PayOrder>().customer_id, shin);
  EXPECT_EQ(then.effects().calls.front().until, morning + pay_by);
}

TEST(breakfast_order, of_a_dish_not_heard_of_the_catalogue_is_asked) {
  const auto then = given<Order>().when(cakes(false)).then("OrderRequested, asks FindItem");
  EXPECT_EQ(then.asked<food_catalog::FindItem>().id, cake);
  asking().when(dish(Outcome::done, 4.0)).then("PaymentAsked, asks PayOrder");
  EXPECT_EQ(asking().when(dish(Outcome::done, 4.0)).asked<payment::PayOrder>().amount, Money{200});
  asking().when(dish(Outcome::delayed)).then("OrderHeld");
  asking().when(dish(Outcome::unreachable)).then("OrderExpired");
  pending().when(dish(Outcome::done)).then("nothing");
  asking().and_then(VoidRequested{one, true}).when(dish(Outcome::done)).then("nothing");
}

// Break 4: the original ships what is not in the catalogue.
TEST(breakfast_order, what_is_not_in_the_catalogue_is_refused_before_anybody_pays) {
  asking().when(dish(Outcome::refused)).then("OrderRefused");
  asking().and_then(VoidRequested{one, true}).when(dish(Outcome::refused)).then("OrderWithdrawn");
  const auto context = service();
  EXPECT_EQ(context.event("OrderRefused")->ends_wait->refusal->status, 422);
}

// Break 1: the original tells everyone of an order that nobody ever paid.
TEST(breakfast_order, an_order_whose_payment_is_late_is_held_and_nobody_is_told) {
  const auto then = pending().when(payment(Outcome::delayed)).then("OrderHeld");
  const auto context = service();
  for (const char* quiet : {"OrderRequested", "PaymentAsked", "OrderHeld"})
    EXPECT_TRUE(context.event(quiet)->internal) << quiet;
  EXPECT_TRUE(context.event("OrderHeld")->ends_wait->held);
  const auto held = pending().and_then(then.event<OrderHeld>());
  held.when(payment(Outcome::delayed)).then("nothing");
  held.when(payment(Outcome::done)).then("Ordered");
}

TEST(breakfast_order, a_payment_that_is_refused_ends_it) {
  pending().when(payment(Outcome::refused, "declined")).then("OrderDeclined");
  pending().when(payment(Outcome::refused, "withdrawn")).then("OrderExpired");
}

TEST(breakfast_order, when_its_time_is_over_payment_alone_says_whether_it_is_paid) {
  const auto then =
      pending().when(payment(Outcome::unreachable)).then("VoidRequested, asks VoidOrder");
  const auto asked = pending().and_then(then.event<VoidRequested>());
  EXPECT_EQ(then.effects().calls.front().until, kit::never);
  asked.when(payment(Outcome::unreachable)).then("nothing");
  asked.when(voided(Outcome::done)).then("OrderExpired");
  asked.when(voided(Outcome::refused, "withdrawn")).then("OrderExpired");
  asked.when(voided(Outcome::refused, "already_paid")).then("Ordered");
  asked.when(payment(Outcome::done)).then("Ordered");
}

TEST(breakfast_order, cancelled_before_it_is_paid_it_never_comes_about) {
  auto wished = pending().and_then(VoidRequested{one, true});
  wished.when(Cancel{one}).then("waits");
  wished.when(voided(Outcome::done)).then("OrderWithdrawn");
  wished.when(voided(Outcome::delayed)).then("CancelHeld");
  const char* both = "Ordered, CancelHeld, CancelRequested, asks Withdraw";
  wished.when(payment(Outcome::done)).then(both);
  wished.when(voided(Outcome::refused, "already_paid")).then(both);
  EXPECT_EQ(wished.state().status, Status::cancel_requested) << "its own address says so";
  EXPECT_EQ(visibility(wished.state()), kit::Visibility::own_url);
  wished.when(DeliveryAnswered{one, Outcome::done}).then("nothing");
  wished.when(Follow{one, Status::shipped}).then("nothing");
  wished.when(Follow{one, Status::canceled}).then("nothing");
  wished.and_then(CancelHeld{one}).when(Cancel{one}).then("is held");
  auto held = pending().and_then(OrderHeld{one}).and_then(VoidRequested{one, false});
  held.when(Cancel{one}).then("VoidRequested, is held");
}

// Written by an older program, which left it pending.
TEST(breakfast_order, a_cancel_that_was_wished_before_is_still_one) {
  Order older = pending().state();
  older.void_requested = older.cancel_wished = true;
  const Given<Order> wished(older);
  wished.when(Cancel{one}).then("waits");
  wished.when(voided(Outcome::done)).then("OrderWithdrawn");
}

TEST(breakfast_order, says_why_it_was_cancelled) {
  const auto reason = [](const Given<Order>& order, const Follow& heard) {
    return order.when(heard).event<OrderCancelled>().reason;
  };
  const Follow out_of_stock = on_out_of_stock({"out of stock", cake, one});
  const Follow called_back = on_delivery_canceled({{3}, one, delivery::CancelWord::cancelled});
  EXPECT_EQ(reason(placed(), out_of_stock), Reason::out_of_stock);
  EXPECT_EQ(reason(in(Status::shipped), called_back), Reason::called_back);
  EXPECT_EQ(reason(cancel_requested(), called_back), Reason::requested);
  EXPECT_EQ(reason(cancel_requested(), out_of_stock), Reason::requested);
  const auto gave_way = cancel_requested().when(DeliveryAnswered{one, Outcome::done});
  EXPECT_EQ(gave_way.event<OrderCancelled>().reason, Reason::requested);
}

TEST(breakfast_order, names_its_customer_however_it_ends) {
  const auto wished = pending().and_then(VoidRequested{one, true});
  EXPECT_EQ(asking().when(dish(Outcome::refused)).event<OrderRefused>().customer_id, shin);
  EXPECT_EQ(
      pending().when(payment(Outcome::refused, "declined")).event<OrderDeclined>().customer_id,
      shin);
  EXPECT_EQ(asking().when(dish(Outcome::unreachable)).event<OrderExpired>().customer_id, shin);
  EXPECT_EQ(wished.when(voided(Outcome::done)).event<OrderWithdrawn>().customer_id, shin);
  EXPECT_EQ(cancel_requested()
                .when(DeliveryAnswered{one, Outcome::refused})
                .event<CancelRefused>()
                .customer_id,
            shin);
}

TEST(breakfast_order, has_a_thousand_of_a_dish_at_most) {
  const auto context = service();
  const auto* place = systems::testing::command_named(context.aggregates.front(), "Place");
  EXPECT_EQ(place->ranges.front().field, "qty");
  EXPECT_EQ(place->ranges.front().max, qty_max);
  EXPECT_EQ(qty_max, 1'000);
}

TEST(breakfast_order, the_delivery_decides_whether_it_is_too_late_to_cancel) {
  const auto then = cancel_requested().when(DeliveryAnswered{one, Outcome::refused});
  then.then("CancelRefused");
  EXPECT_EQ(cancel_requested().and_then(CancelRefused{one}).state().status, Status::placed);
  const auto gone_on = cancel_requested()
                           .and_then(OrderStatusChanged{one, Status::completed})
                           .and_then(CancelRefused{one});
  EXPECT_EQ(gone_on.state().status, Status::completed);
  const auto context = service();
  EXPECT_EQ(context.event("CancelRefused")->ends_wait->refusal->name, "handed_over");
  cancel_requested().when(DeliveryAnswered{one, Outcome::delayed}).then("CancelHeld");
  cancel_requested().and_then(CancelHeld{one}).when(Cancel{one}).then("is held");
}

TEST(breakfast_order, what_the_customer_deletes_is_gone_once_it_is_cancelled) {
  auto order = placed();
  order.and_then(CancelRequested{one}).and_then(RemovalWished{one});
  EXPECT_EQ(visibility(order.state()), kit::Visibility::listed);
  auto refused = order;
  order.and_then(OrderCancelled{one, 50, Status::canceled, cake, shin});
  EXPECT_EQ(visibility(order.state()), kit::Visibility::hidden);
  refused.and_then(CancelRefused{one});
  EXPECT_EQ(visibility(refused.state()), kit::Visibility::listed);
}

TEST(breakfast_order, only_its_own_address_shows_an_order_that_is_not_paid) {
  EXPECT_EQ(visibility(pending().state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(in(Status::expired).state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(placed().state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(in(Status::canceled).state()), kit::Visibility::listed);
}

// Break 3: the original takes an order's number for a payment's.
TEST(breakfast_order, a_payment_that_only_names_an_order_is_not_its_payment) {
  payment::Cancelled cancelled;
  cancelled.order_id = one;
  EXPECT_FALSE(on_payment_cancelled(cancelled));
  cancelled.for_order = one;
  EXPECT_EQ(on_payment_cancelled(cancelled)->id, one);
  EXPECT_EQ(on_out_of_stock({"out of stock", cake, one}).id, one);
}

// A placed order's word is null: what stands for it in the store must not be taken for nothing.
TEST(breakfast_order, comes_out_of_the_store_as_it_went_in) {
  Order read = given<Order>().state();
  const Order stored = cancel_requested().state();
  std::string scratch;
  for (const auto& field : kit::type_of<Order>().fields)
    EXPECT_TRUE(field.set(&read, field.get(&stored, scratch))) << field.name;
  EXPECT_TRUE(kit::equal(kit::type_of<Order>(), &stored, &read));
  evolve(read, CancelRefused{one});
  EXPECT_EQ(read.status, Status::placed);
}

TEST(breakfast_order, late_reports_change_nothing) {
  in(Status::completed).when(Follow{one, Status::shipped}).then("nothing");
  in(Status::shipped).when(Follow{one, Status::completed}).then("OrderStatusChanged");
}

TEST(breakfast_order, prints_the_originals_fields_in_their_order) {
  const auto context = service();
  const auto& orders = context.aggregates.front();
  EXPECT_EQ(orders.resource.shows,
            (std::vector<std::string>{"qty", "status", "foodcaltalogid", "customerid"}));
  std::string names;
  for (const auto& field : kit::type_of<Ordered>().fields) names += field.name + " ";
  EXPECT_EQ(names, "id qty status foodcaltalogid customerid ");
  const auto* place = systems::testing::command_named(orders, "Place");
  EXPECT_EQ(place->required, (std::vector<std::string>{"qty", "foodcaltalogid"}));
}

TEST(breakfast_order, an_order_of_a_dish_not_heard_of_has_the_whole_time_to_be_paid) {
  const auto then = asking().when(dish(Outcome::done, 4.0));
  EXPECT_EQ(then.effects().calls.front().until, morning + pay_by);
}

TEST(breakfast_order, who_cancelled_before_the_bank_declined_is_told_of_his_cancel) {
  pending()
      .and_then(VoidRequested{one, true})
      .when(payment(Outcome::refused, "declined"))
      .then("OrderWithdrawn");
}

TEST(breakfast_order, a_held_order_is_not_given_up_while_the_till_can_not_be_asked) {
  auto held = pending().and_then(OrderHeld{one}).and_then(VoidRequested{one, false});
  held.when(voided(Outcome::delayed)).then("nothing");
}

TEST(breakfast_order, one_that_nobody_holds_expires_while_the_till_can_not_be_asked) {
  pending().and_then(VoidRequested{one, false}).when(voided(Outcome::delayed)).then("OrderExpired");
}

TEST(breakfast_order, a_second_cancel_waits_as_the_first_did) {
  auto order = cancel_requested()
                   .and_then(CancelHeld{one})
                   .and_then(CancelRefused{one})
                   .and_then(CancelRequested{one});
  order.when(Cancel{one}).then("waits");
}

TEST(breakfast_order, a_dish_that_the_desk_had_not_heard_of_gets_its_price_then) {
  const auto context = service();
  const auto* answered =
      systems::testing::command_named(context.aggregates.front(), "ItemAnswered");
  ASSERT_EQ(answered->lookups.size(), 1u);
  EXPECT_EQ(answered->lookups.front().copies.front().second, "price");
}

TEST(breakfast_order, prices_follow_what_the_catalogue_registers_changes_and_deletes) {
  EXPECT_EQ(service().views.front().projections.size(), 3u);
}

}  // namespace
}  // namespace breakfast::order
