// What others may ask of the shop floor.
#pragma once
#include "kit/describe.hpp"
#include "systems/pizza/ids.hpp"

namespace pizza::delivery {

// The customer wants this order cancelled. Refused once its production has started.
struct Withdraw {
  OrderId id;
  kit::Instant at;
};
DESCRIBE(Withdraw, id, at)

}  // namespace pizza::delivery
