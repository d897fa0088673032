// What the order tells the others. Names and fields are the original's.
#pragma once
#include <string>

#include "kit/describe.hpp"
#include "systems/coffee/ids.hpp"

namespace coffee::customer {

// Ordered, and whether it came to a payment. Told once it is known: nobody is to act on an order
// that may never be paid.
struct OrderSelected {
  OrderId order_id;
  std::string product;
  int qty = 1;
  kit::Money price;
  bool payment_fail = false;
};
DESCRIBE(OrderSelected, order_id, product, qty, price, payment_fail)

// Paid: from now on there is an order.
struct PaymentCompleted {
  OrderId order_id;
  std::string product;
  int qty = 1;
  kit::Money price;
  kit::Instant paid_at;
};
DESCRIBE(PaymentCompleted, order_id, product, qty, price, paid_at)

// The customer wants no coffee any more; the shop has been asked.
struct OrderCancelRequested {
  OrderId order_id;
  std::string status;
};
DESCRIBE(OrderCancelRequested, order_id, status)

// The shop was faster: it is making the coffee.
struct OrderCancelRefused {
  OrderId order_id;
};
DESCRIBE(OrderCancelRefused, order_id)

// The order has ended, and its money is back.
struct OrderPaidBack {
  OrderId order_id;
};
DESCRIBE(OrderPaidBack, order_id)

}  // namespace coffee::customer
