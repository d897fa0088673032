// What the shop tells the others. The first three are the original's; it had no word for a coffee
// that is made and picked up.
#pragma once
#include <string>

#include "kit/describe.hpp"
#include "systems/coffee/ids.hpp"

namespace coffee::delivery {

enum class Status {
  none,
  order_get,  // paid: the shop has it, and has not said anything yet
  receive,
  reject,
  order_canceled,
  made,
  picked_up
};
WORDS(Status, {Status::order_get, "order_get"}, {Status::receive, "receive"},
      {Status::reject, "reject"}, {Status::order_canceled, "order_canceled"},
      {Status::made, "made"}, {Status::picked_up, "picked_up"})

struct OrderReceived {
  OrderId order_id;
  std::string product;
  int qty = 1;
  kit::Money price;
  Status status = Status::receive;
};
DESCRIBE(OrderReceived, order_id, product, qty, price, status)

struct OrderRejected {
  OrderId order_id;
};
DESCRIBE(OrderRejected, order_id)

// The customer's cancel was in time.
struct OrderCancelConfirmed {
  OrderId order_id;
};
DESCRIBE(OrderCancelConfirmed, order_id)

struct CoffeeMade {
  OrderId order_id;
};
DESCRIBE(CoffeeMade, order_id)

struct OrderPickedUp {
  OrderId order_id;
};
DESCRIBE(OrderPickedUp, order_id)

// It stands on the counter and gets cold.
struct PickupReminded {
  OrderId order_id;
};
DESCRIBE(PickupReminded, order_id)

}  // namespace coffee::delivery
