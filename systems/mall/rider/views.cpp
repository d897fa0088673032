// A delivery without what only the riders' desk needs.
#include "systems/mall/rider/views.hpp"

namespace mall::rider {

void project(DeliveryStateRow& row, const Delivery& delivery) {
  row = {delivery.id,      delivery.order_id, delivery.state,
         delivery.address, delivery.region,   delivery.rider_id};
}

}  // namespace mall::rider
