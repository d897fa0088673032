// The books, an extension: what was sold, and what was paid back. It only listens to orders; nobody
// knows of it.
#pragma once
#include <string>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/coffee/ids.hpp"

namespace coffee::account {

enum class Status { none, sold, paid_back };
WORDS(Status, {Status::sold, "sold"}, {Status::paid_back, "payback"})

// A sale; its number is the order's.
struct Accounting {
  OrderId id;
  std::string product;
  int qty = 1;
  kit::Money amount;
  DayId day;
  Status status = Status::none;
};
DESCRIBE(Accounting, id, product, qty, amount, day, status)

// On which day of Seoul's calendar that was (R18): 20261121.
DayId day_of(kit::Instant at);

struct BookSale {
  OrderId id;
  std::string product;
  int qty = 1;
  kit::Money amount;
  DayId day;
};
DESCRIBE(BookSale, id, product, qty, amount, day)

struct ReverseSale {
  OrderId id;
};
DESCRIBE(ReverseSale, id)

struct SaleBooked {
  OrderId order_id;
  std::string product;
  int qty = 1;
  kit::Money amount;
  DayId day;
};
DESCRIBE(SaleBooked, order_id, product, qty, amount, day)

struct SaleReversed {
  OrderId order_id;
  int qty = 1;
  kit::Money amount;
  DayId day;  // of the sale
};
DESCRIBE(SaleReversed, order_id, qty, amount, day)

enum class Refusal { unknown_sale };
REFUSALS(Refusal,
         {Refusal::unknown_sale, {"unknown_sale", 404, "there is no such sale", "없는 매출입니다"}})

using Event = std::variant<SaleBooked, SaleReversed>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Accounting&, const BookSale&);
Decision decide(const Accounting&, const ReverseSale&);

void evolve(Accounting&, const SaleBooked&);
void evolve(Accounting&, const SaleReversed&);

}  // namespace coffee::account
