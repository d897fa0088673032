// The satisfaction desk's table of contents. It listens to the deliveries, and nobody of the shop
// listens to it. The answers are its customers' own, so it is no mere follower.
#include "kit/service.hpp"

#include "systems/pizza/contexts.hpp"
#include "systems/pizza/satisfaction/policies.hpp"

namespace pizza::satisfaction {

kit::Context service() {
  kit::Service desk{name::satisfaction, "satisfaction", "만족도", 8084};

  auto question = desk.aggregate<Satisfaction>("satisfaction", "satisfactions");
  question.key("orderId")
      .shows({"orderId", "customerId", "menuOption", "state", "score", "comment"})
      .state_in("state")
      .search("orderId")
      .example("score", "5")
      .example("comment", "맛있어요");
  question.events<SatisfactionAnswered>().internal<SatisfactionRequested>();
  question.command<Ask>();
  question.command<AnswerQuestion>()
      .word("ANSWERED")
      .action("answer", "say how it was", "만족도 답하기")
      .required({"score"})
      .range("score", score_min, score_max);

  desk.whenever<on_delivery_completed>(name::delivery);
  return desk.take();
}

}  // namespace pizza::satisfaction
