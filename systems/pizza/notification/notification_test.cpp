// What stands in the history, and who is told.
#include "systems/pizza/notification/notification.hpp"

#include <span>

#include "kit/memory_rows.hpp"
#include "systems/laws.hpp"
#include "systems/pizza/contexts.hpp"
#include "systems/pizza/notification/policies.hpp"
#include "systems/pizza/notification/views.hpp"
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
  ASSERT_EQ(context.subscriptions.size(), 8u);
  for (const auto& subscription : std::span(context.subscriptions).first(5)) {
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

template <class Event>
void expect_told_to_who_waits(std::optional<Record> (*told)(const Event&)) {
  EXPECT_FALSE(told({{7}, CustomerId{10}, false, noon}));
  const auto message = told({{7}, CustomerId{10}, true, noon});
  ASSERT_TRUE(message);
  EXPECT_EQ(message->event_type, kit::type_of<Event>().name);
  EXPECT_EQ(message->order_id, OrderId{7});
  EXPECT_EQ(message->timestamp, noon);
  EXPECT_EQ(message->customer_id, CustomerId{10});
  EXPECT_FALSE(message->message.empty());
  EXPECT_FALSE(message->message_english.empty());
  const auto then = given<NotificationHistory>().when(*message);
  then.then("NotificationRecorded, CustomerNotified");
  auto history = given<NotificationHistory>();
  history.and_then(then.template event<NotificationRecorded>());
  EXPECT_EQ(visibility(history.state()), kit::Visibility::hidden);
}

TEST(pizza_notification, who_was_told_to_wait_is_told_how_it_ended_without_a_row_in_the_history) {
  expect_told_to_who_waits(&on_order_withdrawn);
  expect_told_to_who_waits(&on_payment_refused);
  expect_told_to_who_waits(&on_cancel_refused);
}

TEST(pizza_notification, what_has_a_row_is_seen) {
  for (const Record& news : {on_order_placed(placed()), on_delivery_completed(completed())}) {
    auto history = given<NotificationHistory>();
    history.and_then(given<NotificationHistory>().when(news).event<NotificationRecorded>());
    EXPECT_EQ(visibility(history.state()), kit::Visibility::listed);
  }
}

TEST(pizza_notification, messages_are_shown_as_in_every_other_business) {
  const Record news = on_order_placed(placed());
  const auto then = given<NotificationHistory>().when(news);
  const auto recorded = then.event<NotificationRecorded>();
  kit::MemoryRows messages(kit::type_of<kit::Notice>());
  kit::Rows<kit::Notice> rows(messages);
  project(rows, recorded);
  project(rows, then.event<CustomerNotified>());
  const kit::Notice& row = rows[recorded.id.value];
  EXPECT_EQ(row.subject, "order");
  EXPECT_EQ(row.subject_id, 7);
  EXPECT_EQ(row.event, "OrderPlaced");
  EXPECT_EQ(row.channel, "kakao");
  EXPECT_EQ(row.recipient, "customer");
  EXPECT_EQ(row.message, news.message);
  EXPECT_EQ(row.message_english, news.message_english);
  EXPECT_EQ(row.at, noon);
}

TEST(pizza_notification, what_is_only_recorded_is_no_message) {
  const auto then = given<NotificationHistory>().when(on_delivery_completed(completed()));
  kit::MemoryRows messages(kit::type_of<kit::Notice>());
  kit::Rows<kit::Notice> rows(messages);
  project(rows, then.event<NotificationRecorded>());
  EXPECT_TRUE(messages.rows.empty());
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
