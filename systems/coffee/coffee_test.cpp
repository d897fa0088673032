// Days at the shop: customers and baristas do as they like, the network does its worst, and in the
// end the books must add up.
#include "systems/coffee/coffee.hpp"

#include "systems/catalogue.hpp"
#include "systems/coffee/account/account.hpp"
#include "systems/coffee/customer/customer.hpp"
#include "systems/coffee/delivery/delivery.hpp"
#include "systems/coffee/payment/payment.hpp"
#include "systems/doctored.hpp"
#include "systems/laws.hpp"
#include "systems/rehearsal.hpp"

namespace coffee {
namespace {

using customer::Cancel;
using customer::Order;
using customer::Place;
using customer::Status;
using systems::Rehearsal;

constexpr std::uint32_t days = 200;
constexpr OrderId one{1};

Place an_order(Rehearsal& day) {
  Place place;
  place.product = day.chance(50) ? "IceAmericano" : "Latte";
  if (day.chance(80)) place.qty = static_cast<int>(1 + day.below(5));
  place.price = kit::Money{static_cast<std::int64_t>(day.below(3) * 1000)};
  return place;
}

void someone_does_something(Rehearsal& day) {
  const OrderId order{static_cast<std::int64_t>(1 + day.below(8))};
  switch (day.below(10)) {
    case 0:
    case 1:
      if (day.all<Order>("customer").size() < 8) day.ask("customer", an_order(day));
      return;
    case 2:
    case 3:
      day.ask("customer", Cancel{order});
      return;
    case 4:
      day.ask("delivery", delivery::Reject{order});
      return;
    case 5:
    case 6:
      day.ask("delivery", delivery::Receive{order});
      return;
    case 7:
      day.ask("delivery", delivery::Make{order, {}});
      return;
    default:
      day.ask("delivery", delivery::PickUp{order});
      return;
  }
}

void expect_clean_books(Rehearsal& day) {
  system().audit(day);
  EXPECT_EQ(day.findings(), std::vector<std::string>{});
}

void a_day(Rehearsal& day) {
  for (int i = 0; i < 120; ++i) {
    someone_does_something(day);
    day.go_on(static_cast<int>(day.below(6)));
    if (i % 20 == 0) system().audit(day);
  }
  day.come_to_rest();
  expect_clean_books(day);
  day.time_passes(delivery::remind_after);
  day.come_to_rest();
  expect_clean_books(day);
}

TEST(coffee, its_books_add_up_after_any_day) {
  for (std::uint32_t seed = 1; seed <= days && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Rehearsal day(system(), seed);
    a_day(day);
  }
}

TEST(coffee, its_audit_notices_an_event_that_is_lost_or_stands_twice) {
  systems::expect_unnoticed(
      system(), a_day,
      {"PaymentExternal.PaymentApproved", "SMSExternal.NotificationRecorded", "account.SaleBooked",
       "account.SaleReversed", "customer.OrderPaidBack"},
      {"SMSExternal.NotificationRecorded", "account.SaleBooked", "account.SaleReversed"});
}

Rehearsal with_one_paid_order() {
  Rehearsal day(system(), 1);
  EXPECT_EQ(day.ask("customer", Place{{}, "IceAmericano", 1, kit::Money{2000}, {}}), "");
  day.come_to_rest();
  return day;
}
Status status_in(Rehearsal& day) { return day.all<Order>("customer").at(0).status; }
payment::Status payment_in(Rehearsal& day) {
  return day.all<payment::Payment>("PaymentExternal").at(0).status;
}

TEST(coffee, a_paid_order_is_the_shops) {
  auto day = with_one_paid_order();
  EXPECT_EQ(status_in(day), Status::pay_success);
  EXPECT_EQ(payment_in(day), payment::Status::approved);
  const auto orders = day.all<delivery::Delivery>("delivery");
  ASSERT_EQ(orders.size(), 1u);
  EXPECT_EQ(orders[0].id, one);
  EXPECT_EQ(orders[0].status, delivery::Status::order_get);
  expect_clean_books(day);
}

TEST(coffee, a_coffee_goes_from_the_order_over_the_counter) {
  auto day = with_one_paid_order();
  EXPECT_EQ(day.ask("delivery", delivery::PickUp{one}), "not_made");
  EXPECT_EQ(day.ask("delivery", delivery::Receive{one}), "");
  day.come_to_rest();
  EXPECT_EQ(status_in(day), Status::order_received);
  EXPECT_EQ(day.ask("customer", Cancel{one}), "already_received");
  EXPECT_EQ(day.ask("delivery", delivery::PickUp{one}), "not_made");
  EXPECT_EQ(day.ask("delivery", delivery::Make{one, {}}), "");
  EXPECT_EQ(day.ask("delivery", delivery::PickUp{one}), "");
  day.come_to_rest();
  EXPECT_EQ(status_in(day), Status::picked_up);
  EXPECT_TRUE(day.all<Order>("customer").at(0).cannot_order_canceled);
  expect_clean_books(day);
}

// Broken in the original: there is no refund.
TEST(coffee, a_rejected_order_is_refunded_once) {
  auto day = with_one_paid_order();
  EXPECT_EQ(day.ask("delivery", delivery::Reject{one}), "");
  day.come_to_rest();
  EXPECT_EQ(status_in(day), Status::payback);
  EXPECT_EQ(payment_in(day), payment::Status::canceled);
  EXPECT_EQ(day.happened<payment::PaymentRefunded>("PaymentExternal").size(), 1u);
  EXPECT_EQ(day.all<account::Accounting>("account").at(0).status, account::Status::paid_back);
  expect_clean_books(day);
}

TEST(coffee, a_cancelled_order_is_refunded_once_and_not_made) {
  auto day = with_one_paid_order();
  EXPECT_EQ(day.ask("customer", Cancel{one}), "");
  day.come_to_rest();
  EXPECT_EQ(status_in(day), Status::payback);
  EXPECT_EQ(payment_in(day), payment::Status::canceled);
  EXPECT_EQ(day.ask("delivery", delivery::Receive{one}), "canceled");
  EXPECT_EQ(day.ask("customer", Cancel{one}), "");
  expect_clean_books(day);
}

// Broken in the original: the cancel overwrites the order's status although it is refused.
TEST(coffee, a_cancel_after_receive_changes_nothing) {
  auto day = with_one_paid_order();
  EXPECT_EQ(day.ask("delivery", delivery::Receive{one}), "");
  EXPECT_EQ(day.ask("customer", Cancel{one}), "");  // the shop's word is still on its way
  day.come_to_rest();
  EXPECT_EQ(status_in(day), Status::order_received);
  EXPECT_EQ(payment_in(day), payment::Status::approved);
  EXPECT_EQ(day.happened<customer::OrderCancelRefused>("customer").size(), 1u);
  expect_clean_books(day);
}

TEST(coffee, what_nobody_picks_up_is_reminded_of_once) {
  auto day = with_one_paid_order();
  day.ask("delivery", delivery::Receive{one});
  day.ask("delivery", delivery::Make{one, {}});
  day.come_to_rest();
  EXPECT_EQ(day.happened<delivery::PickupReminded>("delivery").size(), 0u);
  for (int i = 0; i < 3; ++i) day.time_passes(delivery::remind_after);
  day.come_to_rest();
  EXPECT_EQ(day.happened<delivery::PickupReminded>("delivery").size(), 1u);
  expect_clean_books(day);
}

TEST(coffee, what_is_picked_up_is_not_reminded_of) {
  auto day = with_one_paid_order();
  day.ask("delivery", delivery::Receive{one});
  day.ask("delivery", delivery::Make{one, {}});
  day.ask("delivery", delivery::PickUp{one});
  day.time_passes(delivery::remind_after);
  day.come_to_rest();
  EXPECT_EQ(day.happened<delivery::PickupReminded>("delivery").size(), 0u);
  expect_clean_books(day);
}

TEST(coffee, is_in_the_catalogue) {
  EXPECT_EQ(systems::find("coffee"), &system());
  EXPECT_EQ(system().topic, "cafeforme");
  EXPECT_FALSE(system().numeric_timestamps);
}

TEST(coffee, every_event_call_and_field_that_is_named_is_there) {
  systems::laws::names_only_what_is_there(system());
}

}  // namespace
}  // namespace coffee
