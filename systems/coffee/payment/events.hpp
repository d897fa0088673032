// What the payment service tells the others.
#pragma once
#include "kit/describe.hpp"
#include "systems/coffee/ids.hpp"

namespace coffee::payment {

struct PaymentApproved {
  PaymentId id;
  OrderId order_id;
  kit::Money amount;
};
DESCRIBE(PaymentApproved, id, order_id, amount)

// The money is back where it came from.
struct PaymentRefunded {
  PaymentId id;
  OrderId order_id;
  kit::Money amount;
};
DESCRIBE(PaymentRefunded, id, order_id, amount)

}  // namespace coffee::payment
