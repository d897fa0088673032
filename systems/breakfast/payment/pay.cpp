// The rules of a payment. Whatever order things are heard in, the money moves at most once there
// and once back, and points follow it.
#include "systems/breakfast/payment/pay.hpp"

#include "kit/bank.hpp"
#include "systems/breakfast/mileage/calls.hpp"

namespace breakfast::payment {

namespace till = kit::till;
using kit::Outcome;
using till::Step;

namespace {

constexpr const char* canceled = "Order Canceled-payment";

// For the till a payment that waits for its points is one that is under way.
till::Stage stage(const Pay& pay) {
  switch (pay.stage) {
    case Stage::none:
      return till::Stage::none;
    case Stage::requested:
    case Stage::charged:
      return till::Stage::requested;
    case Stage::approved:
      return till::Stage::approved;
    case Stage::declined:
      return till::Stage::declined;
    case Stage::canceling:
      return till::Stage::canceling;
    case Stage::canceled:
      return till::Stage::canceled;
    case Stage::voided:
      return till::Stage::voided;
  }
  return till::Stage::none;
}

kit::bank::Refund back_to_the_bank(const Pay& pay) {
  return {bank_key(pay.id, pay.for_order), pay.amount.value_or(kit::Money{}), pay.id.value};
}

Paid paid(const Pay& pay) {
  return {pay.id,       pay.amount,      pay.label.value_or("Paid"),
          pay.order_id, pay.customer_id, pay.for_order};
}

Cancelled cancelled(const Pay& pay) {
  return {pay.id, pay.amount, canceled, pay.order_id, pay.customer_id, pay.for_order};
}

// Nothing comes of it: the bank gives back what it has, or never takes it.
Decision run_out_of_time(const Pay& pay) {
  return Decision(PayExpired{pay.id, pay.order_id, pay.stage == Stage::charged, pay.for_order,
                             pay.customer_id})
      .call(back_to_the_bank(pay));
}

// The bank has the money. Without points to earn that is all; else the points have as long as the
// payment has.
Decision earn(const Pay& pay) {
  const std::int64_t cnt = points(pay.amount);
  if (cnt == 0) return paid(pay);
  return Decision(PayCharged{pay.id})
      .call(mileage::Earn{pay.id, pay.order_id, pay.customer_id, cnt}, pay.asked_at + pay_by);
}

Decision tell_that_it_takes_longer(const Pay& pay) {
  if (pay.held) return {};
  return PayHeld{pay.id};
}

// The steps of the till in our words.
struct Says {
  const Pay& pay;
  bool by_hand = false;

  Decision approved() const { return earn(pay); }
  PayDeclined declined() const { return {pay.id, pay.order_id, !pay.for_order, pay.customer_id}; }
  PayVoided voided() const { return {pay.id, pay.order_id, pay.stage == Stage::charged}; }
  RefundRequested refund_requested() const { return {pay.id, by_hand}; }
  Cancelled refunded() const { return cancelled(pay); }
  kit::bank::Refund money_back() const { return back_to_the_bank(pay); }
};

Decision carry_out(Step step, const Pay& pay, bool by_hand = false) {
  Decision done = till::carry_out<Decision>(step, Says{pay, by_hand});
  if (step != Step::give_up || pay.stage != Stage::charged) return done;
  return std::move(done).withdraw<mileage::Earn>();  // nor does it earn anything
}

Decision request(const Pay& pay, const PayRequested& wanted) {
  const Step step = till::on_pay(stage(pay), pay.amount == wanted.amount);
  if (step != Step::request) return carry_out(step, pay);
  const kit::bank::Charge charge{bank_key(pay.id, wanted.for_order),
                                 wanted.amount.value_or(kit::Money{}), pay.id.value};
  return Decision(wanted).call(charge, wanted.at + pay_by);
}

// Heard before the payment itself, it keeps the payment from ever being made.
Decision bar(const Pay& pay, OrderId order) {
  return Decision(PayBarred{pay.id, order})
      .call(kit::bank::Refund{bank_key(pay.id, order), {}, pay.id.value});
}

Status status_of(const std::optional<std::string>& label) {
  if (!label) return Status::none;
  return *label == "Ordered" ? Status::ordered : Status::paid;
}

std::optional<std::string> text_of(std::optional<Label> label) {
  if (!label) return std::nullopt;
  return *label == Label::ordered ? "Ordered" : "Paid";
}

}  // namespace

kit::Visibility visibility(const Pay& pay) {
  switch (pay.stage) {
    case Stage::approved:
      return kit::Visibility::listed;
    case Stage::requested:
    case Stage::charged:
    case Stage::declined:
      return kit::Visibility::own_url;
    case Stage::voided:
      // Who was told that it takes longer looks here what became of it; an order looks after its
      // own.
      return pay.for_order ? kit::Visibility::hidden : kit::Visibility::own_url;
    case Stage::canceling:
    case Stage::canceled:
      return pay.kept ? kit::Visibility::own_url : kit::Visibility::hidden;
    case Stage::none:
      return kit::Visibility::hidden;
  }
  return kit::Visibility::hidden;
}

std::string bank_key(PayId id, std::optional<OrderId> for_order) {
  if (for_order) return "breakfast-order-" + std::to_string(for_order->value);
  return "breakfast-pay-" + std::to_string(id.value);
}

Decision decide(const Pay& pay, const PayOrder& asked) {
  return request(pay, {pay.id, asked.amount, "Ordered", asked.for_order, asked.customer_id,
                       asked.for_order, asked.at});
}

Decision decide(const Pay& pay, const EnterPay& entered) {
  return request(pay, {pay.id, entered.amount, text_of(entered.status), entered.order_id,
                       entered.customer_id, std::nullopt, entered.at});
}

Decision decide(const Pay& pay, const ChargeAnswered& answer) {
  if (pay.stage != Stage::requested) return {};
  if (answer.outcome == Outcome::delayed) return tell_that_it_takes_longer(pay);
  if (answer.outcome == Outcome::unreachable) return run_out_of_time(pay);
  return carry_out(till::on_charge(stage(pay), answer.outcome), pay);
}

// The mileage book says no to nobody: what is not done is late, or lost.
Decision decide(const Pay& pay, const EarnAnswered& answer) {
  if (pay.stage != Stage::charged) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return paid(pay);
    case Outcome::delayed:
      return tell_that_it_takes_longer(pay);
    case Outcome::refused:
    case Outcome::unreachable:
      return run_out_of_time(pay);
  }
  return {};
}

Decision decide(const Pay& pay, const VoidOrder& ended) {
  if (pay.stage == Stage::none) return bar(pay, ended.for_order);
  return carry_out(till::on_void(stage(pay), true), pay);
}

Decision decide(const Pay& pay, const Refund& ended) {
  if (pay.stage == Stage::none) return bar(pay, ended.for_order);
  if (pay.stage == Stage::charged) return carry_out(Step::give_up, pay);
  return carry_out(till::on_refund(stage(pay)), pay);
}

Decision decide(const Pay& pay, const CancelPay&) {
  return carry_out(till::on_cancel(stage(pay)), pay, true);
}
Decision decide(const Pay& pay, const DeletePay&) {
  Decision cancel = decide(pay, CancelPay{pay.id});
  const bool gone = pay.stage != Stage::approved && !pay.kept;
  if (cancel.effects().refusal || gone) return cancel;
  return std::move(cancel).also(RemovalWished{pay.id});
}

Decision decide(const Pay& pay, const RefundAnswered& answer) {
  if (pay.stage == Stage::canceling && answer.outcome == Outcome::delayed)
    return tell_that_it_takes_longer(pay);
  return carry_out(till::on_refunded(stage(pay), answer.outcome), pay);
}

void evolve(Pay& pay, const PayRequested& e) {
  pay.amount = e.amount;
  pay.label = e.label;
  pay.order_id = e.order_id;
  pay.customer_id = e.customer_id;
  pay.for_order = e.for_order;
  pay.asked_at = e.at;
  pay.status = Status::pending;
  pay.stage = Stage::requested;
}
void evolve(Pay& pay, const PayCharged&) { pay.stage = Stage::charged; }
void evolve(Pay& pay, const PayHeld&) { pay.held = true; }
void evolve(Pay& pay, const Paid&) {
  pay.status = status_of(pay.label);
  pay.held = false;
  pay.stage = Stage::approved;
}
void evolve(Pay& pay, const PayDeclined&) {
  pay.status = Status::declined;
  pay.stage = Stage::declined;
}
void evolve(Pay& pay, const PayExpired&) {
  pay.status = Status::expired;
  pay.stage = Stage::voided;
}
void evolve(Pay& pay, const PayVoided&) {
  pay.status = Status::withdrawn;
  pay.stage = Stage::voided;
}
void evolve(Pay& pay, const PayBarred& e) {
  pay.for_order = e.for_order;
  pay.order_id = e.for_order;
  pay.status = Status::withdrawn;
  pay.stage = Stage::voided;
}
void evolve(Pay& pay, const RefundRequested& e) {
  pay.by_hand = e.by_hand;
  pay.status = Status::canceled;
  pay.stage = Stage::canceling;
  pay.kept = true;
}
void evolve(Pay& pay, const RemovalWished&) { pay.kept = false; }
void evolve(Pay& pay, const Cancelled&) { pay.stage = Stage::canceled; }

}  // namespace breakfast::payment
