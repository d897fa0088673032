// All of them are about an order, and go to its customer. What is only recorded is no message.
#include "systems/pizza/notification/views.hpp"

namespace pizza::notification {

void project(kit::Rows<kit::Notice>& rows, const NotificationRecorded& e) {
  if (e.notification_type != told) return;
  kit::Notice& row = rows[e.id.value];
  row.subject = "order";
  row.subject_id = e.order_id.value;
  row.event = e.event_type;
  row.channel = kit::kakao;
  row.recipient = "customer";
  row.at = e.timestamp;
}

void project(kit::Rows<kit::Notice>& rows, const CustomerNotified& e) {
  kit::Notice& row = rows[e.id.value];
  row.message = e.message;
  row.message_english = e.message_english;
}

}  // namespace pizza::notification
