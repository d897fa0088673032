// Orders and payments come from two logs: a refund may be heard of before its order. A cancelled
// order keeps its last state here; that its money went back is what tells of the cancel.
#include "systems/mall/view/view.hpp"

namespace mall::view {
namespace {

std::string word_of(app::State state) {
  for (const auto& word : kit_words(app::State{}))
    if (word.value == state && word.text) return word.text;
  return {};
}

}  // namespace

// A row is there once its order is.
kit::Visibility visibility(const OrderStateRow& row) {
  return row.placed ? kit::Visibility::listed : kit::Visibility::hidden;
}

void project(kit::Rows<OrderStateRow>& rows, const app::OrderPlaced& e) {
  auto& row = rows[e.id];
  row.item = e.item;
  row.order_state = "시작";
  row.placed = true;
}
void project(kit::Rows<OrderStateRow>& rows, const app::OrderStateChanged& e) {
  rows[e.id].order_state = word_of(e.state);
}
void project(kit::Rows<OrderStateRow>& rows, const app::OrderComplete& e) {
  rows[e.id].order_state = word_of(app::State::confirmed);
}
void project(kit::Rows<OrderStateRow>& rows, const pay::PaymentCanceled& e) {
  rows[e.order_id].pay_state = "결제취소";
}

}  // namespace mall::view
