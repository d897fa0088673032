// What others may ask of the mileage book.
#pragma once
#include <optional>

#include "kit/describe.hpp"
#include "systems/breakfast/ids.hpp"

namespace breakfast::mileage {

// The bank has the money of this payment: write down its points. Once is enough.
struct Earn {
  PayId pay_id;
  std::optional<OrderId> order_id;
  std::optional<CustomerId> customer_id;
  std::int64_t cnt = 0;
};
DESCRIBE(Earn, pay_id, order_id, customer_id, cnt)

}  // namespace breakfast::mileage
