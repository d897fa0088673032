// What the mileage book tells the others.
#pragma once
#include <optional>

#include "kit/describe.hpp"
#include "systems/breakfast/ids.hpp"

namespace breakfast::mileage {

struct Milegeadded {
  MileageId id;
  PayId pay_id;
  std::int64_t cnt = 0;
  std::optional<OrderId> order_id;
  std::optional<CustomerId> customer_id;
};
DESCRIBE(Milegeadded, id, pay_id, cnt, order_id, customer_id)

struct Mileageremoved {
  MileageId id;
  PayId pay_id;
  std::int64_t cnt = 0;
  std::optional<OrderId> order_id;
  std::optional<CustomerId> customer_id;
};
DESCRIBE(Mileageremoved, id, pay_id, cnt, order_id, customer_id)

}  // namespace breakfast::mileage
