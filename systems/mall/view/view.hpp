// What the customer looks at: how far the order is, and whether its payment was given back.
#pragma once
#include "kit/service.hpp"
#include "systems/mall/app/events.hpp"
#include "systems/mall/pay/events.hpp"

namespace mall::view {

struct OrderStateRow {
  OrderId id;
  std::string item;
  std::string order_state;
  std::optional<std::string> pay_state;
  bool placed = false;  // not shown
};
DESCRIBE(OrderStateRow, id, item, order_state, pay_state, placed)

kit::Visibility visibility(const OrderStateRow& row);

void project(kit::Rows<OrderStateRow>&, const app::OrderPlaced&);
void project(kit::Rows<OrderStateRow>&, const app::OrderStateChanged&);
void project(kit::Rows<OrderStateRow>&, const app::OrderComplete&);
void project(kit::Rows<OrderStateRow>&, const pay::PaymentCanceled&);

}  // namespace mall::view
