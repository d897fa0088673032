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

// Else who did not cancel anything reads that he did, and who orders twice can't tell which it is.
TEST(breakfast_notification, a_cancel_says_why_and_that_money_and_points_go_back) {
  order::OrderCancelled ended{{7}, 50, order::Status::canceled, {4}, CustomerId{9}};
  EXPECT_EQ(on_order_cancelled(ended).message_english,
            "Order 7 (50 of dish 4): Your order is cancelled. "
            "Your money goes back to you, and the points that it earned go, too.");
  ended.reason = order::Reason::out_of_stock;
  const Notify news = on_order_cancelled(ended);
  EXPECT_EQ(news.message,
            "주문 7번(음식 4번 50개): 재고가 부족해 주문이 취소되었습니다. 결제 금액은 "
            "돌려드리고, 적립된 마일리지는 회수됩니다.");
  EXPECT_EQ(news.message_english,
            "Order 7 (50 of dish 4): It is out of stock, so your order is cancelled. "
            "Your money goes back to you, and the points that it earned go, too.");
  ended.reason = order::Reason::called_back;
  EXPECT_NE(on_order_cancelled(ended).message_english.find("can't be delivered"),
            std::string::npos);
}

TEST(breakfast_notification, is_for_the_customer_whom_the_event_names) {
  const CustomerId shin{9};
  EXPECT_EQ(on_ordered({{7}, 50, order::Status::placed, {4}, shin}).recipient, "customer 9");
  EXPECT_EQ(on_order_withdrawn({{7}, shin}).recipient, "customer 9");
  EXPECT_EQ(on_order_withdrawn({{7}, {}}).recipient, "customer");
  EXPECT_EQ(on_pay_declined({{3}, {}, true, shin})->recipient, "customer 9");
  EXPECT_EQ(on_points_added({{3}, {5}, 1000, {}, shin}).recipient, "customer 9");
}

TEST(breakfast_notification, names_order_payment_and_sum) {
  const payment::Paid paid{{3}, kit::Money{200}, "Ordered", OrderId{7}, {}, OrderId{7}};
  EXPECT_EQ(on_paid(paid).message, "결제 3번(주문 7번): 200원이 결제되었습니다.");
  EXPECT_EQ(on_points_removed({{1}, {3}, 200, {}, {}}).message_english,
            "Payment 3: 200 points have been taken back.");
  EXPECT_EQ(on_shipped({{3}, {7}, delivery::Status::shipped, {4}}).message_english,
            "Order 7 (dish 4): Your breakfast is on its way.");
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
