// What the order desk tells the others.
#pragma once
#include <optional>

#include "kit/describe.hpp"
#include "systems/breakfast/ids.hpp"

namespace breakfast::order {

enum class Status {
  none,
  pending,  // not paid yet: no order for anyone but its customer
  placed,
  shipped,
  completed,         // handed over
  cancel_requested,  // the delivery has been asked and has not answered yet
  canceled,
  refused,   // there is no such dish
  declined,  // the bank said no
  expired    // not paid in time, withdrawn
};
// A placed order shows null until it is on its way, as the original's.
WORDS(Status, {Status::pending, "Payment Pending"}, {Status::placed, nullptr},
      {Status::shipped, "Delivery Start"}, {Status::completed, "Delivery Completed"},
      {Status::cancel_requested, "Cancel Requested"}, {Status::canceled, "OrderCancelled"},
      {Status::refused, "Order Refused"}, {Status::declined, "Payment Declined"},
      {Status::expired, "Payment Expired"})

// Paid, its points earned, and from now on an order.
struct Ordered {
  OrderId id;
  int qty = 0;
  Status status = Status::placed;
  FoodCatalogId food_catalog_id;
  std::optional<CustomerId> customer_id;
};
DESCRIBE(Ordered, id, qty, status, food_catalog_id, customer_id)
RENAME(Ordered, {"food_catalog_id", "foodcaltalogid"}, {"customer_id", "customerid"})

struct OrderCancelled {
  OrderId id;
  int qty = 0;
  Status status = Status::canceled;
  FoodCatalogId food_catalog_id;
  std::optional<CustomerId> customer_id;
};
DESCRIBE(OrderCancelled, id, qty, status, food_catalog_id, customer_id)
RENAME(OrderCancelled, {"food_catalog_id", "foodcaltalogid"}, {"customer_id", "customerid"})

// It had been handed over: what was asked to be cancelled stays.
struct CancelRefused {
  OrderId id;
};
DESCRIBE(CancelRefused, id)

// Four ends of an order that never came about.
struct OrderRefused {
  OrderId id;
};
DESCRIBE(OrderRefused, id)

struct OrderDeclined {
  OrderId id;
};
DESCRIBE(OrderDeclined, id)

struct OrderExpired {
  OrderId id;
};
DESCRIBE(OrderExpired, id)

// The customer took it back before it was paid.
struct OrderWithdrawn {
  OrderId id;
};
DESCRIBE(OrderWithdrawn, id)

}  // namespace breakfast::order
