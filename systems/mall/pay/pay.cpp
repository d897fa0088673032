// The rules of a payment. Whatever order things are heard in, the money moves at most once there
// and once back.
#include "systems/mall/pay/pay.hpp"

#include "kit/bank.hpp"

namespace mall::pay {

using systems::Outcome;

namespace {

kit::bank::Refund money_back(const Payment& payment) {
  return {bank_key(payment.order_id), payment.amount, payment.id.value};
}

Decision give_back(Decision so_far, const Payment& payment, bool by_hand) {
  return std::move(so_far).also(RefundRequested{payment.id, by_hand}).call(money_back(payment));
}

// It will not be paid. The bank may have taken the money meanwhile, so it is told to give it back
// or never take it.
Decision give_up(const Payment& payment) {
  return Decision(PaymentVoided{payment.id, payment.order_id}).call(money_back(payment));
}

}  // namespace

kit::Visibility visibility(const Payment& payment) {
  switch (payment.action) {
    case Action::approved:
      return kit::Visibility::listed;
    case Action::requested:
    case Action::declined:
      return kit::Visibility::own_url;
    case Action::none:
    case Action::canceling:
    case Action::canceled:
    case Action::voided:
      return kit::Visibility::hidden;
  }
  return kit::Visibility::hidden;
}

std::string bank_key(OrderId order) { return "mall-" + std::to_string(order.value); }

Decision decide(const Payment& payment, const Pay& pay) {
  const bool same = payment.amount == pay.amount;
  switch (payment.action) {
    case Action::none:
      return Decision(PaymentRequested{payment.id, pay.order_id, pay.amount})
          .call(kit::bank::Charge{bank_key(pay.order_id), pay.amount, payment.id.value},
                pay.at + charge_by);
    case Action::requested:
      if (!same) return Refusal::other_amount;
      return Decision().wait();
    case Action::approved:
      if (!same) return Refusal::other_amount;
      return {};
    case Action::declined:
      return Refusal::declined;
    case Action::canceling:
    case Action::canceled:
    case Action::voided:
      return Refusal::withdrawn;
  }
  return {};
}

Decision decide(const Payment& payment, const EnterPayment& entered) {
  return decide(payment, Pay{entered.order_id, entered.amount.value_or(kit::Money{}), entered.at});
}

Decision decide(const Payment& payment, const ChargeAnswered& answer) {
  if (payment.action != Action::requested) return {};
  const PaymentApproved approved{payment.id, payment.order_id, payment.amount};
  switch (answer.outcome) {
    case Outcome::done:
      if (payment.refund_wished) return give_back(approved, payment, false);
      return approved;
    case Outcome::refused:
      return PaymentDeclined{payment.id, payment.order_id};
    case Outcome::delayed:
      return {};
    case Outcome::unreachable:
      return give_up(payment);
  }
  return {};
}

// Heard before the payment itself, it keeps the payment from ever being made.
Decision decide(const Payment& payment, const Void& ended) {
  switch (payment.action) {
    case Action::none:
      return PaymentVoided{payment.id, ended.order_id};
    case Action::requested:
      return give_up(payment);
    case Action::approved:
      // Money of another sum was not this order's; it goes back when the order has ended.
      if (payment.amount != ended.amount) return {};
      return Refusal::already_paid;
    case Action::declined:
    case Action::canceling:
    case Action::canceled:
    case Action::voided:
      return {};
  }
  return {};
}

Decision decide(const Payment& payment, const Refund& ended) {
  switch (payment.action) {
    case Action::none:
      return PaymentVoided{payment.id, ended.order_id};
    case Action::requested:
      if (payment.refund_wished) return {};
      return RefundWished{payment.id};
    case Action::approved:
      return give_back({}, payment, false);
    case Action::declined:
    case Action::canceling:
    case Action::canceled:
    case Action::voided:
      return {};
  }
  return {};
}

Decision decide(const Payment& payment, const CancelPayment&) {
  switch (payment.action) {
    case Action::none:
      return Refusal::unknown_payment;
    case Action::requested:
      return Refusal::still_paying;
    case Action::approved:
      return give_back({}, payment, true);
    case Action::canceling:
      return Decision().wait();
    case Action::canceled:
      return {};
    case Action::declined:
    case Action::voided:
      return Refusal::not_paid;
  }
  return {};
}

// Giving back is tried until the bank has done it; anything but that leaves it on its way.
Decision decide(const Payment& payment, const RefundAnswered& answer) {
  if (payment.action != Action::canceling || answer.outcome != Outcome::done) return {};
  return PaymentCanceled{payment.id, payment.order_id};
}

void evolve(Payment& payment, const PaymentRequested& e) {
  payment.order_id = e.order_id;
  payment.amount = e.amount;
  payment.action = Action::requested;
}
void evolve(Payment& payment, const PaymentApproved&) { payment.action = Action::approved; }
void evolve(Payment& payment, const PaymentDeclined&) { payment.action = Action::declined; }
void evolve(Payment& payment, const PaymentVoided& e) {
  payment.order_id = e.order_id;
  payment.action = Action::voided;
}
void evolve(Payment& payment, const RefundWished&) { payment.refund_wished = true; }
void evolve(Payment& payment, const RefundRequested& e) {
  payment.by_hand = e.by_hand;
  payment.action = Action::canceling;
}
void evolve(Payment& payment, const PaymentCanceled&) { payment.action = Action::canceled; }

}  // namespace mall::pay
