// What others may ask of the payment service.
#pragma once
#include "kit/describe.hpp"
#include "systems/coffee/ids.hpp"

namespace coffee::payment {

// Pay for this order, now. Once is enough: asking again asks after the same payment.
struct Pay {
  OrderId order_id;
  kit::Money amount;
  kit::Instant at;  // set by the till when it hears of it
};
DESCRIBE(Pay, order_id, amount, at)

}  // namespace coffee::payment
