// The barista's list: what is paid and not handed out yet, with what is known of it.
#pragma once
#include "kit/service.hpp"
#include "systems/coffee/customer/events.hpp"
#include "systems/coffee/delivery/events.hpp"

namespace coffee::counter {

struct Work {
  OrderId order_id;
  std::string product;
  int qty = 1;
  delivery::Status status = delivery::Status::order_get;
  kit::Instant paid_at;
  // Not shown. Orders and shop have a log each, and either may be heard first:
  bool known = false;  // the order has been heard of
  bool over = false;   // the shop was done with it before
};
DESCRIBE(Work, order_id, product, qty, status, paid_at, known, over)

kit::Visibility visibility(const Work& work);

void project(kit::Rows<Work>&, const customer::PaymentCompleted&);
void project(kit::Rows<Work>&, const delivery::OrderReceived&);
void project(kit::Rows<Work>&, const delivery::CoffeeMade&);
void project(kit::Rows<Work>&, const delivery::OrderPickedUp&);
void project(kit::Rows<Work>&, const delivery::OrderRejected&);
void project(kit::Rows<Work>&, const delivery::OrderCancelConfirmed&);

}  // namespace coffee::counter
