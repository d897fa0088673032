// Asked once, answered once.
#include "systems/pizza/satisfaction/satisfaction.hpp"

namespace pizza::satisfaction {

Decision decide(const Satisfaction& question, const Ask& ask) {
  if (question.state != State::none) return {};
  return SatisfactionRequested{question.id, ask.order_id, ask.customer_id, ask.menu_option};
}

Decision decide(const Satisfaction& question, const AnswerQuestion& answer) {
  switch (question.state) {
    case State::none:
      return Refusal::unknown_question;
    case State::open: {
      SatisfactionAnswered answered;
      answered.id = question.id;
      answered.order_id = question.order_id;
      answered.customer_id = question.customer_id;
      answered.menu_option = question.menu_option;
      answered.score = answer.score;
      answered.comment = answer.comment;
      answered.date = answer.at;
      return answered;
    }
    case State::answered:
      if (question.score == answer.score && question.comment == answer.comment) return {};
      return Refusal::already_answered;
  }
  return {};
}

void evolve(Satisfaction& question, const SatisfactionRequested& e) {
  question.order_id = e.order_id;
  question.customer_id = e.customer_id;
  question.menu_option = e.menu_option;
  question.state = State::open;
}
void evolve(Satisfaction& question, const SatisfactionAnswered& e) {
  question.score = e.score;
  question.comment = e.comment;
  question.state = State::answered;
}

}  // namespace pizza::satisfaction
