// How was it? Whoever got a pizza is asked once, and answers once, with one to five points.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/pizza/satisfaction/events.hpp"

namespace pizza::satisfaction {

inline constexpr int score_min = 1;
inline constexpr int score_max = 5;

enum class State { none, open, answered };
WORDS(State, {State::open, "OPEN"}, {State::answered, "ANSWERED"})

struct Satisfaction {
  SatisfactionId id;
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  std::string menu_option;
  State state = State::none;
  std::optional<int> score;
  std::optional<std::string> comment;
};
DESCRIBE(Satisfaction, id, order_id, customer_id, menu_option, state, score, comment)

// Something was delivered.
struct Ask {
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  std::string menu_option;
};
DESCRIBE(Ask, order_id, customer_id, menu_option)

struct AnswerQuestion {
  SatisfactionId id;
  int score = 0;
  std::optional<std::string> comment;
  kit::Instant at;
};
DESCRIBE(AnswerQuestion, id, score, comment, at)

struct SatisfactionRequested {
  SatisfactionId id;
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  std::string menu_option;
};
DESCRIBE(SatisfactionRequested, id, order_id, customer_id, menu_option)

enum class Refusal { unknown_question, already_answered };
REFUSALS(Refusal,
         {Refusal::unknown_question,
          {"unknown_question", 404, "nobody was asked this", "없는 만족도 조사입니다"}},
         {Refusal::already_answered,
          {"already_answered", 409, "this has been answered already", "이미 답하셨습니다"}})

using Event = std::variant<SatisfactionRequested, SatisfactionAnswered>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Satisfaction&, const Ask&);
Decision decide(const Satisfaction&, const AnswerQuestion&);
void evolve(Satisfaction&, const SatisfactionRequested&);
void evolve(Satisfaction&, const SatisfactionAnswered&);

}  // namespace pizza::satisfaction
