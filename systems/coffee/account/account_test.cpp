// That a sale is booked once, reversed once, and on the right day.
#include "systems/coffee/account/account.hpp"

#include "kit/memory_rows.hpp"
#include "systems/coffee/account/policies.hpp"
#include "systems/coffee/account/views.hpp"
#include "systems/coffee/contexts.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace coffee::account {
namespace {

using kit::Money;
using systems::testing::given;

constexpr OrderId one{1};
constexpr DayId today{20261121};
const BookSale sale{one, "IceAmericano", 2, Money{4000}, today};
const SaleBooked booked{one, "IceAmericano", 2, Money{4000}, today};
const SaleReversed reversed{one, 2, Money{4000}, today};

TEST(coffee_account, books_a_sale_once_and_reverses_it_once) {
  given<Accounting>().when(sale).then("SaleBooked");
  given<Accounting>().when(ReverseSale{one}).then("404 unknown_sale");
  given<Accounting>(booked).when(sale).then("nothing");
  given<Accounting>(booked).when(ReverseSale{one}).then("SaleReversed");
  given<Accounting>(booked, reversed).when(sale).then("nothing");
  given<Accounting>(booked, reversed).when(ReverseSale{one}).then("nothing");
}

TEST(coffee_account, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(coffee_account, a_sale_belongs_to_the_day_on_which_it_was_paid_in_seoul) {
  const auto at = [](const char* text) {
    return on_payment_completed(
        {one, "Latte", 2, Money{3000}, kit::parse_instant(text).value_or(kit::Instant{})});
  };
  EXPECT_EQ(at("2026-11-21T14:59:59Z").day, DayId{20261121});
  EXPECT_EQ(at("2026-11-21T15:00:00Z").day, DayId{20261122});
  EXPECT_EQ(at("2026-12-31T15:00:00Z").day, DayId{20270101});
  EXPECT_EQ(at("2026-11-21T15:00:00Z").amount, Money{6000});
}

TEST(coffee_account, a_days_turnover_is_what_is_kept) {
  kit::MemoryRows shelf(kit::type_of<AccountingStatistics>());
  kit::Rows<AccountingStatistics> rows(shelf);
  project(rows, booked);
  project(rows, SaleBooked{{2}, "Latte", 1, Money{3000}, today});
  project(rows, reversed);
  const auto& day = *shelf.rows.at(today.value).as<AccountingStatistics>();
  EXPECT_EQ(day.day, today);
  EXPECT_EQ(day.orders, 1);
  EXPECT_EQ(day.qty, 1);
  EXPECT_EQ(day.turnover, Money{3000});
}

// It was added by subscription alone: nobody calls it, nobody listens to it.
TEST(coffee_account, nobody_needs_it) {
  const auto context = service();
  EXPECT_TRUE(context.follows_only);
  EXPECT_TRUE(context.calls.empty());
  for (const auto& other :
       {customer::service(), delivery::service(), payment::service(), sms::service()})
    for (const auto& subscription : other.subscriptions) EXPECT_NE(subscription.from, "account");
}

}  // namespace
}  // namespace coffee::account
