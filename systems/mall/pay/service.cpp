// The till's table of contents.
#include "kit/service.hpp"

#include "systems/mall/contexts.hpp"
#include "systems/mall/pay/policies.hpp"

namespace mall::pay {
namespace {

void wire_payments(kit::Service& pay) {
  auto payment = pay.aggregate<Payment>("payment", "payments");
  payment.key("orderId")
      .shows({"orderId", "amount", "action"})
      .state_in("action")
      .search("orderId")
      .alias("결제이력s")
      .accepts("금액", "amount")
      .accepts("행위", "action")
      .example("orderId", "1")
      .example("amount", "2000")
      .example("action", "progress");
  payment.events<PaymentApproved, PaymentDeclined, PaymentCanceled>()
      .internal<PaymentRequested, PaymentVoided, RefundRequested>();
  payment.ends_wait<PaymentApproved>()
      .ends_wait<PaymentCanceled>()
      .refused_by<PaymentDeclined>(Refusal::declined)
      .refused_by<PaymentVoided>(Refusal::withdrawn);

  payment.command<EnterPayment>()
      .creates()
      .required({"orderId"})
      .range("orderId", 1, INT64_MAX)
      .range("amount", 0, amount_max);
  payment.command<CancelPayment>().word("canceled").action("cancel", "give it back", "결제 취소");
  payment.command<Pay>().asked_again();
  payment.command<Void>();
  payment.command<Refund>();
  payment.command<ChargeAnswered>();
  payment.command<RefundAnswered>();
}

}  // namespace

kit::Context service() {
  kit::Service pay{"pay", "payments", "결제", 8084};
  wire_payments(pay);

  pay.calls<kit::till::on_charge_answer>("bank").within(bank_attempt);
  pay.calls<kit::till::on_refund_answer>("bank").within(bank_attempt);

  pay.whenever<on_order_canceled>("app");
  pay.whenever<on_order_expired>("app");
  pay.whenever<on_payment_refused>("app");
  pay.whenever<on_order_rejected>("store");
  return pay.take();
}

}  // namespace mall::pay
