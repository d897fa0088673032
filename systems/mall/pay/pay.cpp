// The rules of a payment. Whatever order things are heard in, the money moves at most once there
// and once back.
#include "systems/mall/pay/pay.hpp"

#include "kit/bank.hpp"

namespace mall::pay {

namespace till = kit::till;
using till::Step;

namespace {

struct Says {
  const Payment& payment;
  OrderId order;
  bool by_hand = false;

  PaymentApproved approved() const { return {payment.id, order, payment.amount}; }
  PaymentDeclined declined() const { return {payment.id, order}; }
  PaymentVoided voided() const { return {payment.id, order}; }
  RefundRequested refund_requested() const { return {payment.id, by_hand}; }
  PaymentCanceled refunded() const { return {payment.id, order}; }
  kit::bank::Refund money_back() const {
    return {bank_key(order), payment.amount, payment.id.value};
  }
};

Decision carry_out(Step step, const Says& says) { return till::carry_out<Decision>(step, says); }

till::Stage stage(const Payment& payment) { return till::stage(payment.action); }

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
  const Step step = till::on_pay(stage(payment), payment.amount == pay.amount);
  if (step != Step::request) return carry_out(step, Says{payment, pay.order_id});
  return Decision(PaymentRequested{payment.id, pay.order_id, pay.amount})
      .call(kit::bank::Charge{bank_key(pay.order_id), pay.amount, payment.id.value},
            pay.at + charge_by);
}

Decision decide(const Payment& payment, const EnterPayment& entered) {
  return decide(payment, Pay{entered.order_id, entered.amount.value_or(kit::Money{}), entered.at});
}

Decision decide(const Payment& payment, const ChargeAnswered& answer) {
  return carry_out(till::on_charge(stage(payment), answer.outcome),
                   Says{payment, payment.order_id});
}

// Heard before the payment itself, it keeps the payment from ever being made.
Decision decide(const Payment& payment, const Void& ended) {
  return carry_out(till::on_void(stage(payment), payment.amount == ended.amount),
                   Says{payment, ended.order_id});
}

Decision decide(const Payment& payment, const Refund& ended) {
  return carry_out(till::on_refund(stage(payment)), Says{payment, ended.order_id});
}

Decision decide(const Payment& payment, const CancelPayment&) {
  return carry_out(till::on_cancel(stage(payment)), Says{payment, payment.order_id, true});
}

Decision decide(const Payment& payment, const RefundAnswered& answer) {
  return carry_out(till::on_refunded(stage(payment), answer.outcome),
                   Says{payment, payment.order_id});
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
void evolve(Payment& payment, const RefundRequested& e) {
  payment.by_hand = e.by_hand;
  payment.action = Action::canceling;
}
void evolve(Payment& payment, const PaymentCanceled&) { payment.action = Action::canceled; }

}  // namespace mall::pay
