// The texts. Each names its order, and what was ordered where the event has it: a customer may wait
// for two.
#include "systems/coffee/sms/policies.hpp"

namespace coffee::sms {
namespace {

template <class Event>
Notify tell(const Event& e, const kit::NoticeText& text) {
  const std::string number = std::to_string(e.order_id.value);
  kit::NoticeText order{"주문 " + number + "번", "Order " + number};
  if constexpr (requires { e.product, e.qty; }) {
    const std::string count = std::to_string(e.qty);
    order = order + kit::NoticeText{"(" + e.product + " " + count + "개)",
                                    " (" + count + " " + e.product + ")"};
  }
  return kit::notify<Event>(kit::sms, "order", e.order_id, "customer",
                            order + kit::NoticeText{": ", ": "} + text);
}

}  // namespace

Notify on_order_selected(const customer::OrderSelected& e) {
  if (e.payment_fail)
    return tell(e, {"결제되지 않아 주문이 이루어지지 않았습니다.",
                    "Payment failed; nothing has been ordered."});
  return tell(e, {"고객님의 주문이 등록되었습니다.", "Your order has been registered."});
}
Notify on_payment_completed(const customer::PaymentCompleted& e) {
  return tell(e, {"결제가 완료되었습니다.", "Your order is paid."});
}
Notify on_cancel_requested(const customer::OrderCancelRequested& e) {
  return tell(e, {"주문 취소를 매장에 요청했습니다.", "The shop has been asked to cancel."});
}
Notify on_cancel_refused(const customer::OrderCancelRefused& e) {
  return tell(e, {"주문 제작이 시작되어 취소할 수 없습니다.",
                  "Your coffee is being made; the order can't be cancelled."});
}
Notify on_received(const delivery::OrderReceived& e) {
  return tell(e, {"매장에서 주문을 접수했습니다.", "The shop has accepted your order."});
}
Notify on_rejected(const delivery::OrderRejected& e) {
  return tell(e, {"매장에서 주문을 거절했습니다.", "The shop has rejected your order."});
}
Notify on_cancel_confirmed(const delivery::OrderCancelConfirmed& e) {
  return tell(e, {"주문이 취소되었습니다.", "Your order is cancelled."});
}
Notify on_made(const delivery::CoffeeMade& e) {
  return tell(e, {"커피가 나왔습니다. 픽업해 주세요.", "Your coffee is ready. Please pick it up."});
}
Notify on_picked_up(const delivery::OrderPickedUp& e) {
  return tell(e, {"픽업하셨습니다. 감사합니다.", "Picked up. Thank you."});
}
Notify on_reminded(const delivery::PickupReminded& e) {
  return tell(e, {"커피가 기다리고 있습니다. 픽업해 주세요.",
                  "Your coffee is waiting. Please pick it up."});
}
Notify on_refunded(const payment::PaymentRefunded& e) {
  return tell(e, {"결제 금액이 환불되었습니다.", "Your payment has been refunded."});
}

}  // namespace coffee::sms
