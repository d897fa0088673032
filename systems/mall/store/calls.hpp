// What others may ask of the store.
#pragma once
#include <string_view>

#include "kit/describe.hpp"
#include "systems/mall/ids.hpp"

namespace mall::store {

// The customer wants this order cancelled. Refused once cooking has started, or when the store has
// rejected it.
struct Withdraw {
  OrderId order_id;
};
DESCRIBE(Withdraw, order_id)

// Reasons of refusal that callers tell apart.
namespace reason {
inline constexpr std::string_view cooking_started = "cooking_started";
inline constexpr std::string_view already_rejected = "already_rejected";
}  // namespace reason

}  // namespace mall::store
