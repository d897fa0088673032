// What the till tells the others.
#pragma once
#include "kit/describe.hpp"
#include "systems/mall/ids.hpp"

namespace mall::pay {

struct PaymentApproved {
  PaymentId id;
  OrderId order_id;
  kit::Money amount;
};
DESCRIBE(PaymentApproved, id, order_id, amount)

// The money is back where it came from.
struct PaymentCanceled {
  PaymentId id;
  OrderId order_id;
};
DESCRIBE(PaymentCanceled, id, order_id)

struct PaymentDeclined {
  PaymentId id;
  OrderId order_id;
};
DESCRIBE(PaymentDeclined, id, order_id)

}  // namespace mall::pay
