// The texts.
#include "systems/breakfast/notification/policies.hpp"

namespace breakfast::notification {
namespace {

template <class Event>
Notify tell(OrderId order, kit::NoticeText text) {
  return kit::notify<Event>(kit::kakao, "order", order, "customer", text);
}
template <class Event>
Notify tell(PayId pay, kit::NoticeText text) {
  return kit::notify<Event>(kit::kakao, "pay", pay, "customer", text);
}

}  // namespace

Notify on_ordered(const order::Ordered& e) {
  return tell<order::Ordered>(e.id, {"주문과 결제가 완료되었습니다.", "Your order is paid."});
}
Notify on_order_refused(const order::OrderRefused& e) {
  return tell<order::OrderRefused>(e.id, {"카탈로그에 없는 음식이라 주문할 수 없습니다.",
                                          "This is not in the catalogue; nothing was ordered."});
}
Notify on_order_declined(const order::OrderDeclined& e) {
  return tell<order::OrderDeclined>(e.id, {"결제가 거절되어 주문이 이루어지지 않았습니다.",
                                           "Your payment was declined; nothing has been ordered."});
}
Notify on_order_expired(const order::OrderExpired& e) {
  return tell<order::OrderExpired>(
      e.id, {"시간 안에 결제되지 않아 주문이 취소되었습니다. 출금된 금액은 돌려드립니다.",
             "Your order was not paid in time and is withdrawn. "
             "Whatever was taken is given back."});
}
Notify on_order_cancelled(const order::OrderCancelled& e) {
  return tell<order::OrderCancelled>(e.id, {"주문이 취소되었습니다.", "Your order is cancelled."});
}
// Cancelled before it was paid.
Notify on_order_withdrawn(const order::OrderWithdrawn& e) {
  return tell<order::OrderWithdrawn>(
      e.id, {"주문이 취소되었습니다. 출금된 금액은 돌려드립니다.",
             "Your order is cancelled. Whatever was taken is given back."});
}
Notify on_cancel_refused(const order::CancelRefused& e) {
  return tell<order::CancelRefused>(e.id, {"이미 전달되어 주문을 취소할 수 없습니다.",
                                           "It has been handed over; it can't be cancelled."});
}
Notify on_shipped(const delivery::Shipped& e) {
  return tell<delivery::Shipped>(e.order_id,
                                 {"아침식사가 출발했습니다.", "Your breakfast is on its way."});
}
Notify on_delivery_completed(const delivery::DeliveryCompleted& e) {
  return tell<delivery::DeliveryCompleted>(
      e.order_id, {"아침식사가 도착했습니다. 맛있게 드세요.", "Your breakfast is at the door."});
}
Notify on_paid(const payment::Paid& e) {
  return tell<payment::Paid>(e.id, {"결제되었습니다.", "Your payment is completed."});
}
Notify on_cancelled(const payment::Cancelled& e) {
  return tell<payment::Cancelled>(
      e.id, {"결제 금액이 환불되었습니다.", "Your payment has been refunded."});
}
std::optional<Notify> on_pay_declined(const payment::PayDeclined& e) {
  if (!e.by_itself) return {};
  return tell<payment::PayDeclined>(e.id, {"결제가 거절되었습니다.", "Your payment was declined."});
}
std::optional<Notify> on_pay_expired(const payment::PayExpired& e) {
  if (e.for_order) return {};
  return tell<payment::PayExpired>(
      e.id, {"시간 안에 결제되지 않아 취소되었습니다. 출금된 금액은 돌려드립니다.",
             "Not paid in time. Whatever was taken is given back."});
}
Notify on_points_added(const mileage::Milegeadded& e) {
  return tell<mileage::Milegeadded>(e.pay_id,
                                    {"마일리지가 적립되었습니다.", "Mileage has been added."});
}
Notify on_points_removed(const mileage::Mileageremoved& e) {
  return tell<mileage::Mileageremoved>(e.pay_id,
                                       {"마일리지가 회수되었습니다.", "Mileage has been removed."});
}

}  // namespace breakfast::notification
