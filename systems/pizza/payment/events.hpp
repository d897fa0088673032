// What the till tells the others.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/pizza/ids.hpp"

namespace pizza::payment {

// The bank took the money. Whether there is an order, the order desk says.
struct PaymentApproved {
  PaymentId id;
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  std::string menu_option;
  std::optional<std::string> address;
  kit::Instant date;
};
DESCRIBE(PaymentApproved, id, order_id, customer_id, menu_option, address, date)

// The money is back where it came from. Goes to the billing service outside, too (S0's external
// request).
struct PaymentCanceled {
  PaymentId id;
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  std::optional<std::string> payment_method;
  kit::Money price;
  kit::Instant date;
};
DESCRIBE(PaymentCanceled, id, order_id, customer_id, payment_method, price, date)

}  // namespace pizza::payment
