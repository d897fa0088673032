// Asked once, answered once.
#include "systems/pizza/satisfaction/satisfaction.hpp"

#include "systems/laws.hpp"
#include "systems/pizza/contexts.hpp"
#include "systems/pizza/satisfaction/policies.hpp"
#include "systems/testing.hpp"

namespace pizza::satisfaction {
namespace {

using systems::testing::Given;
using systems::testing::given;

constexpr SatisfactionId one{1};

AnswerQuestion answer(int score) { return {one, score, "맛있어요", kit::Instant{1}}; }
Given<Satisfaction> open() {
  return given<Satisfaction>(SatisfactionRequested{one, {7}, CustomerId{10}, "pepperoniPizza"});
}

TEST(pizza_satisfaction, answers_every_command_in_every_state) {
  const Ask ask{{7}, CustomerId{10}, "pepperoniPizza"};
  given<Satisfaction>().when(ask).then("SatisfactionRequested");
  given<Satisfaction>().when(answer(5)).then("404 unknown_question");
  open().when(ask).then("nothing");
  const auto answered = open().and_then(open().when(answer(5)).event<SatisfactionAnswered>());
  EXPECT_EQ(answered.state().score, 5);
  answered.when(ask).then("nothing");
  answered.when(answer(5)).then("nothing");
  answered.when(answer(4)).then("409 already_answered");
}

TEST(pizza_satisfaction, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(pizza_satisfaction, whoever_got_something_is_asked) {
  delivery::DeliveryCompleted delivered;
  delivered.id = {7};
  EXPECT_EQ(on_delivery_completed(delivered).order_id, OrderId{7});
}

TEST(pizza_satisfaction, scores_go_from_one_to_five) {
  const auto context = service();
  const auto* command =
      systems::testing::command_named(context.aggregates.front(), "AnswerQuestion");
  EXPECT_EQ(command->required, std::vector<std::string>{"score"});
  EXPECT_EQ(command->ranges.front().min, 1);
  EXPECT_EQ(command->ranges.front().max, 5);
}

// What only its customers know can't be had again from others' logs.
TEST(pizza_satisfaction, its_answers_are_kept_like_orders) { EXPECT_FALSE(service().follows_only); }

TEST(pizza_satisfaction, another_comment_is_another_answer) {
  const auto answered = open().and_then(open().when(answer(5)).event<SatisfactionAnswered>());
  answered.when(AnswerQuestion{one, 5, "별로예요", kit::Instant{2}}).then("409 already_answered");
}

TEST(pizza_satisfaction, an_answer_has_its_time) {
  EXPECT_EQ(open().when(answer(5)).event<SatisfactionAnswered>().date, kit::Instant{1});
}

}  // namespace
}  // namespace pizza::satisfaction
