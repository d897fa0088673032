// What the books listen to.
#pragma once
#include "systems/coffee/account/account.hpp"
#include "systems/coffee/customer/events.hpp"

namespace coffee::account {

BookSale on_payment_completed(const customer::PaymentCompleted&);
ReverseSale on_paid_back(const customer::OrderPaidBack&);

}  // namespace coffee::account
