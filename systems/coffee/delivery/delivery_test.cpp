// What the shop answers to whom, in each of an order's states.
#include "systems/coffee/delivery/delivery.hpp"

#include "systems/coffee/contexts.hpp"
#include "systems/coffee/delivery/policies.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace coffee::delivery {
namespace {

using kit::Instant;
using kit::Money;
using systems::testing::Given;
using systems::testing::given;

constexpr OrderId one{1};
constexpr Instant noon{43'200'000};

Given<Delivery> order_get() {
  return given<Delivery>(OrderArrived{one, "IceAmericano", 1, Money{2000}});
}
Given<Delivery> received() {
  return order_get().and_then(OrderReceived{one, "IceAmericano", 1, Money{2000}, Status::receive});
}
Given<Delivery> made() { return received().and_then(CoffeeMade{one}); }

Given<Delivery> in(Status status) {
  switch (status) {
    case Status::none:
      return given<Delivery>();
    case Status::order_get:
      return order_get();
    case Status::receive:
      return received();
    case Status::reject:
      return order_get().and_then(OrderRejected{one});
    case Status::order_canceled:
      return order_get().and_then(OrderCancelConfirmed{one});
    case Status::made:
      return made();
    case Status::picked_up:
      return made().and_then(OrderPickedUp{one});
  }
  return given<Delivery>();
}

struct Line {
  Status status;
  const char* take_in;
  const char* receive;
  const char* reject;
  const char* make;
  const char* pick_up;
  const char* remind;
  const char* cancel;
};

TEST(coffee_delivery, answers_every_command_in_every_state) {
  const Line table[] = {
      // state: take in, receive, reject / make, pick up, remind / cancel
      {Status::none, "OrderArrived", "404 unknown_order", "404 unknown_order", "404 unknown_order",
       "404 unknown_order", "nothing", "OrderCancelConfirmed"},
      {Status::order_get, "nothing", "OrderReceived", "OrderRejected", "409 not_received",
       "409 not_made", "nothing", "OrderCancelConfirmed"},
      {Status::receive, "nothing", "nothing", "409 already_received", "CoffeeMade, sets Remind",
       "409 not_made", "nothing", "409 already_received"},
      {Status::reject, "nothing", "409 already_rejected", "nothing", "409 already_rejected",
       "409 already_rejected", "nothing", "409 already_rejected"},
      {Status::order_canceled, "nothing", "409 canceled", "409 canceled", "409 canceled",
       "409 canceled", "nothing", "nothing"},
      {Status::made, "nothing", "409 already_made", "409 already_made", "nothing",
       "OrderPickedUp, forgets Remind", "PickupReminded", "409 already_made"},
      {Status::picked_up, "nothing", "409 picked_up", "409 picked_up", "409 picked_up", "nothing",
       "nothing", "409 picked_up"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.status));
    const auto delivery = in(line.status);
    ASSERT_EQ(delivery.state().status, line.status);
    delivery.when(TakeIn{one, "IceAmericano", 1, Money{2000}}).then(line.take_in);
    delivery.when(Receive{one}).then(line.receive);
    delivery.when(Reject{one}).then(line.reject);
    delivery.when(Make{one, noon}).then(line.make);
    delivery.when(PickUp{one}).then(line.pick_up);
    delivery.when(Remind{one}).then(line.remind);
    delivery.when(CancelOrder{one}).then(line.cancel);
  }
}

TEST(coffee_delivery, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(coffee_delivery, who_does_not_come_for_it_is_reminded_once_after_ten_minutes) {
  const auto then = received().when(Make{one, noon});
  ASSERT_EQ(then.effects().timers.size(), 1u);
  EXPECT_EQ(then.effects().timers.front().due, noon + std::chrono::minutes(10));
  made().and_then(PickupReminded{one}).when(Remind{one}).then("nothing");
  made().and_then(PickupReminded{one}).when(PickUp{one}).then("OrderPickedUp, forgets Remind");
}

TEST(coffee_delivery, has_the_orders_own_number_and_what_was_ordered) {
  const TakeIn taken = on_payment_completed({{7}, "Latte", 2, Money{3000}, noon});
  EXPECT_EQ(taken.id, OrderId{7});
  const auto told = order_get().when(Receive{one}).event<OrderReceived>();
  EXPECT_EQ(told.product, "IceAmericano");
  EXPECT_EQ(told.price, Money{2000});
  EXPECT_EQ(told.status, Status::receive);
}

TEST(coffee_delivery, a_cancel_that_comes_before_its_order_keeps_it_from_being_made) {
  const auto cancelled = given<Delivery>(OrderCancelConfirmed{one});
  cancelled.when(TakeIn{one, "IceAmericano", 1, Money{2000}}).then("nothing");
  EXPECT_EQ(visibility(cancelled.state()), kit::Visibility::hidden);
  EXPECT_EQ(visibility(order_get().state()), kit::Visibility::listed);
}

TEST(coffee_delivery, the_original_s_words_and_events) {
  const auto context = service();
  EXPECT_EQ(context.aggregates.front().resource.shows,
            (std::vector<std::string>{"product", "qty", "price", "status"}));
  std::string names;
  for (const auto& field : kit::type_of<OrderReceived>().fields) names += field.name + " ";
  EXPECT_EQ(names, "orderId product qty price status ");
  EXPECT_EQ(kit::type_of<OrderRejected>().fields.front().name, "orderId");
}

TEST(coffee_delivery, makes_as_many_as_were_paid) {
  const TakeIn taken = on_payment_completed({{7}, "Latte", 2, Money{3000}, noon});
  EXPECT_EQ(taken.qty, 2);
}

TEST(coffee_delivery, knows_how_many_to_make) {
  const auto arrived = given<Delivery>(OrderArrived{one, "Latte", 2, Money{3000}});
  EXPECT_EQ(arrived.state().qty, 2);
  EXPECT_EQ(arrived.when(Receive{one}).event<OrderReceived>().qty, 2);
}

}  // namespace
}  // namespace coffee::delivery
