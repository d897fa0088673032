// A sale is booked once and reversed once.
#include "systems/coffee/account/account.hpp"

namespace coffee::account {

DayId day_of(kit::Instant at) {
  const std::chrono::year_month_day date{
      std::chrono::sys_days{std::chrono::days{kit::seoul_day(at)}}};
  const int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month());
  const auto day = static_cast<unsigned>(date.day());
  return {std::int64_t{year} * 10'000 + month * 100 + day};
}

Decision decide(const Accounting& sale, const BookSale& book) {
  if (sale.status != Status::none) return {};
  return SaleBooked{sale.id, book.product, book.qty, book.amount, book.day};
}

Decision decide(const Accounting& sale, const ReverseSale&) {
  switch (sale.status) {
    case Status::none:
      return Refusal::unknown_sale;
    case Status::sold:
      return SaleReversed{sale.id, sale.qty, sale.amount, sale.day};
    case Status::paid_back:
      return {};
  }
  return {};
}

void evolve(Accounting& sale, const SaleBooked& e) {
  sale.product = e.product;
  sale.qty = e.qty;
  sale.amount = e.amount;
  sale.day = e.day;
  sale.status = Status::sold;
}
void evolve(Accounting& sale, const SaleReversed&) { sale.status = Status::paid_back; }

}  // namespace coffee::account
