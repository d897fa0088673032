// The till's rules, said in a payment's own events. Whatever order things are heard in, the money
// moves at most once there and once back.
#include "systems/pizza/payment/payment.hpp"

#include "kit/bank.hpp"

namespace pizza::payment {

namespace till = kit::till;
using till::Step;

namespace {

struct Says {
  const PaymentHistory& payment;
  OrderId order;
  kit::Instant at = {};

  PaymentApproved approved() const {
    return {payment.id,      order, payment.customer_id, payment.menu_option.value_or(""),
            payment.address, at};
  }
  PaymentDeclined declined() const { return {payment.id}; }
  PaymentVoided voided() const { return {payment.id, order}; }
  RefundRequested refund_requested() const { return {payment.id}; }
  PaymentCanceled refunded() const {
    return {payment.id, order, payment.customer_id, payment.payment_method, payment.price, at};
  }
  kit::bank::Refund money_back() const {
    return {bank_key(order), payment.price, payment.id.value};
  }
};

Decision carry_out(Step step, const Says& says) { return till::carry_out<Decision>(step, says); }

till::Stage stage(const PaymentHistory& payment) { return till::stage(payment.state); }

}  // namespace

kit::Visibility visibility(const PaymentHistory& payment) {
  switch (payment.state) {
    case State::approved:
    case State::canceling:
    case State::canceled:
      return kit::Visibility::listed;
    case State::requested:
    case State::declined:
      return kit::Visibility::own_url;
    case State::none:
    case State::voided:
      return kit::Visibility::hidden;
  }
  return kit::Visibility::hidden;
}

std::string bank_key(OrderId order) { return "pizza-" + std::to_string(order.value); }

Decision decide(const PaymentHistory& payment, const Pay& pay) {
  const Step step = till::on_pay(stage(payment), payment.price == pay.price);
  if (step != Step::request) return carry_out(step, Says{payment, pay.order_id, pay.at});
  return Decision(PaymentRequested{payment.id, pay.order_id, pay.customer_id, pay.price,
                                   pay.menu_option, pay.payment_method, pay.address})
      .call(kit::bank::Charge{bank_key(pay.order_id), pay.price, payment.id.value},
            pay.at + charge_by);
}

Decision decide(const PaymentHistory& payment, const ChargeAnswered& answer) {
  return carry_out(till::on_charge(stage(payment), answer.outcome),
                   Says{payment, payment.order_id, answer.at});
}

// Heard before the payment itself, it keeps the payment from ever being made.
Decision decide(const PaymentHistory& payment, const Refund& ended) {
  return carry_out(till::on_refund(stage(payment)), Says{payment, ended.order_id});
}

Decision decide(const PaymentHistory& payment, const RefundAnswered& answer) {
  return carry_out(till::on_refunded(stage(payment), answer.outcome),
                   Says{payment, payment.order_id, answer.at});
}

void evolve(PaymentHistory& payment, const PaymentRequested& e) {
  payment.order_id = e.order_id;
  payment.customer_id = e.customer_id;
  payment.credit_card_no = shop_card;
  payment.price = e.price;
  payment.menu_option = e.menu_option;
  payment.payment_method = e.payment_method;
  payment.address = e.address;
  payment.state = State::requested;
}
void evolve(PaymentHistory& payment, const PaymentApproved& e) {
  payment.date = e.date;
  payment.state = State::approved;
}
void evolve(PaymentHistory& payment, const PaymentDeclined&) { payment.state = State::declined; }
void evolve(PaymentHistory& payment, const PaymentVoided& e) {
  payment.order_id = e.order_id;
  payment.state = State::voided;
}
void evolve(PaymentHistory& payment, const RefundRequested&) { payment.state = State::canceling; }
void evolve(PaymentHistory& payment, const PaymentCanceled&) { payment.state = State::canceled; }

}  // namespace pizza::payment
