// The messages' table of contents. It only listens: whoever removes it changes nothing elsewhere.
#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/notification/policies.hpp"

namespace breakfast::notification {

kit::Context service() {
  kit::Service notification{"notification", "notifications", "알림"};
  notification.follows_only();

  kit::notices(notification);
  notification.whenever<on_ordered>("order");
  notification.whenever<on_order_refused>("order");
  notification.whenever<on_order_declined>("order");
  notification.whenever<on_order_expired>("order");
  notification.whenever<on_order_cancelled>("order");
  notification.whenever<on_order_withdrawn>("order");
  notification.whenever<on_cancel_refused>("order");
  notification.whenever<on_shipped>("delivery");
  notification.whenever<on_delivery_completed>("delivery");
  notification.whenever<on_paid>("payment");
  notification.whenever<on_cancelled>("payment");
  notification.whenever<on_pay_declined>("payment");
  notification.whenever<on_pay_expired>("payment");
  notification.whenever<on_points_added>("mileage");
  notification.whenever<on_points_removed>("mileage");
  return notification.take();
}

}  // namespace breakfast::notification
