// Who is told what, and that it is told once.
#include "systems/laws.hpp"
#include "systems/mall/contexts.hpp"
#include "systems/mall/customer/policies.hpp"
#include "systems/testing.hpp"

namespace mall::customer {
namespace {

TEST(mall_notification, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(mall_notification, names_the_order_it_is_about) {
  const Notify news = on_accepted({{3}, {7}, "", ""});
  EXPECT_EQ(news.subject, "order");
  EXPECT_EQ(news.subject_id, 7);
  EXPECT_EQ(news.channel, kit::kakao);
}

TEST(mall_notification, the_shopkeeper_hears_of_a_paid_order) {
  EXPECT_EQ(on_payment_approved({{3}, {7}, {2000}}).recipient, "shopkeeper");
  EXPECT_EQ(on_order_placed({}).recipient, "customer");
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
  EXPECT_EQ(context.sends.front(), &kit::type_of<kit::NotificationRecorded>());
}

}  // namespace
}  // namespace mall::customer
