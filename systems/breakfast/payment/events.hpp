// What the till tells the others.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/breakfast/ids.hpp"

namespace breakfast::payment {

// A point for a won.
inline std::int64_t points(std::optional<kit::Money> amount) { return amount ? amount->won : 0; }

// The bank has the money and the mileage book has the points: only now it is a payment.
struct Paid {
  PayId id;
  std::optional<kit::Money> amount;
  std::string status = "Paid";
  std::optional<OrderId> order_id;  // what it says it is for
  std::optional<CustomerId> customer_id;
  std::optional<OrderId> for_order;  // the order that asked for it
};
DESCRIBE(Paid, id, amount, status, order_id, customer_id, for_order)
RENAME(Paid, {"amount", "amout"}, {"order_id", "orderid"}, {"customer_id", "customerid"})

// The money is back where it came from.
struct Cancelled {
  PayId id;
  std::optional<kit::Money> amount;
  std::string status = "Order Canceled-payment";
  std::optional<OrderId> order_id;
  std::optional<CustomerId> customer_id;
  std::optional<OrderId> for_order;
};
DESCRIBE(Cancelled, id, amount, status, order_id, customer_id, for_order)
RENAME(Cancelled, {"amount", "amout"}, {"order_id", "orderid"}, {"customer_id", "customerid"})

struct PayDeclined {
  PayId id;
  std::optional<OrderId> order_id;
  bool by_itself = false;  // no order waits for it
  std::optional<CustomerId> customer_id = {};
};
DESCRIBE(PayDeclined, id, order_id, by_itself, customer_id)
RENAME(PayDeclined, {"order_id", "orderid"}, {"customer_id", "customerid"})

// Not completed in time: whatever the bank has goes back, whatever was earned is struck out.
struct PayExpired {
  PayId id;
  std::optional<OrderId> order_id;
  bool points_asked = false;
  std::optional<OrderId> for_order;  // that waits for it
  std::optional<CustomerId> customer_id = {};
};
DESCRIBE(PayExpired, id, order_id, points_asked, for_order, customer_id)
RENAME(PayExpired, {"order_id", "orderid"}, {"customer_id", "customerid"})

// The same, because the order ended before it was paid.
struct PayVoided {
  PayId id;
  std::optional<OrderId> order_id;
  bool points_asked = false;
};
DESCRIBE(PayVoided, id, order_id, points_asked)
RENAME(PayVoided, {"order_id", "orderid"})

}  // namespace breakfast::payment
