// Order and receipt come from two logs and in any order: each adds what it knows.
#include "systems/mall/store/views.hpp"

namespace mall::store {

kit::Visibility visibility(const OrderDetailRow& row) {
  return row.known ? kit::Visibility::listed : kit::Visibility::hidden;
}

void project(kit::Rows<OrderDetailRow>& rows, const app::OrderPlaced& e) {
  auto& row = rows[e.id];
  row.item = e.item;
  row.qty = e.qty;
  row.price = e.price;
  if (e.address) row.address = e.address;
  if (e.food_type) row.food_type = e.food_type;
  row.known = true;
}
void project(kit::Rows<OrderDetailRow>& rows, const OrderManagementReceived& e) {
  auto& row = rows[e.order_id];
  if (!row.address) row.address = e.address;
  if (!row.food_type) row.food_type = e.food_type;
  row.known = true;
}
void project(kit::Rows<OrderDetailRow>& rows, const OrderManagementAccepted& e) {
  rows[e.order_id].state = State::accepted;
}
void project(kit::Rows<OrderDetailRow>& rows, const OrderManagementCanceled& e) {
  rows[e.order_id].state = State::rejected;
}
void project(kit::Rows<OrderDetailRow>& rows, const OrderManagementStateStarted& e) {
  rows[e.order_id].state = e.state;
}
void project(kit::Rows<OrderDetailRow>& rows, const OrderManagementStateCompleted& e) {
  rows[e.order_id].state = e.state;
}
void project(kit::Rows<OrderDetailRow>& rows, const OrderManagementWithdrawn& e) {
  rows[e.order_id].state = State::withdrawn;
}
void project(kit::Rows<OrderDetailRow>& rows, const OrderManagementClosed& e) {
  rows[e.order_id].state = State::completed;
}

}  // namespace mall::store
