// The till's table of contents.
#include "kit/service.hpp"

#include "systems/pizza/contexts.hpp"
#include "systems/pizza/payment/policies.hpp"
#include "systems/pizza/payment/views.hpp"

namespace pizza::payment {

kit::Context service() {
  kit::Service till{name::payment, "payments", "결제", 8082};

  auto payment = till.aggregate<PaymentHistory>("paymentHistory", "paymentHistories");
  payment.key("orderId")
      .shows({"orderId", "customerId", "state", "date", "creditCardNo", "price", "menuOption",
              "paymentMethod", "address"})
      .state_in("state")
      .search("orderId")
      .dates("+0000");
  payment.events<PaymentApproved, PaymentCanceled>()
      .internal<PaymentRequested, PaymentDeclined, PaymentVoided, RefundRequested>();
  payment.ends_wait<PaymentApproved>()
      .refused_by<PaymentDeclined>(Refusal::declined)
      .refused_by<PaymentVoided>(Refusal::withdrawn);
  payment.command<Pay>().asked_again();
  payment.command<Refund>();
  payment.command<ChargeAnswered>();
  payment.command<RefundAnswered>();

  till.calls<kit::till::on_charge_answer>("bank").within(bank_attempt);
  till.calls<kit::till::on_refund_answer>("bank").within(bank_attempt);

  till.whenever<on_order_canceled>(name::order);
  till.whenever<on_order_withdrawn>(name::order);
  till.whenever<on_order_taken_back>(name::order);

  till.view<BillingLogRow>("billingLog", "billingLogs")
      .shows({"orderId", "customerId", "paymentMethod", "price", "date"})
      .search("orderId")
      .dates("+0000")
      .from<PaymentCanceled>(name::payment);
  till.sends<PaymentCanceled>();
  return till.take();
}

}  // namespace pizza::payment
