// The notification manager's table of contents. It only listens: whoever stops it stops nothing
// else.
#include "kit/service.hpp"

#include "systems/pizza/contexts.hpp"
#include "systems/pizza/notification/policies.hpp"
#include "systems/pizza/notification/views.hpp"

namespace pizza::notification {

kit::Context service() {
  kit::Service manager{name::notification, "notifications", "알림", 8083};
  manager.follows_only();

  auto history =
      manager.aggregate<NotificationHistory>("notificationHistory", "notificationHistories");
  history.key("cause")
      .shows({"timestamp", "eventType", "orderId", "customerId", "paymentState", "orderState",
              "menuOption", "address", "price", "notificationType", "paymentMethod", "paymentDate"})
      .search("orderId")
      .dates("+0000");
  history.internal<NotificationRecorded, CustomerNotified>();
  history.command<Record>();
  manager.sends<CustomerNotified>();
  auto messages = manager.view<kit::Notice>("notification", "notifications");
  kit::shown_as_notice(messages).from<NotificationRecorded, CustomerNotified>(name::notification);

  manager.whenever<on_order_placed>(name::order);
  manager.whenever<on_order_canceled>(name::order);
  manager.whenever<on_production_started>(name::delivery);
  manager.whenever<on_delivery_started>(name::delivery);
  manager.whenever<on_delivery_completed>(name::delivery);
  manager.whenever<on_order_withdrawn>(name::order);
  manager.whenever<on_payment_refused>(name::order);
  manager.whenever<on_cancel_refused>(name::order);
  return manager.take();
}

}  // namespace pizza::notification
