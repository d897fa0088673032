// One table for each thing that a payment is told.
#include "kit/till.hpp"

namespace kit::till {

Step on_pay(Stage stage, bool same_amount) {
  switch (stage) {
    case Stage::none:
      return Step::request;
    case Stage::requested:
      return same_amount ? Step::wait : Step::refuse_other_amount;
    case Stage::approved:
      return same_amount ? Step::nothing : Step::refuse_other_amount;
    case Stage::declined:
      return Step::refuse_declined;
    case Stage::canceling:
    case Stage::canceled:
    case Stage::voided:
      return Step::refuse_withdrawn;
  }
  return Step::nothing;
}

Step on_charge(Stage stage, Outcome outcome) {
  if (stage != Stage::requested) return Step::nothing;
  switch (outcome) {
    case Outcome::done:
      return Step::approve;
    case Outcome::refused:
      return Step::decline;
    case Outcome::delayed:
      return Step::nothing;
    case Outcome::unreachable:
      return Step::give_up;
  }
  return Step::nothing;
}

// Where nothing is known of a payment the bank may know of it nevertheless: a loss of power can
// take a request back, but not what was asked of the bank. So it is told in any case.
//
// Money of another sum was not for this: it goes back when what it was for has ended.
Step on_void(Stage stage, bool same_amount) {
  switch (stage) {
    case Stage::none:
    case Stage::requested:
      return Step::give_up;
    case Stage::approved:
      return same_amount ? Step::refuse_already_paid : Step::nothing;
    case Stage::declined:
    case Stage::canceling:
    case Stage::canceled:
    case Stage::voided:
      return Step::nothing;
  }
  return Step::nothing;
}

Step on_refund(Stage stage) {
  switch (stage) {
    case Stage::none:
    case Stage::requested:
      return Step::give_up;
    case Stage::approved:
      return Step::give_back;
    case Stage::declined:
    case Stage::canceling:
    case Stage::canceled:
    case Stage::voided:
      return Step::nothing;
  }
  return Step::nothing;
}

Step on_cancel(Stage stage) {
  switch (stage) {
    case Stage::none:
      return Step::refuse_unknown;
    case Stage::requested:
      return Step::refuse_still_paying;
    case Stage::approved:
      return Step::give_back;
    case Stage::canceling:
      return Step::wait;
    case Stage::canceled:
      return Step::nothing;
    case Stage::declined:
    case Stage::voided:
      return Step::refuse_not_paid;
  }
  return Step::nothing;
}

Step on_refunded(Stage stage, Outcome outcome) {
  if (stage != Stage::canceling || outcome != Outcome::done) return Step::nothing;
  return Step::given_back;
}

ChargeAnswered on_charge_answer(const bank::Charge& asked, const Answer& answer) {
  return {{asked.owner}, outcome_of(answer), answer.at};
}
RefundAnswered on_refund_answer(const bank::Refund& asked, const Answer& answer) {
  return {{asked.owner}, outcome_of(answer), answer.at};
}

Refusal refusal(Step step) {
  switch (step) {
    case Step::refuse_unknown:
      return Refusal::unknown_payment;
    case Step::refuse_declined:
      return Refusal::declined;
    case Step::refuse_withdrawn:
      return Refusal::withdrawn;
    case Step::refuse_already_paid:
      return Refusal::already_paid;
    case Step::refuse_other_amount:
      return Refusal::other_amount;
    case Step::refuse_still_paying:
      return Refusal::still_paying;
    case Step::refuse_not_paid:
    case Step::nothing:
    case Step::wait:
    case Step::request:
    case Step::approve:
    case Step::decline:
    case Step::give_up:
    case Step::give_back:
    case Step::given_back:
      return Refusal::not_paid;
  }
  return Refusal::not_paid;
}

}  // namespace kit::till
