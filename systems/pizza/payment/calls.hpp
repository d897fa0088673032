// What others may ask of the till.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "kit/till.hpp"
#include "systems/pizza/ids.hpp"

namespace pizza::payment {

// Pay for this order, now. Once is enough: asking again asks after the same payment.
struct Pay {
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  kit::Money price;
  std::string menu_option;
  std::optional<std::string> payment_method, address;
  kit::Instant at;  // set by the till when it hears of it
};
DESCRIBE(Pay, order_id, customer_id, price, menu_option, payment_method, address, at)

namespace reason = kit::till::reason;

}  // namespace pizza::payment
