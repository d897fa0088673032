// What the catalogue tells the others.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/breakfast/ids.hpp"

namespace breakfast::food_catalog {

struct CatalogRegistered {
  FoodCatalogId id;
  int stock = 0;
  std::string name;
  std::optional<double> price;
};
DESCRIBE(CatalogRegistered, id, stock, name, price)

// By the shopkeeper's hand, or because an order took or gave back some.
struct CatalogUpdated {
  FoodCatalogId id;
  int stock = 0;
  std::string name;
  std::optional<double> price;
};
DESCRIBE(CatalogUpdated, id, stock, name, price)

struct CatalogDeleted {
  FoodCatalogId id;
  int stock = 0;
  std::string name;
  std::optional<double> price;
};
DESCRIBE(CatalogDeleted, id, stock, name, price)

// There was not enough for this order, and nothing was taken.
struct CatalogOutofstock {
  std::string state_message;
  FoodCatalogId product_id;
  OrderId order_id;
};
DESCRIBE(CatalogOutofstock, state_message, product_id, order_id)

struct StockTaken {
  FoodCatalogId id;
  OrderId order_id;
  int qty = 0;
};
DESCRIBE(StockTaken, id, order_id, qty)

struct StockReturned {
  FoodCatalogId id;
  OrderId order_id;
  int qty = 0;
};
DESCRIBE(StockReturned, id, order_id, qty)

}  // namespace breakfast::food_catalog
