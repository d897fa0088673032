// The rules of a payment. Whatever order things are heard in, the money moves at most once there
// and once back.
#include "systems/movie/payment/payment.hpp"

#include "kit/bank.hpp"

namespace movie::payment {

namespace till = kit::till;
using till::Step;

namespace {

kit::Money sum(const PayProcess& payment) { return payment.amount.value_or(kit::Money{}); }

Payed payed(const PayProcess& payment) {
  Payed out;
  out.id = payment.id;
  out.card_id = payment.card_id;
  out.customer_name = payment.customer_name;
  out.qty = payment.qty;
  out.reservation_id = payment.reservation_id;
  out.amount = payment.amount;
  return out;
}

struct Says {
  const PayProcess& payment;
  const std::optional<std::string>& reservation;

  Payed approved() const { return payed(payment); }
  PaymentDeclined declined() const { return {payment.id, reservation}; }
  PaymentVoided voided() const { return {payment.id, reservation}; }
  RefundRequested refund_requested() const { return {payment.id}; }
  PaymentCanceled refunded() const { return {payment.id, reservation}; }
  kit::bank::Refund money_back() const {
    return {bank_key(payment.id, reservation, payment.retries), sum(payment), payment.id.value};
  }
};

Decision carry_out(Step step, const PayProcess& payment,
                   const std::optional<std::string>& reservation) {
  return till::carry_out<Decision>(step, Says{payment, reservation});
}

till::Stage stage(const PayProcess& payment) { return till::stage(payment.state); }

template <class Asked>
Decision ask_for_money(const PayProcess& payment, const Asked& asked, int retries) {
  const std::optional<kit::Money> amount = asked.amount;
  const kit::bank::Charge charge{bank_key(payment.id, asked.reservation_id, retries),
                                 amount.value_or(kit::Money{}), payment.id.value};
  return Decision(PaymentRequested{payment.id, asked.card_id, asked.customer_name, asked.qty,
                                   asked.reservation_id, amount, retries})
      .call(charge, asked.at + charge_by);
}

// The same, whoever asks.
template <class Asked>
Decision pay(const PayProcess& payment, const Asked& asked) {
  const std::optional<kit::Money> amount = asked.amount;
  const Step step = till::on_pay(stage(payment), payment.amount == amount);
  if (step != Step::request) return carry_out(step, payment, asked.reservation_id);
  return ask_for_money(payment, asked, 0);
}

}  // namespace

kit::Visibility visibility(const PayProcess& payment) {
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

std::string bank_key(PayProcessId payment, const std::optional<std::string>& reservation,
                     int retries) {
  if (retries > 0)
    return "movie-payment-" + std::to_string(payment.value) + "-again-" + std::to_string(retries);
  if (reservation) return "movie-reservation-" + *reservation;
  return "movie-payment-" + std::to_string(payment.value);
}

Decision decide(const PayProcess& payment, const Pay& asked) { return pay(payment, asked); }

// Whatever money is entered by hand, the payment of a reservation is the one that it asks for. What
// the bank has declined, or never answered, is over: to try again is to ask for it anew.
EntryDecision decide(const PayProcess& payment, const EnterPayment& entered) {
  if (reservation_in(entered.reservation_id)) return EntryRefusal::reservations_own;
  const bool failed = payment.state == State::declined || payment.state == State::voided;
  if (failed) return ask_for_money(payment, entered, payment.retries + 1);
  if (payment.card_id && payment.card_id != entered.card_id) return EntryRefusal::other_card;
  return pay(payment, entered);
}

Decision decide(const PayProcess& payment, const ChargeAnswered& answer) {
  return carry_out(till::on_charge(stage(payment), answer.outcome), payment,
                   payment.reservation_id);
}

// Heard before the payment itself, it keeps the payment from ever being made.
Decision decide(const PayProcess& payment, const Void& ended) {
  return carry_out(till::on_void(stage(payment), payment.amount == ended.amount), payment,
                   ended.reservation_id);
}

Decision decide(const PayProcess& payment, const Refund& ended) {
  return carry_out(till::on_refund(stage(payment)), payment, ended.reservation_id);
}

Decision decide(const PayProcess& payment, const RefundAnswered& answer) {
  return carry_out(till::on_refunded(stage(payment), answer.outcome), payment,
                   payment.reservation_id);
}

void evolve(PayProcess& payment, const PaymentRequested& e) {
  payment.card_id = e.card_id;
  payment.customer_name = e.customer_name;
  payment.qty = e.qty;
  payment.reservation_id = e.reservation_id;
  payment.amount = e.amount;
  payment.retries = e.retries;
  payment.state = State::requested;
}
void evolve(PayProcess& payment, const Payed&) { payment.state = State::approved; }
void evolve(PayProcess& payment, const PaymentDeclined&) { payment.state = State::declined; }
void evolve(PayProcess& payment, const PaymentVoided& e) {
  payment.reservation_id = e.reservation_id;
  payment.state = State::voided;
}
void evolve(PayProcess& payment, const RefundRequested&) { payment.state = State::canceling; }
void evolve(PayProcess& payment, const PaymentCanceled&) { payment.state = State::canceled; }

}  // namespace movie::payment
