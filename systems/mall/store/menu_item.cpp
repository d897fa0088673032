// The rules of the menu: an item stands on it once.
#include "systems/mall/store/menu_item.hpp"

namespace mall::store {

kit::Visibility visibility(const MenuItem& item) {
  return item.listed ? kit::Visibility::listed : kit::Visibility::hidden;
}

MenuDecision decide(const MenuItem& item, const ListItem& wanted) {
  if (!item.listed) return MenuItemListed{item.id, wanted.item, wanted.price, wanted.sold_out};
  if (item.price == wanted.price && item.sold_out == wanted.sold_out) return {};
  return MenuRefusal::already_listed;
}

MenuDecision decide(const MenuItem& item, const ChangeItem& wanted) {
  if (!item.listed) return MenuRefusal::unknown_item;
  const MenuItemChanged changed{item.id, item.item, wanted.price, wanted.sold_out};
  if (changed.price == item.price && changed.sold_out == item.sold_out) return {};
  return changed;
}

MenuDecision decide(const MenuItem& item, const RemoveItem&) {
  if (!item.listed) return MenuRefusal::unknown_item;
  return MenuItemRemoved{item.id, item.item};
}

void evolve(MenuItem& item, const MenuItemListed& e) {
  item.item = e.item;
  item.price = e.price;
  item.sold_out = e.sold_out;
  item.listed = true;
}
void evolve(MenuItem& item, const MenuItemChanged& e) {
  item.price = e.price;
  item.sold_out = e.sold_out;
}
void evolve(MenuItem& item, const MenuItemRemoved&) { item.listed = false; }

}  // namespace mall::store
