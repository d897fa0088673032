// The shopkeeper's page: all that is known of an order, a row each.
#pragma once
#include "kit/service.hpp"
#include "systems/mall/app/events.hpp"
#include "systems/mall/store/store.hpp"

namespace mall::store {

struct OrderDetailRow {
  OrderId order_id;
  std::optional<std::string> item;
  std::optional<int> qty;
  std::optional<kit::Money> price;
  std::optional<std::string> address, food_type;
  State state = State::received;
  bool known = false;  // not shown: placed, or received
};
DESCRIBE(OrderDetailRow, order_id, item, qty, price, address, food_type, state, known)

kit::Visibility visibility(const OrderDetailRow& row);

void project(kit::Rows<OrderDetailRow>&, const app::OrderPlaced&);
void project(kit::Rows<OrderDetailRow>&, const OrderManagementReceived&);
void project(kit::Rows<OrderDetailRow>&, const OrderManagementAccepted&);
void project(kit::Rows<OrderDetailRow>&, const OrderManagementCanceled&);
void project(kit::Rows<OrderDetailRow>&, const OrderManagementStateStarted&);
void project(kit::Rows<OrderDetailRow>&, const OrderManagementStateCompleted&);
void project(kit::Rows<OrderDetailRow>&, const OrderManagementWithdrawn&);
void project(kit::Rows<OrderDetailRow>&, const OrderManagementClosed&);

}  // namespace mall::store
