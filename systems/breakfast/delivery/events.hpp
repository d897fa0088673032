// What the delivery tells the others.
#pragma once
#include "kit/describe.hpp"
#include "systems/breakfast/ids.hpp"

namespace breakfast::delivery {

enum class Status { none, shipped, completed, canceled };
WORDS(Status, {Status::shipped, "Delivery Start"}, {Status::completed, "Delivery Completed"},
      {Status::canceled, "Order Canceled-delivery"})

// The word that goes out with a cancel is not that of the row; both are the original's.
enum class CancelWord { cancelled };
WORDS(CancelWord, {CancelWord::cancelled, "Cancelled-delivery"})

struct Shipped {
  DeliveryId id;
  OrderId order_id;
  Status status = Status::shipped;
  FoodCatalogId food_catalog_id;
};
DESCRIBE(Shipped, id, order_id, status, food_catalog_id)
RENAME(Shipped, {"order_id", "orderID"})

// Handed over at the door.
struct DeliveryCompleted {
  DeliveryId id;
  OrderId order_id;
  Status status = Status::completed;
  FoodCatalogId food_catalog_id;
};
DESCRIBE(DeliveryCompleted, id, order_id, status, food_catalog_id)
RENAME(DeliveryCompleted, {"order_id", "orderID"})

// It will not be handed over any more, whether it had left or not.
struct DeliveryCanceled {
  DeliveryId id;
  OrderId order_id;
  CancelWord status = CancelWord::cancelled;
};
DESCRIBE(DeliveryCanceled, id, order_id, status)
RENAME(DeliveryCanceled, {"order_id", "orderID"})

}  // namespace breakfast::delivery
