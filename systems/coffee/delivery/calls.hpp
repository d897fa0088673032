// What others may ask of the shop.
#pragma once
#include <string_view>

#include "kit/describe.hpp"
#include "systems/coffee/ids.hpp"

namespace coffee::delivery {

// The customer wants this order cancelled. Refused once the shop has taken it, or rejected it.
struct CancelOrder {
  OrderId id;
};
DESCRIBE(CancelOrder, id)

// Reasons of refusal that callers tell apart.
namespace reason {
inline constexpr std::string_view already_rejected = "already_rejected";
}  // namespace reason

}  // namespace coffee::delivery
