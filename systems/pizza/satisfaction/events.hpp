// What the satisfaction desk tells the others.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/pizza/ids.hpp"

namespace pizza::satisfaction {

struct SatisfactionAnswered {
  SatisfactionId id;
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  std::string menu_option;
  int score = 0;
  std::optional<std::string> comment;
  kit::Instant date;
};
DESCRIBE(SatisfactionAnswered, id, order_id, customer_id, menu_option, score, comment, date)

}  // namespace pizza::satisfaction
