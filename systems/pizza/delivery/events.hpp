// What the shop floor tells the others. The fields and their order are the originals'.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/pizza/ids.hpp"

namespace pizza::delivery {

enum class State {
  none,
  draft,  // heard of, and not yet known to be both placed and paid: nothing for the shop's eyes
  ready,
  started,
  delivering,
  completed,
  withdrawn  // cancelled before production started, perhaps before it ever arrived
};
WORDS(State, {State::draft, "DRAFT"}, {State::ready, "PizzaProductionReady"},
      {State::started, "PizzaProductionStarted"}, {State::delivering, "DeliveryStarted"},
      {State::completed, "DeliveryCompleted"}, {State::withdrawn, "CANCEL"})

// The shop makes it: from now on it can't be cancelled.
struct PizzaProductionStarted {
  OrderId id;
  std::optional<CustomerId> customer_id;
  State state = State::started;
  kit::Instant date;
  std::string menu_option;
  std::optional<std::string> address;
  std::string notification_type = "Notification";
  std::optional<kit::Instant> payment_date;
};
DESCRIBE(PizzaProductionStarted, id, customer_id, state, date, menu_option, address,
         notification_type, payment_date)

// The courier is on the way.
struct DeliveryStarted {
  OrderId id;
  std::optional<CustomerId> customer_id;
  State state = State::delivering;
  kit::Instant date;
  std::string menu_option;
  std::optional<std::string> address;
  std::string notification_type = "Notification";
  std::optional<kit::Instant> payment_date;
};
DESCRIBE(DeliveryStarted, id, customer_id, state, date, menu_option, address, notification_type,
         payment_date)

// Who holds it in hand needs no message.
struct DeliveryCompleted {
  OrderId id;
  std::optional<CustomerId> customer_id;
  State state = State::completed;
  kit::Instant date;
  std::string menu_option;
  std::optional<std::string> address;
  std::string notification_type = "None";
  std::optional<kit::Instant> payment_date;
};
DESCRIBE(DeliveryCompleted, id, customer_id, state, date, menu_option, address, notification_type,
         payment_date)

}  // namespace pizza::delivery
