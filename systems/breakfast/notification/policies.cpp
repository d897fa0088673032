// The texts. Each says which order or payment it is about and, where the event knows it, for whom
// it is.
#include "systems/breakfast/notification/policies.hpp"

#include "systems/breakfast/notification/texts.hpp"

namespace breakfast::notification {
namespace {

template <class Event, class Tag>
Notify tell(const char* subject, kit::Id<Tag> about, std::optional<CustomerId> whom, Text text) {
  const std::string recipient = whom ? "customer " + std::to_string(whom->value) : "customer";
  return kit::notify<Event>(kit::kakao, subject, about, recipient, std::move(text));
}

}  // namespace

Notify on_ordered(const order::Ordered& e) {
  return tell<order::Ordered>("order", e.id, e.customer_id,
                              order_text(e.id, e.food_catalog_id, e.qty) +
                                  Text{"주문과 결제가 완료되었습니다.", "Your order is paid."});
}
Notify on_order_refused(const order::OrderRefused& e) {
  return tell<order::OrderRefused>(
      "order", e.id, e.customer_id,
      order_text(e.id) + Text{"카탈로그에 없는 음식이라 주문할 수 없습니다.",
                              "This is not in the catalogue; nothing was ordered."});
}
Notify on_order_declined(const order::OrderDeclined& e) {
  return tell<order::OrderDeclined>(
      "order", e.id, e.customer_id,
      order_text(e.id) + Text{"결제가 거절되어 주문이 이루어지지 않았습니다.",
                              "Your payment was declined; nothing has been ordered."});
}
Notify on_order_expired(const order::OrderExpired& e) {
  return tell<order::OrderExpired>(
      "order", e.id, e.customer_id,
      order_text(e.id) +
          Text{"시간 안에 결제되지 않아 주문이 취소되었습니다. 출금된 금액은 돌려드립니다.",
               "Your order was not paid in time and is withdrawn. "
               "Whatever was taken is given back."});
}
Notify on_order_cancelled(const order::OrderCancelled& e) {
  return tell<order::OrderCancelled>(
      "order", e.id, e.customer_id,
      order_text(e.id, e.food_catalog_id, e.qty) + cancel_text(e.reason));
}
// Cancelled before it was paid.
Notify on_order_withdrawn(const order::OrderWithdrawn& e) {
  return tell<order::OrderWithdrawn>(
      "order", e.id, e.customer_id,
      order_text(e.id) + Text{"주문이 취소되었습니다. 출금된 금액은 돌려드립니다.",
                              "Your order is cancelled. Whatever was taken is given back."});
}
Notify on_cancel_refused(const order::CancelRefused& e) {
  return tell<order::CancelRefused>(
      "order", e.id, e.customer_id,
      order_text(e.id) + Text{"이미 전달되어 주문을 취소할 수 없습니다.",
                              "It has been handed over; it can't be cancelled."});
}
// The delivery knows the order and not whose it is.
Notify on_shipped(const delivery::Shipped& e) {
  return tell<delivery::Shipped>(
      "order", e.order_id, {},
      order_text(e.order_id, e.food_catalog_id) +
          Text{"아침식사가 출발했습니다.", "Your breakfast is on its way."});
}
Notify on_delivery_completed(const delivery::DeliveryCompleted& e) {
  return tell<delivery::DeliveryCompleted>(
      "order", e.order_id, {},
      order_text(e.order_id, e.food_catalog_id) +
          Text{"아침식사가 도착했습니다. 맛있게 드세요.", "Your breakfast is at the door."});
}
Notify on_paid(const payment::Paid& e) {
  return tell<payment::Paid>(
      "pay", e.id, e.customer_id,
      pay_text(e.id, e.order_id) + won(e.amount) + Text{"결제되었습니다.", "have been paid."});
}
Notify on_cancelled(const payment::Cancelled& e) {
  return tell<payment::Cancelled>(
      "pay", e.id, e.customer_id,
      pay_text(e.id, e.order_id) + won(e.amount) + Text{"환불되었습니다.", "have been refunded."});
}
std::optional<Notify> on_pay_declined(const payment::PayDeclined& e) {
  if (!e.by_itself) return {};
  return tell<payment::PayDeclined>(
      "pay", e.id, e.customer_id,
      pay_text(e.id, e.order_id) + Text{"결제가 거절되었습니다.", "It was declined."});
}
std::optional<Notify> on_pay_expired(const payment::PayExpired& e) {
  if (e.for_order) return {};
  return tell<payment::PayExpired>(
      "pay", e.id, e.customer_id,
      pay_text(e.id, e.order_id) +
          Text{"시간 안에 결제되지 않아 취소되었습니다. 출금된 금액은 돌려드립니다.",
               "Not paid in time. Whatever was taken is given back."});
}
Notify on_points_added(const mileage::Milegeadded& e) {
  return tell<mileage::Milegeadded>(
      "pay", e.pay_id, e.customer_id,
      pay_text(e.pay_id, e.order_id) + points(e.cnt) + Text{"적립되었습니다.", "have been added."});
}
Notify on_points_removed(const mileage::Mileageremoved& e) {
  return tell<mileage::Mileageremoved>("pay", e.pay_id, e.customer_id,
                                       pay_text(e.pay_id, e.order_id) + points(e.cnt) +
                                           Text{"회수되었습니다.", "have been taken back."});
}

}  // namespace breakfast::notification
