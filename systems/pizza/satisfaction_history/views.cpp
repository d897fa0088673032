// A row for each answer.
#include "systems/pizza/satisfaction_history/views.hpp"

namespace pizza::satisfaction_history {

void project(kit::Rows<SatisfactionHistoryRow>& rows, const satisfaction::SatisfactionAnswered& e) {
  auto& row = rows[e.id];
  row.order_id = e.order_id;
  row.customer_id = e.customer_id;
  row.menu_option = e.menu_option;
  row.score = e.score;
  row.comment = e.comment;
  row.date = e.date;
}

}  // namespace pizza::satisfaction_history
