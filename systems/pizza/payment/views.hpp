// What the billing service outside was asked to give back.
#pragma once
#include "kit/service.hpp"
#include "systems/pizza/payment/events.hpp"

namespace pizza::payment {

struct BillingLogRow {
  PaymentId id;
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  std::optional<std::string> payment_method;
  kit::Money price;
  kit::Instant date;
};
DESCRIBE(BillingLogRow, id, order_id, customer_id, payment_method, price, date)

void project(kit::Rows<BillingLogRow>&, const PaymentCanceled&);

}  // namespace pizza::payment
