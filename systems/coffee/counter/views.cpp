// An order comes onto the list when it is paid, and leaves it when the shop is done with it.
#include "systems/coffee/counter/counter.hpp"

namespace coffee::counter {
namespace {

// What has not been heard of yet is remembered, so that it does not come onto the list for good.
void leave(kit::Rows<Work>& rows, OrderId order) {
  if (rows[order].known)
    rows.erase(order.value);
  else
    rows[order].over = true;
}

}  // namespace

kit::Visibility visibility(const Work& work) {
  return work.known ? kit::Visibility::listed : kit::Visibility::hidden;
}

void project(kit::Rows<Work>& rows, const customer::PaymentCompleted& e) {
  auto& work = rows[e.order_id];
  if (work.over) return rows.erase(e.order_id.value);
  work.product = e.product;
  work.qty = e.qty;
  work.paid_at = e.paid_at;
  work.known = true;
}
void project(kit::Rows<Work>& rows, const delivery::OrderReceived& e) {
  rows[e.order_id].status = e.status;
}
void project(kit::Rows<Work>& rows, const delivery::CoffeeMade& e) {
  rows[e.order_id].status = delivery::Status::made;
}
void project(kit::Rows<Work>& rows, const delivery::OrderPickedUp& e) { leave(rows, e.order_id); }
void project(kit::Rows<Work>& rows, const delivery::OrderRejected& e) { leave(rows, e.order_id); }
void project(kit::Rows<Work>& rows, const delivery::OrderCancelConfirmed& e) {
  leave(rows, e.order_id);
}

}  // namespace coffee::counter
