// Order events say how the payment stands, what it cost and how it was paid; delivery events say
// how the order stands and where it goes (S0).
#include "systems/pizza/notification/policies.hpp"

namespace pizza::notification {
namespace {

template <class E>
std::optional<std::string> word_of(E state) {
  for (const auto& word : kit_words(state))
    if (word.value == state && word.text) return word.text;
  return {};
}

template <class Event>
Record message(const Event& e, const char* korean, const char* english) {
  Record out;
  out.timestamp = e.date;
  out.event_type = kit::type_of<Event>().name;
  out.order_id = e.id;
  out.customer_id = e.customer_id;
  out.notification_type = told;
  out.message = korean;
  out.message_english = english;
  return out;
}

template <class Event>
Record row(const Event& e, const char* korean, const char* english) {
  Record out = message(e, korean, english);
  out.notification_type = e.notification_type;
  return out;
}

template <class Event>
Record of_order(const Event& e, const char* korean, const char* english) {
  Record out = row(e, korean, english);
  out.payment_state = word_of(e.state);
  out.price = e.price;
  out.payment_method = e.payment_method;
  return out;
}

template <class Event>
Record of_delivery(const Event& e, const char* korean, const char* english) {
  Record out = row(e, korean, english);
  out.order_state = word_of(e.state);
  out.menu_option = e.menu_option;
  out.address = e.address;
  out.payment_date = e.payment_date;
  return out;
}

}  // namespace

Record on_order_placed(const order::OrderPlaced& e) {
  Record out =
      of_order(e, "고객님의 피자 주문과 결제가 완료되었습니다.", "Your pizza is ordered and paid.");
  out.menu_option = e.menu_option;
  return out;
}
Record on_order_canceled(const order::OrderCanceled& e) {
  return of_order(e, "고객님의 주문이 취소되었습니다. 결제 금액은 환불됩니다.",
                  "Your order is cancelled; your money goes back.");
}
Record on_production_started(const delivery::PizzaProductionStarted& e) {
  return of_delivery(e, "고객님의 피자를 만들기 시작했습니다.", "Your pizza is being made.");
}
Record on_delivery_started(const delivery::DeliveryStarted& e) {
  return of_delivery(e, "고객님의 피자가 출발했습니다.", "Your pizza is on its way.");
}
Record on_delivery_completed(const delivery::DeliveryCompleted& e) {
  return of_delivery(e, "고객님의 피자가 도착했습니다.", "Your pizza has arrived.");
}

std::optional<Record> on_order_withdrawn(const order::OrderWithdrawn& e) {
  if (!e.held) return {};
  return message(e, "시간 안에 결제되지 않아 주문이 취소되었습니다.",
                 "Your pizza was not paid in time; nothing has been ordered.");
}
std::optional<Record> on_payment_refused(const order::PaymentRefused& e) {
  if (!e.held) return {};
  return message(e, "결제가 거절되어 주문이 이루어지지 않았습니다.",
                 "Your payment was declined; nothing has been ordered.");
}
std::optional<Record> on_cancel_refused(const order::CancelRefused& e) {
  if (!e.held) return {};
  return message(e, "피자를 만들기 시작하여 주문을 취소할 수 없습니다.",
                 "Your pizza is being made; it can't be cancelled any more.");
}

}  // namespace pizza::notification
