// What customers said, answer by answer.
#pragma once
#include "kit/service.hpp"
#include "systems/pizza/satisfaction/events.hpp"

namespace pizza::satisfaction_history {

struct SatisfactionHistoryRow {
  SatisfactionId id;
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  std::string menu_option;
  int score = 0;
  std::optional<std::string> comment;
  kit::Instant date;
};
DESCRIBE(SatisfactionHistoryRow, id, order_id, customer_id, menu_option, score, comment, date)

void project(kit::Rows<SatisfactionHistoryRow>&, const satisfaction::SatisfactionAnswered&);

}  // namespace pizza::satisfaction_history
