// The ids of breakfast's things. All contexts speak of an order, a payment, a dish by the same id.
#pragma once
#include "kit/id.hpp"
#include "kit/till.hpp"

namespace breakfast {

using OrderId = kit::Id<struct OrderTag>;
using PayId = kit::till::PaymentId;
using MileageId = kit::Id<struct MileageTag>;
using DeliveryId = kit::Id<struct DeliveryTag>;
using CustomerId = kit::Id<struct CustomerTag>;
using FoodCatalogId = kit::Id<struct FoodCatalogTag>;

}  // namespace breakfast
