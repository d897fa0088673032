// The customer's page: each order, and how far its delivery is.
#pragma once
#include "kit/service.hpp"
#include "systems/breakfast/delivery/events.hpp"
#include "systems/breakfast/order/events.hpp"

namespace breakfast::customer {

struct MyOrderRow {
  OrderId order_id;
  std::optional<FoodCatalogId> food_catalog_id;
  std::optional<int> qty;
  std::optional<DeliveryId> delivery_id;
  std::optional<std::string> status;
  std::optional<CustomerId> customer_id;
  bool known = false;  // not shown: the order itself has been heard of
};
DESCRIBE(MyOrderRow, order_id, food_catalog_id, qty, delivery_id, status, customer_id, known)
RENAME(MyOrderRow, {"order_id", "orderid"}, {"food_catalog_id", "foodcatlogid"},
       {"delivery_id", "deliveryid"}, {"customer_id", "customerid"})

// A row is there once its order is.
kit::Visibility visibility(const MyOrderRow& row);

void project(kit::Rows<MyOrderRow>&, const order::Ordered&);
void project(kit::Rows<MyOrderRow>&, const delivery::Shipped&);
void project(kit::Rows<MyOrderRow>&, const delivery::DeliveryCompleted&);
void project(kit::Rows<MyOrderRow>&, const delivery::DeliveryCanceled&);

}  // namespace breakfast::customer
