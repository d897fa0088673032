// Who is told what, and that it is told once.
#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/notification/policies.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace breakfast::notification {
namespace {

TEST(breakfast_notification, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(breakfast_notification, names_what_it_is_about) {
  const Notify news = on_shipped({{3}, {7}, delivery::Status::shipped, {4}});
  EXPECT_EQ(news.subject, "order");
  EXPECT_EQ(news.subject_id, 7);
  EXPECT_EQ(news.channel, kit::kakao);
  const Notify points = on_points_added({{3}, {5}, 1000, {}, {}});
  EXPECT_EQ(points.subject, "pay");
  EXPECT_EQ(points.subject_id, 5);
}

TEST(breakfast_notification, everything_it_listens_to_has_a_text_in_both_languages) {
  const auto context = service();
  EXPECT_EQ(context.subscriptions.size(), 15u);
  for (const auto& subscription : context.subscriptions) {
    std::vector<kit::Box> commands;
    kit::Box event(*subscription.event);
    event.set("byItself", true);
    subscription.react(event.object(), commands);
    ASSERT_EQ(commands.size(), 1u);
    const auto* news = commands.front().as<Notify>();
    EXPECT_FALSE(news->message.empty());
    EXPECT_FALSE(news->message_english.empty());
    EXPECT_EQ(news->event, subscription.event->name);
  }
}

// Else the customer of an order is told twice that it is not paid.
TEST(breakfast_notification, tells_of_a_payment_that_no_order_waits_for) {
  EXPECT_TRUE(on_pay_declined({{3}, {}, true}));
  EXPECT_FALSE(on_pay_declined({{3}, OrderId{7}, false}));
  EXPECT_TRUE(on_pay_expired({{3}, OrderId{7}, false, {}}));
  EXPECT_FALSE(on_pay_expired({{3}, OrderId{7}, false, OrderId{7}}));
}

TEST(breakfast_notification, nobody_needs_it) {
  const auto context = service();
  EXPECT_TRUE(context.follows_only);
  EXPECT_TRUE(context.calls.empty());
}

}  // namespace
}  // namespace breakfast::notification
