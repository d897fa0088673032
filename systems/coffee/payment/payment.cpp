// The rules of a payment are those of every till (kit/till.hpp); here they are said in our events.
#include "systems/coffee/payment/payment.hpp"

#include "kit/bank.hpp"

namespace coffee::payment {

namespace till = kit::till;
using till::Step;

namespace {

struct Says {
  const Payment& payment;
  OrderId order;

  PaymentApproved approved() const { return {payment.id, order, payment.amount}; }
  PaymentRefused declined() const { return {payment.id, order}; }
  PaymentVoided voided() const { return {payment.id, order}; }
  RefundRequested refund_requested() const { return {payment.id}; }
  PaymentRefunded refunded() const { return {payment.id, order, payment.amount}; }
  kit::bank::Refund money_back() const {
    return {bank_key(order), payment.amount, payment.id.value};
  }
};

Decision carry_out(Step step, const Says& says) { return till::carry_out<Decision>(step, says); }

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
  if (step != Step::request) return carry_out(step, Says{payment, pay.order_id});
  return Decision(PaymentRequested{payment.id, pay.order_id, pay.amount})
      .call(kit::bank::Charge{bank_key(pay.order_id), pay.amount, payment.id.value},
            pay.at + charge_by);
}

Decision decide(const Payment& payment, const ChargeAnswered& answer) {
  return carry_out(till::on_charge(stage(payment), answer.outcome),
                   Says{payment, payment.order_id});
}

// Heard before the payment itself, it keeps the payment from ever being made.
Decision decide(const Payment& payment, const Refund& ended) {
  return carry_out(till::on_refund(stage(payment)), Says{payment, ended.order_id});
}

Decision decide(const Payment& payment, const RefundAnswered& answer) {
  return carry_out(till::on_refunded(stage(payment), answer.outcome),
                   Says{payment, payment.order_id});
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
void evolve(Payment& payment, const RefundRequested&) { payment.status = Status::canceling; }
void evolve(Payment& payment, const PaymentRefunded&) { payment.status = Status::canceled; }

}  // namespace coffee::payment
