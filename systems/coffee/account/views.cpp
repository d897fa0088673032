// Adds up sales by day.
#include "systems/coffee/account/views.hpp"

namespace coffee::account {

void project(kit::Rows<AccountingStatistics>& rows, const SaleBooked& e) {
  auto& row = rows[e.day];
  row.day = e.day;
  row.orders += 1;
  row.qty += e.qty;
  row.turnover = row.turnover + e.amount;
}
void project(kit::Rows<AccountingStatistics>& rows, const SaleReversed& e) {
  auto& row = rows[e.day];
  row.orders -= 1;
  row.qty -= e.qty;
  row.turnover = row.turnover - e.amount;
}

}  // namespace coffee::account
