// The messages' table of contents. It only listens: whoever removes it changes nothing elsewhere.
#include "systems/library/contexts.hpp"
#include "systems/library/notification/policies.hpp"

namespace library::notification {

kit::Context service() {
  kit::Service desk{"notification", "notifications", "알림", 8087};
  desk.follows_only();

  kit::notices(desk);
  desk.whenever<on_borrow_canceled>("borrow");
  desk.whenever<on_reservation_refused>("borrow");
  desk.whenever<on_due_soon>("borrow");
  desk.whenever<on_renewed>("borrow");
  desk.whenever<on_renewal_failed>("borrow");
  desk.whenever<on_expired>("return");
  desk.whenever<on_fee_waived>("return");
  desk.whenever<on_return_refused>("return");
  desk.whenever<on_copy_held>("book");
  desk.whenever<on_hold_lapsed>("book");
  return desk.take();
}

}  // namespace library::notification
