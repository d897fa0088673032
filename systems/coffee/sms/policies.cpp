// The texts.
#include "systems/coffee/sms/policies.hpp"

namespace coffee::sms {
namespace {

template <class Event>
Notify tell(OrderId order, kit::NoticeText text) {
  return kit::notify<Event>(kit::sms, "order", order, "customer", text);
}

}  // namespace

Notify on_order_selected(const customer::OrderSelected& e) {
  if (e.payment_fail)
    return tell<customer::OrderSelected>(e.order_id, {"결제되지 않아 주문이 이루어지지 않았습니다.",
                                                      "Payment failed; nothing has been ordered."});
  return tell<customer::OrderSelected>(
      e.order_id, {"고객님의 주문이 등록되었습니다.", "Your order has been registered."});
}
Notify on_payment_completed(const customer::PaymentCompleted& e) {
  return tell<customer::PaymentCompleted>(e.order_id,
                                          {"결제가 완료되었습니다.", "Your order is paid."});
}
Notify on_cancel_requested(const customer::OrderCancelRequested& e) {
  return tell<customer::OrderCancelRequested>(
      e.order_id, {"주문 취소를 매장에 요청했습니다.", "The shop has been asked to cancel."});
}
Notify on_cancel_refused(const customer::OrderCancelRefused& e) {
  return tell<customer::OrderCancelRefused>(
      e.order_id, {"주문 제작이 시작되어 취소할 수 없습니다.",
                   "Your coffee is being made; the order can't be cancelled."});
}
Notify on_received(const delivery::OrderReceived& e) {
  return tell<delivery::OrderReceived>(
      e.order_id, {"매장에서 주문을 접수했습니다.", "The shop has accepted your order."});
}
Notify on_rejected(const delivery::OrderRejected& e) {
  return tell<delivery::OrderRejected>(
      e.order_id, {"매장에서 주문을 거절했습니다.", "The shop has rejected your order."});
}
Notify on_cancel_confirmed(const delivery::OrderCancelConfirmed& e) {
  return tell<delivery::OrderCancelConfirmed>(
      e.order_id, {"주문이 취소되었습니다.", "Your order is cancelled."});
}
Notify on_made(const delivery::CoffeeMade& e) {
  return tell<delivery::CoffeeMade>(e.order_id, {"커피가 나왔습니다. 픽업해 주세요.",
                                                 "Your coffee is ready. Please pick it up."});
}
Notify on_picked_up(const delivery::OrderPickedUp& e) {
  return tell<delivery::OrderPickedUp>(e.order_id,
                                       {"픽업하셨습니다. 감사합니다.", "Picked up. Thank you."});
}
Notify on_reminded(const delivery::PickupReminded& e) {
  return tell<delivery::PickupReminded>(e.order_id, {"커피가 기다리고 있습니다. 픽업해 주세요.",
                                                     "Your coffee is waiting. Please pick it up."});
}
Notify on_refunded(const payment::PaymentRefunded& e) {
  return tell<payment::PaymentRefunded>(
      e.order_id, {"결제 금액이 환불되었습니다.", "Your payment has been refunded."});
}

}  // namespace coffee::sms
