// Who is told what, and that nobody needs those who tell.
#include "systems/laws.hpp"
#include "systems/movie/cacenter/policies.hpp"
#include "systems/movie/contexts.hpp"
#include "systems/testing.hpp"

namespace movie::cacenter {
namespace {

TEST(movie_messages, obey_the_laws) { systems::laws::obeyed_by(service()); }

TEST(movie_messages, a_kakaotalk_message_for_every_change_in_both_languages) {
  const auto context = service();
  EXPECT_EQ(context.subscriptions.size(), 10u);
  for (const auto& subscription : context.subscriptions) {
    std::vector<kit::Box> commands;
    subscription.react(kit::Box(*subscription.event).object(), commands);
    ASSERT_EQ(commands.size(), 1u);
    const auto* news = commands.front().as<Notify>();
    EXPECT_EQ(news->channel, kit::kakao);
    EXPECT_FALSE(news->message.empty());
    EXPECT_FALSE(news->message_english.empty());
    EXPECT_EQ(news->event, subscription.event->name);
  }
}

// Else who asks three times is told three times of nothing.
TEST(movie_messages, tell_nothing_of_what_changes_nothing) {
  for (const auto& subscription : service().subscriptions)
    EXPECT_NE(subscription.event, &kit::type_of<reservation::CancelRefused>());
}

TEST(movie_messages, name_what_they_are_about) {
  const Notify reserved = on_movie_reserved([] {
    reservation::MovieReserved e;
    e.id = {7};
    return e;
  }());
  EXPECT_EQ(reserved.subject, "reservation");
  EXPECT_EQ(reserved.subject_id, 7);
  const Notify paid = on_payment_canceled({{3}, "7"});
  EXPECT_EQ(paid.subject, "reservation");
  EXPECT_EQ(paid.subject_id, 7);
  const Notify by_hand = on_payment_canceled({{3}, std::nullopt});
  EXPECT_EQ(by_hand.subject, "payProcess");
  EXPECT_EQ(by_hand.subject_id, 3);
}

TEST(movie_messages, nobody_needs_those_who_tell_them) {
  const auto context = service();
  EXPECT_TRUE(context.follows_only);
  EXPECT_TRUE(context.calls.empty());
  for (const auto& other : {reservation::service(), payment::service()}) {
    for (const auto& call : other.calls) EXPECT_NE(call.to, context.name);
    for (const auto& subscription : other.subscriptions) EXPECT_NE(subscription.from, context.name);
  }
}

}  // namespace
}  // namespace movie::cacenter
