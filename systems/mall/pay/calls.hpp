// What others may ask of the till.
#pragma once
#include <string_view>

#include "kit/describe.hpp"
#include "systems/mall/ids.hpp"

namespace mall::pay {

// Pay for this order, now. Once is enough: asking again asks after the same payment.
struct Pay {
  OrderId order_id;
  kit::Money amount;
  kit::Instant at;  // set by the till when it hears of it
};
DESCRIBE(Pay, order_id, amount, at)

// This order won't come about. Refused as already_paid when it is too late to say so: the order's
// sum has been paid.
struct Void {
  OrderId order_id;
  kit::Money amount;
};
DESCRIBE(Void, order_id, amount)

// Reasons of refusal that callers tell apart.
namespace reason {
inline constexpr std::string_view declined = "declined";
inline constexpr std::string_view already_paid = "already_paid";
}  // namespace reason

}  // namespace mall::pay
