// The rules of a payment are those of every till (kit/till.hpp); here they are said in our events.
#include "systems/coffee/payment/payment.hpp"

#include "kit/bank.hpp"

namespace coffee::payment {

namespace till = kit::till;
using till::Step;

namespace {

kit::bank::Refund money_back(const Payment& payment) {
  return {bank_key(payment.order_id), payment.amount, payment.id.value};
}

Decision give_back(Decision so_far, const Payment& payment) {
  return std::move(so_far).also(RefundRequested{payment.id}).call(money_back(payment));
}

Decision carry_out(Step step, const Payment& payment, OrderId order) {
  switch (step) {
    case Step::nothing:
    case Step::request:
      return {};
    case Step::wait:
      return Decision().wait();
    case Step::approve:
      return PaymentApproved{payment.id, order, payment.amount};
    case Step::approve_and_give_back:
      return give_back(PaymentApproved{payment.id, order, payment.amount}, payment);
    case Step::decline:
      return PaymentRefused{payment.id, order};
    case Step::void_unpaid:
      return PaymentVoided{payment.id, order};
    case Step::give_up:
      return Decision(PaymentVoided{payment.id, order}).call(money_back(payment));
    case Step::wish_refund:
      return RefundWished{payment.id};
    case Step::give_back:
      return give_back({}, payment);
    case Step::given_back:
      return PaymentRefunded{payment.id, order, payment.amount};
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

till::Stage stage(const Payment& payment) { return till::stage(payment.status); }

}  // namespace

kit::Visibility visibility(const Payment& payment) {
  switch (payment.status) {
    case Status::approved:
    case Status::declined:
    case Status::canceling:
    case Status::canceled:
      return kit::Visibility::listed;
    case Status::requested:
      return kit::Visibility::own_url;
    case Status::none:
    case Status::voided:
      return kit::Visibility::hidden;
  }
  return kit::Visibility::hidden;
}

std::string bank_key(OrderId order) { return "coffee-" + std::to_string(order.value); }

Decision decide(const Payment& payment, const Pay& pay) {
  const Step step = till::on_pay(stage(payment), payment.amount == pay.amount);
  if (step != Step::request) return carry_out(step, payment, pay.order_id);
  return Decision(PaymentRequested{payment.id, pay.order_id, pay.amount})
      .call(kit::bank::Charge{bank_key(pay.order_id), pay.amount, payment.id.value},
            pay.at + charge_by);
}

Decision decide(const Payment& payment, const ChargeAnswered& answer) {
  return carry_out(till::on_charge(stage(payment), answer.outcome, payment.refund_wished), payment,
                   payment.order_id);
}

// Heard before the payment itself, it keeps the payment from ever being made.
Decision decide(const Payment& payment, const Refund& ended) {
  return carry_out(till::on_refund(stage(payment), payment.refund_wished), payment, ended.order_id);
}

Decision decide(const Payment& payment, const RefundAnswered& answer) {
  return carry_out(till::on_refunded(stage(payment), answer.outcome), payment, payment.order_id);
}

void evolve(Payment& payment, const PaymentRequested& e) {
  payment.order_id = e.order_id;
  payment.amount = e.amount;
  payment.status = Status::requested;
}
void evolve(Payment& payment, const PaymentApproved&) { payment.status = Status::approved; }
void evolve(Payment& payment, const PaymentRefused&) { payment.status = Status::declined; }
void evolve(Payment& payment, const PaymentVoided& e) {
  payment.order_id = e.order_id;
  payment.status = Status::voided;
}
void evolve(Payment& payment, const RefundWished&) { payment.refund_wished = true; }
void evolve(Payment& payment, const RefundRequested&) { payment.status = Status::canceling; }
void evolve(Payment& payment, const PaymentRefunded&) { payment.status = Status::canceled; }

}  // namespace coffee::payment
