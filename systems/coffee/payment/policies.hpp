// What moves a payment besides those who pay.
#pragma once
#include <optional>

#include "kit/bank.hpp"
#include "systems/coffee/customer/events.hpp"
#include "systems/coffee/delivery/events.hpp"
#include "systems/coffee/payment/payment.hpp"

namespace coffee::payment {

std::optional<Refund> on_order_selected(const customer::OrderSelected&);
Refund on_rejected(const delivery::OrderRejected&);
Refund on_cancel_confirmed(const delivery::OrderCancelConfirmed&);

}  // namespace coffee::payment
