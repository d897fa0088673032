// What a delivery answers to whom, in each of its states.
#include "systems/pizza/delivery/delivery.hpp"

#include "systems/laws.hpp"
#include "systems/pizza/contexts.hpp"
#include "systems/pizza/delivery/policies.hpp"
#include "systems/testing.hpp"

namespace pizza::delivery {
namespace {

using kit::Instant;
using systems::testing::Given;
using systems::testing::given;

constexpr OrderId one{1};
constexpr CustomerId ten{10};
constexpr Instant noon{43'200'000}, later{43'260'000};

NotePaid paid() { return {one, ten, "pepperoniPizza", "ThewellI007Ho", noon}; }

Given<OrderDelivery> draft() {
  return given<OrderDelivery>(PaidNoted{one, ten, "pepperoniPizza", "ThewellI007Ho", noon});
}
Given<OrderDelivery> ready() {
  return draft().and_then(PlacedNoted{one}).and_then(PizzaProductionReady{one});
}
Given<OrderDelivery> started() {
  return ready().and_then(
      ready().when(StartProduction{one, later}).event<PizzaProductionStarted>());
}
Given<OrderDelivery> delivering() {
  return started().and_then(started().when(StartDelivery{one, later}).event<DeliveryStarted>());
}
Given<OrderDelivery> completed() {
  return delivering().and_then(
      delivering().when(CompleteDelivery{one, later}).event<DeliveryCompleted>());
}

Given<OrderDelivery> in(State state) {
  switch (state) {
    case State::none:
      return given<OrderDelivery>();
    case State::draft:
      return draft();
    case State::ready:
      return ready();
    case State::started:
      return started();
    case State::delivering:
      return delivering();
    case State::completed:
      return completed();
    case State::withdrawn:
      return ready().and_then(DeliveryWithdrawn{one, {}});
  }
  return given<OrderDelivery>();
}

struct Line {
  State state;
  const char* placed;
  const char* start;
  const char* depart;
  const char* complete;
  const char* withdraw;
};

// Break 3: the original goes backwards, from anywhere to anywhere, and makes what was cancelled.
TEST(pizza_delivery, answers_every_command_in_every_state) {
  const Line table[] = {
      // state: placed, start, depart / complete, withdraw
      {State::none, "PlacedNoted", "404 unknown_delivery", "404 unknown_delivery",
       "404 unknown_delivery", "DeliveryWithdrawn"},
      {State::draft, "PlacedNoted, PizzaProductionReady", "404 unknown_delivery",
       "404 unknown_delivery", "404 unknown_delivery", "DeliveryWithdrawn"},
      {State::ready, "nothing", "PizzaProductionStarted", "409 not_started", "409 not_started",
       "DeliveryWithdrawn"},
      {State::started, "nothing", "nothing", "DeliveryStarted", "409 not_departed",
       "409 production_started"},
      {State::delivering, "nothing", "409 departed", "nothing", "DeliveryCompleted",
       "409 production_started"},
      {State::completed, "nothing", "409 delivered", "409 delivered", "nothing",
       "409 production_started"},
      {State::withdrawn, "nothing", "409 canceled", "409 canceled", "409 canceled", "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.state));
    const auto delivery = in(line.state);
    ASSERT_EQ(delivery.state().state, line.state);
    delivery.when(NotePlaced{one}).then(line.placed);
    delivery.when(StartProduction{one, later}).then(line.start);
    delivery.when(StartDelivery{one, later}).then(line.depart);
    delivery.when(CompleteDelivery{one, later}).then(line.complete);
    delivery.when(Withdraw{one, later}).then(line.withdraw);
    delivery.when(paid()).then(line.state == State::none ? "PaidNoted" : "nothing");
  }
}

TEST(pizza_delivery, obeys_the_laws) { systems::laws::obeyed_by(service()); }

// A payment may belong to an order that was held off meanwhile: nobody bakes for it.
TEST(pizza_delivery, the_shop_sees_what_is_both_placed_and_paid) {
  EXPECT_EQ(visibility(draft().state()), kit::Visibility::hidden);
  const auto placed = given<OrderDelivery>(PlacedNoted{one});
  EXPECT_EQ(visibility(placed.state()), kit::Visibility::hidden);
  placed.when(paid()).then("PaidNoted, PizzaProductionReady");
  EXPECT_EQ(visibility(ready().state()), kit::Visibility::listed);
  EXPECT_EQ(ready().state().payment_date, noon);
  EXPECT_EQ(ready().state().last_event_date, noon);
}

TEST(pizza_delivery, cancelled_before_it_arrives_it_never_arrives) {
  const auto withdrawn = given<OrderDelivery>(DeliveryWithdrawn{one, {}});
  withdrawn.when(paid()).then("nothing");
  withdrawn.when(NotePlaced{one}).then("nothing");
  EXPECT_EQ(visibility(withdrawn.state()), kit::Visibility::hidden);
  EXPECT_EQ(visibility(in(State::withdrawn).state()), kit::Visibility::listed);
}

// Break 3: on the original it keeps the time of its creation.
TEST(pizza_delivery, every_step_moves_the_date_of_its_last_event) {
  EXPECT_EQ(started().state().last_event_date, later);
  EXPECT_EQ(started().state().payment_date, noon);
  const auto withdrawal = ready().when(Withdraw{one, later}).event<DeliveryWithdrawn>();
  EXPECT_EQ(ready().and_then(withdrawal).state().last_event_date, later);
  EXPECT_EQ(in(State::withdrawn).state().last_event_date, noon) << "one of before has no date";
}

TEST(pizza_delivery, is_the_orders_own_by_its_id) {
  payment::PaymentApproved approved;
  approved.id = {3};
  approved.order_id = {7};
  approved.date = noon;
  EXPECT_EQ(on_payment_approved(approved).id, OrderId{7});
  EXPECT_EQ(on_payment_approved(approved).payment_date, noon);
}

TEST(pizza_delivery, what_is_told_of_a_step_is_complete) {
  const auto told = delivering().when(CompleteDelivery{one, later}).event<DeliveryCompleted>();
  EXPECT_EQ(told.customer_id, ten);
  EXPECT_EQ(told.date, later);
  EXPECT_EQ(told.menu_option, "pepperoniPizza");
  EXPECT_EQ(told.address, "ThewellI007Ho");
  EXPECT_EQ(told.notification_type, "None");
  EXPECT_EQ(told.payment_date, noon);
  std::string names;
  for (const auto& field : kit::type_of<PizzaProductionStarted>().fields) names += field.name + " ";
  EXPECT_EQ(names, "id customerId state date menuOption address notificationType paymentDate ");
}

}  // namespace
}  // namespace pizza::delivery
