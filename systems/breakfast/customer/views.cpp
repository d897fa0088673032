// Orders and deliveries come from two logs, in any order between them. Each tells other columns,
// so that nothing that comes first is lost.
#include "systems/breakfast/customer/views.hpp"

namespace breakfast::customer {
namespace {

template <class E>
std::string word_of(E value) {
  for (const auto& word : kit_words(E{}))
    if (word.value == value && word.text) return word.text;
  return {};
}

}  // namespace

kit::Visibility visibility(const MyOrderRow& row) {
  return row.known ? kit::Visibility::listed : kit::Visibility::hidden;
}

void project(kit::Rows<MyOrderRow>& rows, const order::Ordered& e) {
  auto& row = rows[e.id];
  row.food_catalog_id = e.food_catalog_id;
  row.qty = e.qty;
  row.customer_id = e.customer_id;
  row.known = true;
}
void project(kit::Rows<MyOrderRow>& rows, const delivery::Shipped& e) {
  auto& row = rows[e.order_id];
  row.delivery_id = e.id;
  row.status = word_of(e.status);
}
void project(kit::Rows<MyOrderRow>& rows, const delivery::DeliveryCompleted& e) {
  rows[e.order_id].status = word_of(e.status);
}
void project(kit::Rows<MyOrderRow>& rows, const delivery::DeliveryCanceled& e) {
  rows[e.order_id].status = word_of(e.status);
}

}  // namespace breakfast::customer
