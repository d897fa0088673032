// What the store tells the others.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/mall/ids.hpp"

namespace mall::store {

enum class State {
  none,
  draft,  // described before it is known to be paid: not for the shopkeeper's eyes yet
  received,
  accepted,
  rejected,
  cooking,
  cooked,
  completed,  // the customer has it
  withdrawn   // cancelled before cooking began, perhaps before it ever arrived
};
WORDS(State, {State::draft, "작성중"}, {State::received, nullptr}, {State::accepted, "접수됨"},
      {State::rejected, "거부됨"}, {State::cooking, "요리시작"}, {State::cooked, "요리완료"},
      {State::completed, "거래완료"}, {State::withdrawn, "취소됨"})

struct OrderManagementReceived {
  OrderManagementId id;
  OrderId order_id;
  std::string address, food_type;
  std::optional<std::string> region, customer;
  bool by_hand = false;  // the shopkeeper entered it; nobody paid
};
DESCRIBE(OrderManagementReceived, id, order_id, address, food_type, region, customer, by_hand)

struct OrderManagementAccepted {
  OrderManagementId id;
  OrderId order_id;
  std::string address, food_type;
};
DESCRIBE(OrderManagementAccepted, id, order_id, address, food_type)

// The shopkeeper rejected it.
struct OrderManagementCanceled {
  OrderManagementId id;
  OrderId order_id;
};
DESCRIBE(OrderManagementCanceled, id, order_id)

struct OrderManagementStateStarted {
  OrderManagementId id;
  State state = State::cooking;
  OrderId order_id;
};
DESCRIBE(OrderManagementStateStarted, id, state, order_id)

struct OrderManagementStateCompleted {
  OrderManagementId id;
  OrderId order_id;
  std::string address, food_type;
  State state = State::cooked;
  std::optional<std::string> region;
};
DESCRIBE(OrderManagementStateCompleted, id, order_id, address, food_type, state, region)

// Nobody will cook it: its order was cancelled in time.
struct OrderManagementWithdrawn {
  OrderManagementId id;
  OrderId order_id;
};
DESCRIBE(OrderManagementWithdrawn, id, order_id)

// --- the menu
// -------------------------------------------------------------------------------------------
struct MenuItemListed {
  MenuItemId id;
  std::string item;
  kit::Money price;
  bool sold_out = false;
};
DESCRIBE(MenuItemListed, id, item, price, sold_out)

struct MenuItemChanged {
  MenuItemId id;
  std::string item;
  kit::Money price;
  bool sold_out = false;
};
DESCRIBE(MenuItemChanged, id, item, price, sold_out)

struct MenuItemRemoved {
  MenuItemId id;
  std::string item;
};
DESCRIBE(MenuItemRemoved, id, item)

}  // namespace mall::store
