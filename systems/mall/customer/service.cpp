// The notification desk's table of contents. It only listens: whoever removes it changes nothing
// elsewhere.
#include "systems/mall/contexts.hpp"
#include "systems/mall/customer/policies.hpp"

namespace mall::customer {

kit::Context service() {
  kit::Service customer{"customer", "notifications", "고객 알림", 8083};
  customer.follows_only();

  kit::notices(customer);
  customer.whenever<on_order_placed>("app");
  customer.whenever<on_payment_refused>("app");
  customer.whenever<on_order_expired>("app");
  customer.whenever<on_order_canceled>("app");
  customer.whenever<on_cancel_refused>("app");
  customer.whenever<on_order_complete>("app");
  customer.whenever<on_payment_approved>("pay");
  customer.whenever<on_payment_canceled>("pay");
  customer.whenever<on_accepted>("store");
  customer.whenever<on_rejected>("store");
  customer.whenever<on_cooking_started>("store");
  customer.whenever<on_cooked>("store");
  customer.whenever<on_delivery_started>("rider");
  customer.whenever<on_delivery_completed>("rider");
  return customer.take();
}

}  // namespace mall::customer
