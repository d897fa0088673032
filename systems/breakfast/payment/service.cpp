// The till's table of contents.
#include "kit/service.hpp"

#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/payment/policies.hpp"

namespace breakfast::payment {
namespace {

void wire_payments(kit::Service& service) {
  auto pay = service.aggregate<Pay>("pay", "pays");
  pay.key("forOrder")
      .shows({"amout", "status", "orderid"})
      .extras({"customerid"})
      .state_in("status")
      .example("orderid", "1")
      .example("amout", "1000")
      .example("status", "Paid")
      .example("customerid", "1");
  pay.events<Paid, PayDeclined, PayExpired, PayVoided, Cancelled>()
      .internal<PayRequested, PayCharged, PayHeld, PayBarred, RefundRequested, RemovalWished>();
  pay.ends_wait<Paid>()
      .ends_wait<Cancelled>()
      .held_by<PayHeld>()
      .refused_by<PayDeclined>(Refusal::declined)
      .refused_by<PayVoided>(Refusal::withdrawn)
      .refused_by<PayExpired>(Overload::unreachable);

  pay.command<EnterPay>()
      .creates()
      .range("amout", 0, amount_max)
      .range("orderid", 1, INT64_MAX)
      .range("customerid", 1, INT64_MAX);
  pay.command<CancelPay>()
      .word("Order Canceled-payment")
      .action("cancel", "give it back", "결제 취소");
  pay.command<DeletePay>().deletes();
  pay.command<PayOrder>().asked_again();
  pay.command<VoidOrder>();
  pay.command<Refund>();
  pay.command<ChargeAnswered>();
  pay.command<EarnAnswered>();
  pay.command<RefundAnswered>();
}

}  // namespace

kit::Context service() {
  kit::Service payment{"payment", "payments", "결제", 8084};
  wire_payments(payment);

  payment.calls<kit::till::on_charge_answer>("bank").when_overloaded(kit::Overload::hold);
  payment.calls<on_earn_answer>("mileage").when_overloaded(kit::Overload::hold);
  payment.calls<kit::till::on_refund_answer>("bank");

  payment.whenever<on_order_cancelled>("order");
  payment.whenever<on_order_declined>("order");
  payment.whenever<on_order_expired>("order");
  payment.whenever<on_order_withdrawn>("order");
  return payment.take();
}

}  // namespace breakfast::payment
