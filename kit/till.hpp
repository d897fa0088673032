// The rules of a payment, the same in every business: whatever order things are heard in, the money
// moves at most once there and once back. A payment aggregate asks here what to do, and carries it
// out in events of its own:
//
//   const Step step = till::on_charge(stage(payment), answer.outcome);
//   return till::carry_out<Decision>(step, Says{payment, payment.order_id});
//
// The bank is asked by one key for each thing that is paid for (kit/bank.hpp), so that no second
// payment can take its money again.
#pragma once
#include "kit/bank.hpp"
#include "kit/decision.hpp"
#include "kit/outcome.hpp"

namespace kit::till {

// How far a payment is. A business has an enum of the same names, with words of its own; see
// stage().
enum class Stage {
  none,
  requested,  // the bank has been asked
  approved,
  declined,
  canceling,  // the money is on its way back
  canceled,
  voided  // will never be paid: what it was for ended before it was
};

enum class Step {
  nothing,
  wait,     // it is under way: the caller waits with those before it
  request,  // ask the bank for the money
  approve,
  decline,
  give_up,    // void it, and tell the bank to give back or never take the money
  give_back,  // ask the bank to take it back
  given_back,
  refuse_unknown,
  refuse_declined,
  refuse_withdrawn,
  refuse_already_paid,
  refuse_other_amount,
  refuse_still_paying,
  refuse_not_paid
};

// Asked to pay. `same_amount`: the same as it was asked before.
Step on_pay(Stage stage, bool same_amount);
// The bank's answer to a charge.
Step on_charge(Stage stage, Outcome outcome);
// What it is for won't come about. Refused when the money is there already: it has come about.
Step on_void(Stage stage, bool same_amount);
// What it was for has ended: whatever has been paid goes back, once.
Step on_refund(Stage stage);
// Someone at the till says: give it back.
Step on_cancel(Stage stage);
// The bank's answer to a refund. It is tried until the bank has done it.
Step on_refunded(Stage stage, Outcome outcome);

using PaymentId = Id<struct PaymentTag>;

// The bank's answers, as commands to the payment that asked.
struct ChargeAnswered {
  PaymentId id;
  Outcome outcome = Outcome::done;
  Instant at = {};
};
DESCRIBE(ChargeAnswered, id, outcome, at)

struct RefundAnswered {
  PaymentId id;
  Outcome outcome = Outcome::done;
  Instant at = {};
};
DESCRIBE(RefundAnswered, id, outcome, at)

ChargeAnswered on_charge_answer(const bank::Charge& asked, const Answer& answer);
RefundAnswered on_refund_answer(const bank::Refund& asked, const Answer& answer);

enum class Refusal {
  unknown_payment,
  declined,
  withdrawn,
  already_paid,
  other_amount,
  still_paying,
  not_paid
};

// Reasons of refusal that callers tell apart.
namespace reason {
inline constexpr std::string_view declined = "declined";
inline constexpr std::string_view already_paid = "already_paid";
}  // namespace reason

REFUSALS(Refusal,
         {Refusal::unknown_payment,
          {"unknown_payment", 404, "there is no such payment", "없는 결제입니다"}},
         {Refusal::declined,
          {reason::declined, 422, "the payment was declined", "결제가 거절되었습니다"}},
         {Refusal::withdrawn,
          {"withdrawn", 409, "this is not to be paid any more", "결제할 수 없게 되었습니다"}},
         {Refusal::already_paid,
          {reason::already_paid, 409, "this has been paid", "이미 결제되었습니다"}},
         {Refusal::other_amount,
          {"other_amount", 409, "there is a payment of another amount",
           "다른 금액의 결제가 이미 있습니다"}},
         {Refusal::still_paying,
          {"still_paying", 409, "the payment is still under way", "결제가 아직 진행 중입니다"}},
         {Refusal::not_paid, {"not_paid", 409, "nothing has been paid", "결제된 금액이 없습니다"}})

// The refusal of a refuse_ step.
Refusal refusal(Step step);

// A business's own stage, of the same names, as ours.
template <class Own>
Stage stage(Own own) {
  switch (own) {
    case Own::none:
      return Stage::none;
    case Own::requested:
      return Stage::requested;
    case Own::approved:
      return Stage::approved;
    case Own::declined:
      return Stage::declined;
    case Own::canceling:
      return Stage::canceling;
    case Own::canceled:
      return Stage::canceled;
    case Own::voided:
      return Stage::voided;
  }
  return Stage::none;
}

// Does a step in a payment's own events. Says gives each of them - approved(), declined(),
// voided(), refund_requested(), refunded() - and money_back(), the refund asked of the bank. A
// request for money has fields of its own, so Step::request is the payment's to carry out. Who
// gives up stops asking for the money: nobody is to be charged for what has ended.
template <class Decision, class Says>
Decision carry_out(Step step, const Says& says) {
  switch (step) {
    case Step::nothing:
    case Step::request:
      return {};
    case Step::wait:
      return Decision().wait();
    case Step::approve:
      return says.approved();
    case Step::decline:
      return says.declined();
    case Step::give_up:
      return Decision(says.voided()).template withdraw<bank::Charge>().call(says.money_back());
    case Step::give_back:
      return Decision(says.refund_requested()).call(says.money_back());
    case Step::given_back:
      return says.refunded();
    case Step::refuse_unknown:
    case Step::refuse_declined:
    case Step::refuse_withdrawn:
    case Step::refuse_already_paid:
    case Step::refuse_other_amount:
    case Step::refuse_still_paying:
    case Step::refuse_not_paid:
      return refusal(step);
  }
  return {};
}

}  // namespace kit::till
