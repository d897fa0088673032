// The texts.
#include "systems/mall/customer/policies.hpp"

namespace mall::customer {
namespace {

constexpr const char* customer = "customer";
constexpr const char* shopkeeper = "shopkeeper";

template <class Event>
Notify tell(const char* who, OrderId order, kit::NoticeText text) {
  return kit::notify<Event>(kit::kakao, "order", order, who, std::move(text));
}

}  // namespace

Notify on_order_placed(const app::OrderPlaced& e) {
  return tell<app::OrderPlaced>(
      customer, e.id, {"고객님의 주문과 결제가 완료되었습니다.", "Your order is placed and paid."});
}
Notify on_payment_refused(const app::PaymentRefused& e) {
  return tell<app::PaymentRefused>(customer, e.id,
                                   {"결제가 거절되어 주문이 이루어지지 않았습니다.",
                                    "Your payment was declined; nothing has been ordered."});
}
Notify on_order_expired(const app::OrderExpired& e) {
  return tell<app::OrderExpired>(customer, e.id,
                                 {"시간 안에 결제되지 않아 주문이 취소되었습니다.",
                                  "Your order was not paid in time and has been withdrawn."});
}
Notify on_order_canceled(const app::OrderCanceled& e) {
  return tell<app::OrderCanceled>(customer, e.id,
                                  {"고객님의 주문이 취소되었습니다.", "Your order is cancelled."});
}
Notify on_cancel_refused(const app::CancelRefused& e) {
  return tell<app::CancelRefused>(customer, e.id,
                                  {"요리가 시작되어 주문을 취소할 수 없습니다.",
                                   "Cooking has started; your order can't be cancelled any more."});
}
Notify on_order_complete(const app::OrderComplete& e) {
  return tell<app::OrderComplete>(
      customer, e.id,
      {"배송이 확인되어 거래가 완료되었습니다.", "Your delivery is confirmed. Thank you."});
}
Notify on_payment_approved(const pay::PaymentApproved& e) {
  return tell<pay::PaymentApproved>(shopkeeper, e.order_id,
                                    {"결제된 주문이 들어왔습니다.", "A paid order has come in."});
}
Notify on_payment_canceled(const pay::PaymentCanceled& e) {
  return tell<pay::PaymentCanceled>(
      customer, e.order_id, {"결제 금액이 환불되었습니다.", "Your payment has been refunded."});
}
Notify on_accepted(const store::OrderManagementAccepted& e) {
  return tell<store::OrderManagementAccepted>(
      customer, e.order_id,
      {"고객님의 주문이 접수되었습니다.", "The store has accepted your order."});
}
Notify on_rejected(const store::OrderManagementCanceled& e) {
  return tell<store::OrderManagementCanceled>(
      customer, e.order_id,
      {"고객님의 주문이 거부되었습니다.", "The store has rejected your order."});
}
Notify on_cooking_started(const store::OrderManagementStateStarted& e) {
  return tell<store::OrderManagementStateStarted>(
      customer, e.order_id,
      {"고객님의 주문을 요리하기 시작했습니다.", "Your order is being cooked."});
}
Notify on_cooked(const store::OrderManagementStateCompleted& e) {
  return tell<store::OrderManagementStateCompleted>(
      customer, e.order_id, {"고객님의 주문이 요리되었습니다.", "Your order is cooked."});
}
Notify on_delivery_started(const rider::DeliveryStarted& e) {
  return tell<rider::DeliveryStarted>(
      customer, e.order_id, {"고객님의 주문이 출발했습니다.", "Your order is on its way."});
}
Notify on_delivery_completed(const rider::DeliveryCompleted& e) {
  return tell<rider::DeliveryCompleted>(customer, e.order_id,
                                        {"고객님의 주문이 도착했습니다. 배송을 확인해 주세요.",
                                         "Your order has arrived. Please confirm it."});
}

}  // namespace mall::customer
