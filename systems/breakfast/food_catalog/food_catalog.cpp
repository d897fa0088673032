// The rules of stock: an order takes what it wants or nothing, and gives back what it took.
#include "systems/breakfast/food_catalog/food_catalog.hpp"

namespace breakfast::food_catalog {
namespace {

// What the order has taken; nothing when it has not been here, or is over.
std::optional<int> taken_by(const FoodCatalog& dish, OrderId order) {
  for (const auto& taking : dish.takings)
    if (taking.order_id == order) return taking.qty;
  return std::nullopt;
}

void forget(FoodCatalog& dish, OrderId order) {
  std::erase_if(dish.takings, [order](const Taking& taking) { return taking.order_id == order; });
}

// The stock changed by that much, as the shop window is to show it.
Decision and_show(Decision so_far, const FoodCatalog& dish, int change) {
  if (dish.state != State::offered) return so_far;
  return std::move(so_far).also(
      CatalogUpdated{dish.id, dish.stock + change, dish.name, dish.price});
}

}  // namespace

kit::Visibility visibility(const FoodCatalog& dish) {
  return dish.state == State::offered ? kit::Visibility::listed : kit::Visibility::hidden;
}

Decision decide(const FoodCatalog& dish, const Register& wanted) {
  const bool same =
      dish.stock == wanted.stock && dish.name == wanted.name && dish.price == wanted.price;
  switch (dish.state) {
    case State::none:
      return CatalogRegistered{dish.id, wanted.stock, wanted.name, wanted.price};
    case State::offered:
      if (same) return {};
      return Refusal::already_offered;
    case State::deleted:
      return Refusal::unknown_dish;
  }
  return {};
}

Decision decide(const FoodCatalog& dish, const Update& wanted) {
  if (dish.state != State::offered) return Refusal::unknown_dish;
  const CatalogUpdated updated{dish.id, wanted.stock, wanted.name, wanted.price};
  if (updated.stock == dish.stock && updated.name == dish.name && updated.price == dish.price)
    return {};
  return updated;
}

Decision decide(const FoodCatalog& dish, const Delete&) {
  if (dish.state != State::offered) return Refusal::unknown_dish;
  return CatalogDeleted{dish.id, dish.stock, dish.name, dish.price};
}

Decision decide(const FoodCatalog& dish, const FindItem&) {
  if (dish.state != State::offered) return Refusal::unknown_dish;
  return {};
}

// Of what has been deleted in the meantime there is nothing left.
Decision decide(const FoodCatalog& dish, const TakeStock& wanted) {
  if (dish.state == State::none) return Refusal::unknown_dish;
  if (taken_by(dish, wanted.order_id)) return {};
  if (dish.state == State::deleted || dish.stock < wanted.qty)
    return CatalogOutofstock{"out of stock", dish.id, wanted.order_id};
  return and_show(StockTaken{dish.id, wanted.order_id, wanted.qty}, dish, -wanted.qty);
}

// Only what was taken comes back: an order that got nothing returns nothing.
Decision decide(const FoodCatalog& dish, const ReturnStock& cancelled) {
  const auto taken = taken_by(dish, cancelled.order_id);
  if (!taken) return {};
  if (*taken == 0) return StockSettled{dish.id, cancelled.order_id};
  return and_show(StockReturned{dish.id, cancelled.order_id, *taken}, dish, *taken);
}

Decision decide(const FoodCatalog& dish, const SettleStock& over) {
  if (!taken_by(dish, over.order_id)) return {};
  return StockSettled{dish.id, over.order_id};
}

void evolve(FoodCatalog& dish, const CatalogRegistered& e) {
  dish.stock = e.stock;
  dish.name = e.name;
  dish.price = e.price;
  dish.state = State::offered;
}
void evolve(FoodCatalog& dish, const CatalogUpdated& e) {
  dish.stock = e.stock;
  dish.name = e.name;
  dish.price = e.price;
}
void evolve(FoodCatalog& dish, const CatalogDeleted&) { dish.state = State::deleted; }
void evolve(FoodCatalog& dish, const CatalogOutofstock& e) {
  dish.takings.push_back({e.order_id, 0});
}
void evolve(FoodCatalog& dish, const StockTaken& e) {
  dish.stock -= e.qty;
  dish.takings.push_back({e.order_id, e.qty});
}
void evolve(FoodCatalog& dish, const StockReturned& e) {
  dish.stock += e.qty;
  forget(dish, e.order_id);
}
void evolve(FoodCatalog& dish, const StockSettled& e) { forget(dish, e.order_id); }

}  // namespace breakfast::food_catalog
