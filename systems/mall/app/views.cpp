// Folds the store's menu into rows.
#include "systems/mall/app/views.hpp"

namespace mall::app {

void project(kit::Rows<MenuRow>& rows, const store::MenuItemListed& e) {
  rows[e.id] = {e.id, e.item, e.price, e.sold_out};
}
void project(kit::Rows<MenuRow>& rows, const store::MenuItemChanged& e) {
  rows[e.id] = {e.id, e.item, e.price, e.sold_out};
}
void project(kit::Rows<MenuRow>& rows, const store::MenuItemRemoved& e) { rows.erase(e.id.value); }

}  // namespace mall::app
