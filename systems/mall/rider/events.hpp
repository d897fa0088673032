// What the riders' desk tells the others.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/mall/ids.hpp"

namespace mall::rider {

enum class State { none, waiting, picked, delivered, completed };
WORDS(State, {State::waiting, "배송대기"}, {State::picked, "배송중"},
      {State::delivered, "배송완료"}, {State::completed, "배송확정"})

// A rider has picked it up.
struct DeliveryStarted {
  DeliveryId id;
  OrderId order_id;
  State state = State::picked;
  std::string address;
  std::string region, rider_id;
  OrderManagementId order_management_id;  // of the kitchen that cooked it; 0: entered by hand
};
DESCRIBE(DeliveryStarted, id, order_id, state, address, region, rider_id, order_management_id)

struct DeliveryCompleted {
  DeliveryId id;
  OrderId order_id;
  State state = State::delivered;
  OrderManagementId order_management_id;
};
DESCRIBE(DeliveryCompleted, id, order_id, state, order_management_id)

}  // namespace mall::rider
