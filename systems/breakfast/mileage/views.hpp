// Points to look up: for each payment, and for each customer.
#pragma once
#include "kit/service.hpp"
#include "systems/breakfast/mileage/events.hpp"
#include "systems/breakfast/payment/events.hpp"

namespace breakfast::mileage {

// Follows the payments alone: a completed payment has its points, a cancelled one has none.
struct MileageViewRow {
  PayId pay_id;
  std::optional<OrderId> order_id;
  std::int64_t cnt = 0;
};
DESCRIBE(MileageViewRow, pay_id, order_id, cnt)

void project(kit::Rows<MileageViewRow>&, const payment::Paid&);
void project(kit::Rows<MileageViewRow>&, const payment::Cancelled&);

struct MileageBalanceRow {
  CustomerId customer_id;
  std::int64_t balance = 0, earned = 0, revoked = 0;
};
DESCRIBE(MileageBalanceRow, customer_id, balance, earned, revoked)
RENAME(MileageBalanceRow, {"customer_id", "customerid"})

void project(kit::Rows<MileageBalanceRow>&, const Milegeadded&);
void project(kit::Rows<MileageBalanceRow>&, const Mileageremoved&);

}  // namespace breakfast::mileage
