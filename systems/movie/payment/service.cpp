// The till's table of contents.
#include "kit/service.hpp"

#include "systems/movie/contexts.hpp"
#include "systems/movie/payment/policies.hpp"

namespace movie::payment {
namespace {

void wire_payments(kit::Service& service) {
  auto payment = service.aggregate<PayProcess>("payProcess", "payProcesses");
  payment.key("reservationiId")
      .shows({"cardid", "customerNm", "qty", "reservationiId"})
      .extras({"amount", "state"})
      .state_in("state")
      .search("reservationiId")
      .example("cardid", "1234")
      .example("customerNm", "황명현")
      .example("qty", "2")
      .example("reservationiId", "선물권")
      .example("amount", "24000");
  payment.events<Payed, PaymentDeclined, PaymentCanceled>()
      .internal<PaymentRequested, PaymentVoided, RefundRequested>();
  payment.ends_wait<Payed>()
      .ends_wait<PaymentCanceled>()
      .refused_by<PaymentDeclined>(Refusal::declined)
      .refused_by<PaymentVoided>(Refusal::withdrawn);

  payment.command<EnterPayment>()
      .creates()
      .required({"cardid"})
      .range("qty", 1, qty_max)
      .range("amount", 0, amount_max);
  payment.command<Pay>().asked_again();
  payment.command<Void>();
  payment.command<Refund>();
  payment.command<ChargeAnswered>();
  payment.command<RefundAnswered>();
}

}  // namespace

kit::Context service() {
  kit::Service payment{"payment", "payments", "결제", 8083};
  wire_payments(payment);

  payment.calls<kit::till::on_charge_answer>("bank").within(bank_attempt);
  payment.calls<kit::till::on_refund_answer>("bank").within(bank_attempt);

  payment.whenever<on_payment_refused>("reservation");
  payment.whenever<on_reservation_expired>("reservation");
  payment.whenever<on_seats_lost>("reservation");
  payment.whenever<on_reservation_canceled>("reservation");
  payment.whenever<on_reservation_called_off>("reservation");
  return payment.take();
}

}  // namespace movie::payment
