// Where every delivery is, by order.
#pragma once
#include "kit/service.hpp"
#include "systems/mall/rider/rider.hpp"

namespace mall::rider {

struct DeliveryStateRow {
  DeliveryId id;
  OrderId order_id;
  State state = State::waiting;
  std::string address;
  std::optional<std::string> region, rider_id;
};
DESCRIBE(DeliveryStateRow, id, order_id, state, address, region, rider_id)

void project(DeliveryStateRow&, const Delivery&);

}  // namespace mall::rider
