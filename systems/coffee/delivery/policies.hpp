// What brings orders into the shop.
#pragma once
#include "systems/coffee/customer/events.hpp"
#include "systems/coffee/delivery/delivery.hpp"

namespace coffee::delivery {

// A paid order is the shop's, under the order's own number.
TakeIn on_payment_completed(const customer::PaymentCompleted&);

}  // namespace coffee::delivery
