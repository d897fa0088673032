// Folds the order's own events, those of shop and till among them as the order heard of them: one
// log, so that the page and the order never disagree.
#include "systems/coffee/customer/views.hpp"

namespace coffee::customer {

kit::Visibility visibility(const OrderStatusRow& row) {
  return row.status == Status::init ? kit::Visibility::own_url : kit::Visibility::listed;
}

void project(kit::Rows<OrderStatusRow>& rows, const OrderRequested& e) {
  rows[e.order_id] = {e.order_id, e.product, e.qty, e.price, Status::init};
}
void project(kit::Rows<OrderStatusRow>& rows, const OrderSelected& e) {
  if (e.payment_fail) rows[e.order_id].status = Status::pay_fail;
}
void project(kit::Rows<OrderStatusRow>& rows, const PaymentCompleted& e) {
  rows[e.order_id].status = Status::pay_success;
}
void project(kit::Rows<OrderStatusRow>& rows, const OrderCancelRequested& e) {
  rows[e.order_id].status = Status::order_cancel_request;
}
// Where the shop was known to be further, the row says so already.
void project(kit::Rows<OrderStatusRow>& rows, const OrderCancelRefused& e) {
  auto& row = rows[e.order_id];
  if (row.status == Status::order_cancel_request) row.status = Status::pay_success;
}
void project(kit::Rows<OrderStatusRow>& rows, const OrderStatusChanged& e) {
  rows[e.order_id].status = e.status;
}
void project(kit::Rows<OrderStatusRow>& rows, const OrderPaidBack& e) {
  rows[e.order_id].status = Status::payback;
}

}  // namespace coffee::customer
