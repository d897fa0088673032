// The texts.
#include "systems/mall/customer/policies.hpp"

namespace mall::customer {
namespace {

struct Text {
  const char* korean;
  const char* english;
};

// The subject names the thing that changed, its id, the change and the way it is told: the same
// news has the same subject.
template <class Event>
Notify tell(Recipient recipient, const char* thing, const Event& event, OrderId order, Text text) {
  const std::string& name = kit::type_of<Event>().name;
  std::string subject = std::string(thing) + "-" + std::to_string(event.id.value) + "-" + name +
                        "-" + std::string(kakao);
  return {std::move(subject), order,       name,         std::string(kakao),
          recipient,          text.korean, text.english, kit::Instant{}};
}

template <class Event>
Notify of_order(const Event& event, Text text) {
  return tell(Recipient::customer, "order", event, event.id, text);
}

template <class Event>
Notify of_receipt(const Event& event, Text text) {
  return tell(Recipient::customer, "orderManagement", event, event.order_id, text);
}

}  // namespace

Notify on_order_placed(const app::OrderPlaced& e) {
  return of_order(e, {"고객님의 주문과 결제가 완료되었습니다.", "Your order is placed and paid."});
}
Notify on_payment_refused(const app::PaymentRefused& e) {
  return of_order(e, {"결제가 거절되어 주문이 이루어지지 않았습니다.",
                      "Your payment was declined; nothing has been ordered."});
}
Notify on_order_expired(const app::OrderExpired& e) {
  return of_order(e, {"시간 안에 결제되지 않아 주문이 취소되었습니다.",
                      "Your order was not paid in time and has been withdrawn."});
}
Notify on_order_canceled(const app::OrderCanceled& e) {
  return of_order(e, {"고객님의 주문이 취소되었습니다.", "Your order is cancelled."});
}
Notify on_cancel_refused(const app::CancelRefused& e) {
  return of_order(e, {"요리가 시작되어 주문을 취소할 수 없습니다.",
                      "Cooking has started; your order can't be cancelled any more."});
}
Notify on_order_complete(const app::OrderComplete& e) {
  return of_order(
      e, {"배송이 확인되어 거래가 완료되었습니다.", "Your delivery is confirmed. Thank you."});
}
Notify on_payment_approved(const pay::PaymentApproved& e) {
  return tell(Recipient::shopkeeper, "payment", e, e.order_id,
              {"결제된 주문이 들어왔습니다.", "A paid order has come in."});
}
Notify on_payment_canceled(const pay::PaymentCanceled& e) {
  return tell(Recipient::customer, "payment", e, e.order_id,
              {"결제 금액이 환불되었습니다.", "Your payment has been refunded."});
}
Notify on_accepted(const store::OrderManagementAccepted& e) {
  return of_receipt(e, {"고객님의 주문이 접수되었습니다.", "The store has accepted your order."});
}
Notify on_rejected(const store::OrderManagementCanceled& e) {
  return of_receipt(e, {"고객님의 주문이 거부되었습니다.", "The store has rejected your order."});
}
Notify on_cooking_started(const store::OrderManagementStateStarted& e) {
  return of_receipt(e, {"고객님의 주문을 요리하기 시작했습니다.", "Your order is being cooked."});
}
Notify on_cooked(const store::OrderManagementStateCompleted& e) {
  return of_receipt(e, {"고객님의 주문이 요리되었습니다.", "Your order is cooked."});
}
Notify on_delivery_started(const rider::DeliveryStarted& e) {
  return tell(Recipient::customer, "delivery", e, e.order_id,
              {"고객님의 주문이 출발했습니다.", "Your order is on its way."});
}
Notify on_delivery_completed(const rider::DeliveryCompleted& e) {
  return tell(Recipient::customer, "delivery", e, e.order_id,
              {"고객님의 주문이 도착했습니다. 배송을 확인해 주세요.",
               "Your order has arrived. Please confirm it."});
}

}  // namespace mall::customer
