// The messages' table of contents. It only listens: whoever removes it changes nothing elsewhere.
#include "systems/coffee/contexts.hpp"
#include "systems/coffee/sms/policies.hpp"

namespace coffee::sms {

kit::Context service() {
  kit::Service sms{"SMSExternal", "messages", "문자", 8082};
  sms.follows_only();

  kit::notices(sms);
  sms.whenever<on_order_selected>("customer");
  sms.whenever<on_payment_completed>("customer");
  sms.whenever<on_cancel_requested>("customer");
  sms.whenever<on_cancel_refused>("customer");
  sms.whenever<on_received>("delivery");
  sms.whenever<on_rejected>("delivery");
  sms.whenever<on_cancel_confirmed>("delivery");
  sms.whenever<on_made>("delivery");
  sms.whenever<on_picked_up>("delivery");
  sms.whenever<on_reminded>("delivery");
  sms.whenever<on_refunded>("PaymentExternal");
  return sms.take();
}

}  // namespace coffee::sms
