// What brings orders to the shop floor.
#pragma once
#include "systems/pizza/delivery/delivery.hpp"
#include "systems/pizza/order/events.hpp"
#include "systems/pizza/payment/events.hpp"

namespace pizza::delivery {

NotePaid on_payment_approved(const payment::PaymentApproved&);
NotePlaced on_order_placed(const order::OrderPlaced&);

}  // namespace pizza::delivery
