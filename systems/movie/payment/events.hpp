// What the till tells the others.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/movie/ids.hpp"

namespace movie::payment {

// The first five are the original's, in its spelling.
struct Payed {
  PayProcessId id;
  std::optional<std::string> card_id, customer_name;
  std::optional<int> qty;
  std::optional<std::string> reservation_id;
  std::optional<kit::Money> amount;
};
DESCRIBE(Payed, id, card_id, customer_name, qty, reservation_id, amount)
RENAME(Payed, {"card_id", "cardid"}, {"customer_name", "customerNm"},
       {"reservation_id", "reservationiId"})

struct PaymentDeclined {
  PayProcessId id;
  std::optional<std::string> reservation_id;
};
DESCRIBE(PaymentDeclined, id, reservation_id)
RENAME(PaymentDeclined, {"reservation_id", "reservationiId"})

// The money is back where it came from.
struct PaymentCanceled {
  PayProcessId id;
  std::optional<std::string> reservation_id;
};
DESCRIBE(PaymentCanceled, id, reservation_id)
RENAME(PaymentCanceled, {"reservation_id", "reservationiId"})

}  // namespace movie::payment
