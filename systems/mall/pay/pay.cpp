// The rules of a payment. Whatever order things are heard in, the money moves at most once there
// and once back.
#include "systems/mall/pay/pay.hpp"

#include "kit/bank.hpp"

namespace mall::pay {

namespace till = kit::till;
using till::Step;

namespace {

kit::bank::Refund money_back(const Payment& payment) {
  return {bank_key(payment.order_id), payment.amount, payment.id.value};
}

Decision give_back(Decision so_far, const Payment& payment, bool by_hand) {
  return std::move(so_far).also(RefundRequested{payment.id, by_hand}).call(money_back(payment));
}

// Says a step of the till in our events.
Decision carry_out(Step step, const Payment& payment, OrderId order, bool by_hand = false) {
  switch (step) {
    case Step::nothing:
    case Step::request:
      return {};
    case Step::wait:
      return Decision().wait();
    case Step::approve:
      return PaymentApproved{payment.id, order, payment.amount};
    case Step::approve_and_give_back:
      return give_back(PaymentApproved{payment.id, order, payment.amount}, payment, false);
    case Step::decline:
      return PaymentDeclined{payment.id, order};
    case Step::void_unpaid:
      return PaymentVoided{payment.id, order};
    case Step::give_up:
      return Decision(PaymentVoided{payment.id, order}).call(money_back(payment));
    case Step::wish_refund:
      return RefundWished{payment.id};
    case Step::give_back:
      return give_back({}, payment, by_hand);
    case Step::given_back:
      return PaymentCanceled{payment.id, order};
    case Step::refuse_unknown:
    case Step::refuse_declined:
    case Step::refuse_withdrawn:
    case Step::refuse_already_paid:
    case Step::refuse_other_amount:
    case Step::refuse_still_paying:
    case Step::refuse_not_paid:
      return till::refusal(step);
  }
  return {};
}

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
  if (step != Step::request) return carry_out(step, payment, pay.order_id);
  return Decision(PaymentRequested{payment.id, pay.order_id, pay.amount})
      .call(kit::bank::Charge{bank_key(pay.order_id), pay.amount, payment.id.value},
            pay.at + charge_by);
}

Decision decide(const Payment& payment, const EnterPayment& entered) {
  return decide(payment, Pay{entered.order_id, entered.amount.value_or(kit::Money{}), entered.at});
}

Decision decide(const Payment& payment, const ChargeAnswered& answer) {
  return carry_out(till::on_charge(stage(payment), answer.outcome, payment.refund_wished), payment,
                   payment.order_id);
}

// Heard before the payment itself, it keeps the payment from ever being made.
Decision decide(const Payment& payment, const Void& ended) {
  return carry_out(till::on_void(stage(payment), payment.amount == ended.amount), payment,
                   ended.order_id);
}

Decision decide(const Payment& payment, const Refund& ended) {
  return carry_out(till::on_refund(stage(payment), payment.refund_wished), payment, ended.order_id);
}

Decision decide(const Payment& payment, const CancelPayment&) {
  return carry_out(till::on_cancel(stage(payment)), payment, payment.order_id, true);
}

Decision decide(const Payment& payment, const RefundAnswered& answer) {
  return carry_out(till::on_refunded(stage(payment), answer.outcome), payment, payment.order_id);
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
