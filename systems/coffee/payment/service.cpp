// The payment service's table of contents.
#include "kit/service.hpp"

#include "systems/coffee/contexts.hpp"
#include "systems/coffee/payment/policies.hpp"

namespace coffee::payment {
namespace {

void wire_payments(kit::Service& till) {
  auto payment = till.aggregate<Payment>("payment", "payments");
  payment.key("orderId").shows({"orderId", "amount", "status"}).search("orderId");
  payment.events<PaymentApproved, PaymentRefunded>()
      .internal<PaymentRequested, PaymentRefused, PaymentVoided, RefundRequested>();
  payment.ends_wait<PaymentApproved>()
      .refused_by<PaymentRefused>(Refusal::declined)
      .refused_by<PaymentVoided>(Refusal::withdrawn);

  payment.command<Pay>().asked_again();
  payment.command<Refund>();
  payment.command<ChargeAnswered>();
  payment.command<RefundAnswered>();
}

}  // namespace

kit::Context service() {
  kit::Service till{"PaymentExternal", "payments", "결제", 8083};
  wire_payments(till);

  till.calls<kit::till::on_charge_answer>("bank").within(bank_attempt);
  till.calls<kit::till::on_refund_answer>("bank").within(bank_attempt);

  till.whenever<on_order_selected>("customer");
  till.whenever<on_rejected>("delivery");
  till.whenever<on_cancel_confirmed>("delivery");
  return till.take();
}

}  // namespace coffee::payment
