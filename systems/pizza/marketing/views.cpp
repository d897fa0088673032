// Sums by customer; an order without a customer's number is nobody's.
#include "systems/pizza/marketing/views.hpp"

namespace pizza::marketing {
namespace {

void count(kit::Rows<MarketingRow>& rows, const std::optional<CustomerId>& customer,
           std::int64_t orders, kit::Money price) {
  if (!customer) return;
  auto& row = rows[*customer];
  row.customer_id = *customer;
  row.orders += orders;
  row.spent = row.spent + orders * price;
}

}  // namespace

void project(kit::Rows<MarketingRow>& rows, const order::OrderPlaced& e) {
  count(rows, e.customer_id, 1, e.price);
}
void project(kit::Rows<MarketingRow>& rows, const order::OrderCanceled& e) {
  count(rows, e.customer_id, -1, e.price);
}

}  // namespace pizza::marketing
