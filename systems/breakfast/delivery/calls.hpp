// What others may ask of the delivery.
#pragma once
#include "kit/describe.hpp"
#include "systems/breakfast/ids.hpp"

namespace breakfast::delivery {

// The customer wants this order no more. Refused once it has been handed over.
struct Withdraw {
  OrderId order_id;
};
DESCRIBE(Withdraw, order_id)

}  // namespace breakfast::delivery
