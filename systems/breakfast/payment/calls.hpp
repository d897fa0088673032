// What others may ask of the till.
#pragma once
#include <optional>

#include "kit/describe.hpp"
#include "kit/till.hpp"
#include "systems/breakfast/ids.hpp"

namespace breakfast::payment {

// Pay for this order, now. Once is enough: asking again asks after the same payment.
struct PayOrder {
  OrderId for_order;
  kit::Money amount;
  std::optional<CustomerId> customer_id;
  kit::Instant at;  // set by the till when it hears of it
};
DESCRIBE(PayOrder, for_order, amount, customer_id, at)

// This order won't come about. Refused as already_paid when it is too late to say so.
struct VoidOrder {
  OrderId for_order;
};
DESCRIBE(VoidOrder, for_order)

namespace reason = kit::till::reason;

}  // namespace breakfast::payment
