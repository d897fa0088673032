// A thing is written down once, and told once.
#include "systems/pizza/notification/notification.hpp"

namespace pizza::notification {

kit::Visibility visibility(const NotificationHistory& history) {
  const bool listed = history.payment_state || history.order_state;
  return listed ? kit::Visibility::listed : kit::Visibility::hidden;
}

Decision decide(const NotificationHistory& history, const Record& news) {
  if (history.recorded) return {};
  NotificationRecorded recorded;
  recorded.id = history.id;
  recorded.timestamp = news.timestamp;
  recorded.event_type = news.event_type;
  recorded.order_id = news.order_id;
  recorded.customer_id = news.customer_id;
  recorded.payment_state = news.payment_state;
  recorded.order_state = news.order_state;
  recorded.menu_option = news.menu_option;
  recorded.address = news.address;
  recorded.price = news.price;
  recorded.notification_type = news.notification_type;
  recorded.payment_method = news.payment_method;
  recorded.payment_date = news.payment_date;
  recorded.cause = news.cause;
  if (news.notification_type != told) return recorded;
  return Decision(recorded).also(CustomerNotified{
      history.id, news.cause, news.order_id, news.customer_id, news.message, news.message_english});
}

void evolve(NotificationHistory& history, const NotificationRecorded& e) {
  history.timestamp = e.timestamp;
  history.event_type = e.event_type;
  history.order_id = e.order_id;
  history.customer_id = e.customer_id;
  history.payment_state = e.payment_state;
  history.order_state = e.order_state;
  history.menu_option = e.menu_option;
  history.address = e.address;
  history.price = e.price;
  history.notification_type = e.notification_type;
  history.payment_method = e.payment_method;
  history.payment_date = e.payment_date;
  history.cause = e.cause;
  history.recorded = true;
}
void evolve(NotificationHistory&, const CustomerNotified&) {}

}  // namespace pizza::notification
