// The menu as the customer sees it: the store keeps it, the order desk shows it.
#pragma once
#include "kit/service.hpp"
#include "systems/mall/store/events.hpp"

namespace mall::app {

struct MenuRow {
  MenuItemId id;
  std::string item;
  kit::Money price;
  bool sold_out = false;
};
DESCRIBE(MenuRow, id, item, price, sold_out)

void project(kit::Rows<MenuRow>&, const store::MenuItemListed&);
void project(kit::Rows<MenuRow>&, const store::MenuItemChanged&);
void project(kit::Rows<MenuRow>&, const store::MenuItemRemoved&);

}  // namespace mall::app
