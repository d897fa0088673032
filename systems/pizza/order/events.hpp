// What the order desk tells the others. The fields and their order are the originals'; `date` is
// when it happened.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/pizza/ids.hpp"

namespace pizza::order {

enum class State {
  none,
  pending,  // not paid yet: no order for anyone but its customer
  placed,
  cancel_requested,  // the kitchen has been asked and has not answered yet
  canceled,
  declined,  // the bank said no
  withdrawn  // payment could not be reached
};
WORDS(State, {State::pending, "PENDING"}, {State::placed, "PLACE"},
      {State::cancel_requested, "CANCEL_REQUESTED"}, {State::canceled, "CANCEL"},
      {State::declined, "DECLINED"}, {State::withdrawn, "WITHDRAWN"})

// Paid, and from now on an order.
struct OrderPlaced {
  OrderId id;
  std::optional<CustomerId> customer_id;
  State state = State::placed;
  kit::Money price;
  std::optional<std::string> payment_method;
  std::string menu_option;
  std::string notification_type = "Notification";
  kit::Instant date;
};
DESCRIBE(OrderPlaced, id, customer_id, state, price, payment_method, menu_option, notification_type,
         date)

// An order that had been placed was cancelled in time.
struct OrderCanceled {
  OrderId id;
  std::optional<CustomerId> customer_id;
  State state = State::canceled;
  kit::Money price;
  std::optional<std::string> payment_method;
  std::string notification_type = "Notification";
  kit::Instant date;
};
DESCRIBE(OrderCanceled, id, customer_id, state, price, payment_method, notification_type, date)

// Payment could not be reached: nothing is ordered. It may be paid all the same, unheard of here.
// Who was `held` was told that it takes longer (202), and does not know yet how it ended.
struct OrderWithdrawn {
  OrderId id;
  std::optional<CustomerId> customer_id;
  bool held = false;
  kit::Instant date;
};
DESCRIBE(OrderWithdrawn, id, customer_id, held, date)

// The bank said no: nothing is ordered.
struct PaymentRefused {
  OrderId id;
  std::optional<CustomerId> customer_id;
  bool held = false;
  kit::Instant date;
};
DESCRIBE(PaymentRefused, id, customer_id, held, date)

// Its customer did not want to wait for the payment.
struct OrderTakenBack {
  OrderId id;
};
DESCRIBE(OrderTakenBack, id)

// The kitchen was faster than the cancel: the order goes on.
struct CancelRefused {
  OrderId id;
  std::optional<CustomerId> customer_id;
  bool held = false;
  kit::Instant date;
};
DESCRIBE(CancelRefused, id, customer_id, held, date)

}  // namespace pizza::order
