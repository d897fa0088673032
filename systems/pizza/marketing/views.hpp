// What each customer ordered and spent. Cancelled orders do not count.
#pragma once
#include "kit/service.hpp"
#include "systems/pizza/order/events.hpp"

namespace pizza::marketing {

struct MarketingRow {
  CustomerId id;
  CustomerId customer_id;  // again, to be shown
  std::int64_t orders = 0;
  kit::Money spent;
};
DESCRIBE(MarketingRow, id, customer_id, orders, spent)

void project(kit::Rows<MarketingRow>&, const order::OrderPlaced&);
void project(kit::Rows<MarketingRow>&, const order::OrderCanceled&);

}  // namespace pizza::marketing
