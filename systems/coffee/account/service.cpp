// The books' table of contents. They were added by subscription alone, and can be removed as
// easily.
#include "kit/service.hpp"

#include "systems/coffee/account/policies.hpp"
#include "systems/coffee/account/views.hpp"
#include "systems/coffee/contexts.hpp"

namespace coffee::account {

kit::Context service() {
  kit::Service account{"account", "the books", "매출", 8085};
  account.follows_only();

  auto sale = account.aggregate<Accounting>("accounting", "accountings");
  sale.shows({"product", "qty", "amount", "day", "status"}).search("product").search("day");
  sale.events<SaleBooked, SaleReversed>();
  sale.command<BookSale>();
  sale.command<ReverseSale>();

  account.whenever<on_payment_completed>("customer");
  account.whenever<on_paid_back>("customer");

  account.view<AccountingStatistics>("accountingStatistics", "accountingStatisticses")
      .shows({"day", "orders", "qty", "turnover"})
      .from<SaleBooked, SaleReversed>("account");
  return account.take();
}

}  // namespace coffee::account
