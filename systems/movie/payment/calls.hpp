// What others may ask of the till.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "kit/till.hpp"
#include "systems/movie/ids.hpp"

namespace movie::payment {

// Pay for this reservation, now. Once is enough: asking again asks after the same payment.
struct Pay {
  std::string reservation_id;
  std::optional<std::string> card_id, customer_name;
  int qty = 0;
  kit::Money amount;
  kit::Instant at;  // set by the till when it hears of it
};
DESCRIBE(Pay, reservation_id, card_id, customer_name, qty, amount, at)
RENAME(Pay, {"reservation_id", "reservationiId"}, {"card_id", "cardid"},
       {"customer_name", "customerNm"})

// This reservation won't come about. Refused as already_paid when it is too late to say so.
struct Void {
  std::string reservation_id;
  kit::Money amount;
};
DESCRIBE(Void, reservation_id, amount)
RENAME(Void, {"reservation_id", "reservationiId"})

namespace reason = kit::till::reason;

}  // namespace movie::payment
