// Folds payments and points into rows.
#include "systems/breakfast/mileage/views.hpp"

namespace breakfast::mileage {

void project(kit::Rows<MileageViewRow>& rows, const payment::Paid& e) {
  const std::int64_t cnt = payment::points(e.amount);
  if (cnt > 0) rows[e.id] = {e.id, e.order_id, cnt};
}
void project(kit::Rows<MileageViewRow>& rows, const payment::Cancelled& e) {
  rows.erase(e.id.value);
}

// Points of nobody's are in the book, but on no account.
void project(kit::Rows<MileageBalanceRow>& rows, const Milegeadded& e) {
  if (!e.customer_id) return;
  auto& row = rows[*e.customer_id];
  row.earned += e.cnt;
  row.balance += e.cnt;
}
void project(kit::Rows<MileageBalanceRow>& rows, const Mileageremoved& e) {
  if (!e.customer_id) return;
  auto& row = rows[*e.customer_id];
  row.revoked += e.cnt;
  row.balance -= e.cnt;
}

}  // namespace breakfast::mileage
