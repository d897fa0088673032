// The turnover of each day, less what was paid back of that day's sales.
#pragma once
#include "kit/service.hpp"
#include "systems/coffee/account/account.hpp"

namespace coffee::account {

struct AccountingStatistics {
  DayId id;
  DayId day;
  std::int64_t orders = 0;
  std::int64_t qty = 0;
  kit::Money turnover;
};
DESCRIBE(AccountingStatistics, id, day, orders, qty, turnover)

void project(kit::Rows<AccountingStatistics>&, const SaleBooked&);
void project(kit::Rows<AccountingStatistics>&, const SaleReversed&);

}  // namespace coffee::account
