// The catalogue: what there is to eat, for how much, and how much of it is left.
#pragma once
#include <variant>
#include <vector>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/breakfast/food_catalog/calls.hpp"
#include "systems/breakfast/food_catalog/events.hpp"

namespace breakfast::food_catalog {

inline constexpr std::int64_t stock_max = 1'000'000'000;
inline constexpr std::int64_t price_max = 1'000'000;

enum class State { none, offered, deleted };
WORDS(State, {State::none, "none"}, {State::offered, "offered"}, {State::deleted, "deleted"})

// What an order that is still under way has taken; nothing when it was told that there is not
// enough. Kept so that nothing is taken or given back twice.
struct Taking {
  OrderId order_id;
  int qty = 0;
};
DESCRIBE(Taking, order_id, qty)

struct FoodCatalog {
  FoodCatalogId id;
  int stock = 0;
  std::string name;
  std::optional<double> price;
  // Not shown:
  State state = State::none;
  std::vector<Taking> takings;
};
DESCRIBE(FoodCatalog, id, stock, name, price, state, takings)

kit::Visibility visibility(const FoodCatalog& dish);

// --- asked of a dish ---
struct Register {
  int stock = 0;
  std::string name;
  std::optional<double> price;
};
DESCRIBE(Register, stock, name, price)

struct Update {
  FoodCatalogId id;
  int stock = 0;
  std::string name;
  std::optional<double> price;
};
DESCRIBE(Update, id, stock, name, price)

struct Delete {
  FoodCatalogId id;
};
DESCRIBE(Delete, id)

// An order was placed, cancelled, handed over.
struct TakeStock {
  FoodCatalogId id;
  OrderId order_id;
  int qty = 0;
};
DESCRIBE(TakeStock, id, order_id, qty)

struct ReturnStock {
  FoodCatalogId id;
  OrderId order_id;
};
DESCRIBE(ReturnStock, id, order_id)

struct SettleStock {
  FoodCatalogId id;
  OrderId order_id;
};
DESCRIBE(SettleStock, id, order_id)

// --- known to the catalogue alone ---
// The order is over for good: it can give nothing back any more.
struct StockSettled {
  FoodCatalogId id;
  OrderId order_id;
};
DESCRIBE(StockSettled, id, order_id)

enum class Refusal { unknown_dish, already_offered };
REFUSALS(Refusal,
         {Refusal::unknown_dish,
          {"unknown_dish", 404, "this is not in the catalogue", "카탈로그에 없는 음식입니다"}},
         {Refusal::already_offered,
          {"already_offered", 409, "this is in the catalogue already", "이미 등록된 음식입니다"}})

using Event = std::variant<CatalogRegistered, CatalogUpdated, CatalogDeleted, CatalogOutofstock,
                           StockTaken, StockReturned, StockSettled>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const FoodCatalog&, const Register&);
Decision decide(const FoodCatalog&, const Update&);
Decision decide(const FoodCatalog&, const Delete&);
Decision decide(const FoodCatalog&, const FindItem&);
Decision decide(const FoodCatalog&, const TakeStock&);
Decision decide(const FoodCatalog&, const ReturnStock&);
Decision decide(const FoodCatalog&, const SettleStock&);

void evolve(FoodCatalog&, const CatalogRegistered&);
void evolve(FoodCatalog&, const CatalogUpdated&);
void evolve(FoodCatalog&, const CatalogDeleted&);
void evolve(FoodCatalog&, const CatalogOutofstock&);
void evolve(FoodCatalog&, const StockTaken&);
void evolve(FoodCatalog&, const StockReturned&);
void evolve(FoodCatalog&, const StockSettled&);

}  // namespace breakfast::food_catalog
