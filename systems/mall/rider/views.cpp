// Folds a delivery's steps into its row.
#include "systems/mall/rider/views.hpp"

namespace mall::rider {

void project(kit::Rows<DeliveryStateRow>& rows, const DeliveryOffered& e) {
  auto& row = rows[e.id];
  row = {};
  row.id = e.id;
  row.order_id = e.order_id;
  row.address = e.address;
  if (!e.region.empty()) row.region = e.region;
}
void project(kit::Rows<DeliveryStateRow>& rows, const DeliveryStarted& e) {
  auto& row = rows[e.id];
  row.state = e.state;
  if (!e.rider_id.empty()) row.rider_id = e.rider_id;
}
void project(kit::Rows<DeliveryStateRow>& rows, const DeliveryCompleted& e) {
  rows[e.id].state = e.state;
}
void project(kit::Rows<DeliveryStateRow>& rows, const DeliveryConfirmed& e) {
  rows[e.id].state = State::completed;
}

}  // namespace mall::rider
