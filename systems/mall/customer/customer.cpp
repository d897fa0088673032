// A thing is told once.
#include "systems/mall/customer/customer.hpp"

namespace mall::customer {

Decision decide(const Notification& notification, const Notify& news) {
  if (notification.recorded) return {};
  return NotificationRecorded{notification.id, news.subject,         news.order_id,
                              news.event,      news.channel,         news.recipient,
                              news.message,    news.message_english, news.at};
}

void evolve(Notification& notification, const NotificationRecorded& e) {
  notification = {e.id,        e.subject, e.order_id,        e.event, e.channel,
                  e.recipient, e.message, e.message_english, e.at,    true};
}

}  // namespace mall::customer
