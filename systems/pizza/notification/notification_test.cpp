// What stands in the history, and who is told.
#include "systems/pizza/notification/notification.hpp"

#include "systems/laws.hpp"
#include "systems/pizza/contexts.hpp"
#include "systems/pizza/notification/policies.hpp"
#include "systems/testing.hpp"

namespace pizza::notification {
namespace {

using systems::testing::given;

constexpr kit::Instant noon{43'200'000};

order::OrderPlaced placed() {
  order::OrderPlaced e;
  e.id = {7};
  e.customer_id = CustomerId{10};
  e.price = {10'000};
  e.payment_method = "CreditCard";
  e.menu_option = "pepperoniPizza";
  e.date = noon;
  return e;
}

delivery::DeliveryCompleted completed() {
  delivery::DeliveryCompleted e;
  e.id = {7};
  e.date = noon;
  e.menu_option = "pepperoniPizza";
  e.address = "ThewellI007Ho";
  e.payment_date = noon;
  return e;
}

TEST(pizza_notification, obeys_the_laws) { systems::laws::obeyed_by(service(), 100); }

TEST(pizza_notification, an_order_event_says_how_it_was_paid) {
  const Record row = on_order_placed(placed());
  EXPECT_EQ(row.event_type, "OrderPlaced");
  EXPECT_EQ(row.order_id, OrderId{7});
  EXPECT_EQ(row.timestamp, noon);
  EXPECT_EQ(row.payment_state, "PLACE");
  EXPECT_EQ(row.order_state, std::nullopt);
  EXPECT_EQ(row.price, kit::Money{10'000});
  EXPECT_EQ(row.payment_method, "CreditCard");
  EXPECT_EQ(row.address, std::nullopt);
}

TEST(pizza_notification, a_delivery_event_says_how_far_it_is_and_where_it_goes) {
  const Record row = on_delivery_completed(completed());
  EXPECT_EQ(row.event_type, "DeliveryCompleted");
  EXPECT_EQ(row.order_state, "DeliveryCompleted");
  EXPECT_EQ(row.payment_state, std::nullopt);
  EXPECT_EQ(row.address, "ThewellI007Ho");
  EXPECT_EQ(row.payment_date, noon);
  EXPECT_EQ(row.price, std::nullopt);
}

TEST(pizza_notification, the_customer_is_told_where_the_event_says_so) {
  given<NotificationHistory>()
      .when(on_order_placed(placed()))
      .then("NotificationRecorded, CustomerNotified");
  given<NotificationHistory>()
      .when(on_delivery_completed(completed()))
      .then("NotificationRecorded");
}

TEST(pizza_notification, an_event_is_recorded_once) {
  const auto then = given<NotificationHistory>().when(on_order_placed(placed()));
  auto history = given<NotificationHistory>();
  history.and_then(then.event<NotificationRecorded>());
  history.when(on_order_placed(placed())).then("nothing");
  EXPECT_EQ(service().aggregates.front().key, "cause");
}

TEST(pizza_notification, five_events_have_a_row_and_a_text_in_both_languages) {
  const auto context = service();
  EXPECT_EQ(context.subscriptions.size(), 5u);
  for (const auto& subscription : context.subscriptions) {
    std::vector<kit::Box> commands;
    subscription.react(kit::Box(*subscription.event).object(), commands);
    ASSERT_EQ(commands.size(), 1u);
    const auto* row = commands.front().as<Record>();
    EXPECT_FALSE(row->message.empty());
    EXPECT_FALSE(row->message_english.empty());
    EXPECT_EQ(row->event_type, subscription.event->name);
    EXPECT_NE(subscription.event->name, "PaymentApproved");
  }
}

TEST(pizza_notification, nobody_needs_it) {
  const auto context = service();
  EXPECT_TRUE(context.follows_only);
  EXPECT_TRUE(context.calls.empty());
}

TEST(pizza_notification, prints_the_originals_fields_in_their_order) {
  EXPECT_EQ(
      service().aggregates.front().resource.shows,
      (std::vector<std::string>{"timestamp", "eventType", "orderId", "customerId", "paymentState",
                                "orderState", "menuOption", "address", "price", "notificationType",
                                "paymentMethod", "paymentDate"}));
}

TEST(pizza_notification, customers_are_sent_their_messages) {
  const auto context = service();
  ASSERT_EQ(context.sends.size(), 1u);
  EXPECT_EQ(context.sends.front(), &kit::type_of<CustomerNotified>());
}

}  // namespace
}  // namespace pizza::notification
