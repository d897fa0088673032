// Who is told what, and that it is told once.
#include "systems/mall/customer/customer.hpp"

#include "systems/laws.hpp"
#include "systems/mall/customer/policies.hpp"
#include "systems/mall/customer/service.hpp"
#include "systems/testing.hpp"

namespace mall::customer {
namespace {

using systems::testing::given;

TEST(mall_notification, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(mall_notification, the_same_news_is_told_once) {
  const Notify news = on_order_canceled({{7}});
  const auto then = given<Notification>().when(news).then("NotificationRecorded");
  given<Notification>(then.event<NotificationRecorded>()).when(news).then("nothing");
}

TEST(mall_notification, names_the_thing_the_change_and_the_channel) {
  EXPECT_EQ(on_order_canceled({{7}}).subject, "order-7-OrderCanceled-kakao");
  const Notify news = on_accepted({{3}, {7}, "", ""});
  EXPECT_EQ(news.subject, "orderManagement-3-OrderManagementAccepted-kakao");
  EXPECT_EQ(news.order_id, OrderId{7});
}

TEST(mall_notification, the_shopkeeper_hears_of_a_paid_order) {
  EXPECT_EQ(on_payment_approved({{3}, {7}, {2000}}).recipient, Recipient::shopkeeper);
  EXPECT_EQ(on_order_placed({}).recipient, Recipient::customer);
}

TEST(mall_notification, everything_it_listens_to_has_a_text_in_both_languages) {
  const auto context = service();
  EXPECT_EQ(context.subscriptions.size(), 14u);
  for (const auto& subscription : context.subscriptions) {
    std::vector<kit::Box> commands;
    subscription.react(kit::Box(*subscription.event).object(), commands);
    ASSERT_EQ(commands.size(), 1u);
    const auto* news = commands.front().as<Notify>();
    EXPECT_FALSE(news->message.empty());
    EXPECT_FALSE(news->message_english.empty());
    EXPECT_EQ(news->event, subscription.event->name);
  }
}

TEST(mall_notification, nobody_needs_it) {
  const auto context = service();
  EXPECT_TRUE(context.follows_only);
  EXPECT_TRUE(context.calls.empty());
  ASSERT_EQ(context.sends.size(), 1u);
  EXPECT_EQ(context.sends.front(), &kit::type_of<NotificationRecorded>());
}

}  // namespace
}  // namespace mall::customer
