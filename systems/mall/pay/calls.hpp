// What others may ask of the till.
#pragma once
#include "kit/describe.hpp"
#include "kit/till.hpp"
#include "systems/mall/ids.hpp"

namespace mall::pay {

// Pay for this order, now. Once is enough: asking again asks after the same payment.
struct Pay {
  OrderId order_id;
  kit::Money amount;
  kit::Instant at;  // set by the till when it hears of it
};
DESCRIBE(Pay, order_id, amount, at)

// This order won't come about. Refused as already_paid when it is too late to say so: the order's
// sum has been paid.
struct Void {
  OrderId order_id;
  kit::Money amount;
};
DESCRIBE(Void, order_id, amount)

namespace reason = kit::till::reason;

}  // namespace mall::pay
