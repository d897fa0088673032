// Who is told what, and that it is told once.
#include "systems/coffee/contexts.hpp"
#include "systems/coffee/sms/policies.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace coffee::sms {
namespace {

TEST(coffee_sms, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(coffee_sms, goes_to_the_customer_by_sms_and_names_the_order) {
  const Notify news = on_made({{7}});
  EXPECT_EQ(news.subject, "order");
  EXPECT_EQ(news.subject_id, 7);
  EXPECT_EQ(news.channel, kit::sms);
  EXPECT_EQ(news.recipient, "customer");
}

TEST(coffee_sms, says_whether_the_order_came_about) {
  customer::OrderSelected selected;
  const std::string well = on_order_selected(selected).message;
  selected.payment_fail = true;
  EXPECT_NE(on_order_selected(selected).message, well);
}

// Who has ordered twice can tell which it is.
TEST(coffee_sms, names_the_order_and_what_was_ordered_where_the_event_has_it) {
  const Notify received = on_received({{7}, "Latte", 2, {3000}, delivery::Status::receive});
  EXPECT_EQ(received.message, "주문 7번(Latte 2개): 매장에서 주문을 접수했습니다.");
  EXPECT_EQ(received.message_english, "Order 7 (2 Latte): The shop has accepted your order.");
  const Notify made = on_made({{7}});
  EXPECT_EQ(made.message, "주문 7번: 커피가 나왔습니다. 픽업해 주세요.");
  EXPECT_EQ(made.message_english, "Order 7: Your coffee is ready. Please pick it up.");
}

TEST(coffee_sms, every_change_has_a_text_in_both_languages) {
  const auto context = service();
  EXPECT_EQ(context.subscriptions.size(), 11u);
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

TEST(coffee_sms, nobody_needs_it) {
  const auto context = service();
  EXPECT_TRUE(context.follows_only);
  EXPECT_TRUE(context.calls.empty());
}

}  // namespace
}  // namespace coffee::sms
