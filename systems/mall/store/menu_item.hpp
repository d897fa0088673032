// The menu: what the store sells, for how much, and whether there is any left.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/mall/store/events.hpp"

namespace mall::store {

inline constexpr std::int64_t menu_price_max = 1'000'000'000;

struct MenuItem {
  MenuItemId id;
  std::string item;
  kit::Money price;
  bool sold_out = false;
  bool listed = false;  // not shown; what was taken off the menu may come back
};
DESCRIBE(MenuItem, id, item, price, sold_out, listed)

kit::Visibility visibility(const MenuItem& item);

struct ListItem {
  std::string item;
  kit::Money price;
  bool sold_out = false;
};
DESCRIBE(ListItem, item, price, sold_out)

struct ChangeItem {
  MenuItemId id;
  kit::Money price;
  bool sold_out = false;
};
DESCRIBE(ChangeItem, id, price, sold_out)

struct RemoveItem {
  MenuItemId id;
};
DESCRIBE(RemoveItem, id)

enum class MenuRefusal { unknown_item, already_listed };
REFUSALS(MenuRefusal,
         {MenuRefusal::unknown_item,
          {"unknown_item", 404, "this is not on the menu", "없는 메뉴입니다"}},
         {MenuRefusal::already_listed,
          {"already_listed", 409, "this is on the menu already", "이미 등록된 메뉴입니다"}})

using MenuEvent = std::variant<MenuItemListed, MenuItemChanged, MenuItemRemoved>;
using MenuDecision = kit::Decision<MenuEvent, MenuRefusal>;

MenuDecision decide(const MenuItem&, const ListItem&);
MenuDecision decide(const MenuItem&, const ChangeItem&);
MenuDecision decide(const MenuItem&, const RemoveItem&);

void evolve(MenuItem&, const MenuItemListed&);
void evolve(MenuItem&, const MenuItemChanged&);
void evolve(MenuItem&, const MenuItemRemoved&);

}  // namespace mall::store
