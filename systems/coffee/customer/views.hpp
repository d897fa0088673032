// The page on which customers look their orders up: it says of each what the order says of itself.
#pragma once
#include "kit/service.hpp"
#include "systems/coffee/customer/customer.hpp"

namespace coffee::customer {

struct OrderStatusRow {
  OrderId id;
  std::string product;
  int qty = 1;
  kit::Money price;
  Status status = Status::none;
};
DESCRIBE(OrderStatusRow, id, product, qty, price, status)

// What is not paid yet is seen by its own address only; what failed to be paid is on the page.
kit::Visibility visibility(const OrderStatusRow& row);

void project(kit::Rows<OrderStatusRow>&, const OrderRequested&);
void project(kit::Rows<OrderStatusRow>&, const OrderSelected&);
void project(kit::Rows<OrderStatusRow>&, const PaymentCompleted&);
void project(kit::Rows<OrderStatusRow>&, const OrderCancelRequested&);
void project(kit::Rows<OrderStatusRow>&, const OrderCancelRefused&);
void project(kit::Rows<OrderStatusRow>&, const OrderStatusChanged&);
void project(kit::Rows<OrderStatusRow>&, const OrderPaidBack&);

}  // namespace coffee::customer
