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

// Why an order was cancelled: its customer asked for it, or others could not keep it.
enum class Reason { requested, out_of_stock, called_back };
WORDS(Reason, {Reason::requested, "requested"}, {Reason::out_of_stock, "out of stock"},
      {Reason::called_back, "called back"})

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
  Reason reason = Reason::requested;
};
DESCRIBE(OrderCancelled, id, qty, status, food_catalog_id, customer_id, reason)
RENAME(OrderCancelled, {"food_catalog_id", "foodcaltalogid"}, {"customer_id", "customerid"})

// It had been handed over: what was asked to be cancelled stays.
struct CancelRefused {
  OrderId id;
  std::optional<CustomerId> customer_id = {};
};
DESCRIBE(CancelRefused, id, customer_id)
RENAME(CancelRefused, {"customer_id", "customerid"})

// Four ends of an order that never came about.
struct OrderRefused {
  OrderId id;
  std::optional<CustomerId> customer_id = {};
};
DESCRIBE(OrderRefused, id, customer_id)
RENAME(OrderRefused, {"customer_id", "customerid"})

struct OrderDeclined {
  OrderId id;
  std::optional<CustomerId> customer_id = {};
};
DESCRIBE(OrderDeclined, id, customer_id)
RENAME(OrderDeclined, {"customer_id", "customerid"})

struct OrderExpired {
  OrderId id;
  std::optional<CustomerId> customer_id = {};
};
DESCRIBE(OrderExpired, id, customer_id)
RENAME(OrderExpired, {"customer_id", "customerid"})

// The customer took it back before it was paid.
struct OrderWithdrawn {
  OrderId id;
  std::optional<CustomerId> customer_id = {};
};
DESCRIBE(OrderWithdrawn, id, customer_id)
RENAME(OrderWithdrawn, {"customer_id", "customerid"})

}  // namespace breakfast::order
