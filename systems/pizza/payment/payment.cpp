// The till's rules, said in a payment's own events. Whatever order things are heard in, the money
// moves at most once there and once back.
#include "systems/pizza/payment/payment.hpp"

#include "kit/bank.hpp"

namespace pizza::payment {

namespace till = kit::till;
using till::Step;

namespace {

kit::bank::Refund money_back(const PaymentHistory& payment) {
  return {bank_key(payment.order_id), payment.price, payment.id.value};
}

PaymentApproved approved(const PaymentHistory& payment, kit::Instant at) {
  return {payment.id,          payment.order_id,
          payment.customer_id, payment.menu_option.value_or(""),
          payment.address,     at};
}

Decision carry_out(Step step, const PaymentHistory& payment, OrderId order, kit::Instant at) {
  switch (step) {
    case Step::nothing:
    case Step::request:
      return {};
    case Step::wait:
      return Decision().wait();
    case Step::approve:
      return approved(payment, at);
    case Step::approve_and_give_back:
      return Decision(approved(payment, at))
          .also(RefundRequested{payment.id})
          .call(money_back(payment));
    case Step::decline:
      return PaymentDeclined{payment.id};
    case Step::void_unpaid:
      return PaymentVoided{payment.id, order};
    case Step::give_up:
      return Decision(PaymentVoided{payment.id, order}).call(money_back(payment));
    case Step::wish_refund:
      return RefundWished{payment.id};
    case Step::give_back:
      return Decision(RefundRequested{payment.id}).call(money_back(payment));
    case Step::given_back:
      return PaymentCanceled{payment.id,    order, payment.customer_id, payment.payment_method,
                             payment.price, at};
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
  if (step != Step::request) return carry_out(step, payment, pay.order_id, pay.at);
  return Decision(PaymentRequested{payment.id, pay.order_id, pay.customer_id, pay.price,
                                   pay.menu_option, pay.payment_method, pay.address})
      .call(kit::bank::Charge{bank_key(pay.order_id), pay.price, payment.id.value},
            pay.at + charge_by);
}

Decision decide(const PaymentHistory& payment, const ChargeAnswered& answer) {
  return carry_out(till::on_charge(stage(payment), answer.outcome, payment.refund_wished), payment,
                   payment.order_id, answer.at);
}

// Heard before the payment itself, it keeps the payment from ever being made.
Decision decide(const PaymentHistory& payment, const Refund& ended) {
  return carry_out(till::on_refund(stage(payment), payment.refund_wished), payment, ended.order_id,
                   {});
}

Decision decide(const PaymentHistory& payment, const RefundAnswered& answer) {
  return carry_out(till::on_refunded(stage(payment), answer.outcome), payment, payment.order_id,
                   answer.at);
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
void evolve(PaymentHistory& payment, const RefundWished&) { payment.refund_wished = true; }
void evolve(PaymentHistory& payment, const RefundRequested&) { payment.state = State::canceling; }
void evolve(PaymentHistory& payment, const PaymentCanceled&) { payment.state = State::canceled; }

}  // namespace pizza::payment
