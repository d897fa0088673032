// The notification manager's log: one row for each main event, and a message to the customer
// wherever the event asks for one. Beside the events it is the shop's read side (S0's CQRS). What
// is only told, as it changes nothing that S0 lists, has a row that nobody sees.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "kit/decision.hpp"
#include "kit/describe.hpp"
#include "kit/model.hpp"
#include "systems/pizza/ids.hpp"

namespace pizza::notification {

// The notification type of what the customer is told.
inline constexpr std::string_view told = "Notification";

struct NotificationHistory {
  NotificationHistoryId id;
  kit::Instant timestamp;
  std::string event_type;
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  std::optional<std::string> payment_state, order_state, menu_option, address;
  std::optional<kit::Money> price;
  std::string notification_type;
  std::optional<std::string> payment_method;
  std::optional<kit::Instant> payment_date;
  // Not shown:
  std::string cause;  // the event told of, as its context and place in the log
  bool recorded = false;
};
DESCRIBE(NotificationHistory, id, timestamp, event_type, order_id, customer_id, payment_state,
         order_state, menu_option, address, price, notification_type, payment_method, payment_date,
         cause, recorded)

// A row that says neither how the payment stands nor how the delivery does is only a message.
kit::Visibility visibility(const NotificationHistory& history);

struct Record {
  kit::Instant timestamp;
  std::string event_type;
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  std::optional<std::string> payment_state, order_state, menu_option, address;
  std::optional<kit::Money> price;
  std::string notification_type;
  std::optional<std::string> payment_method;
  std::optional<kit::Instant> payment_date;
  std::string message, message_english;
  std::string cause;  // stamped
};
DESCRIBE(Record, timestamp, event_type, order_id, customer_id, payment_state, order_state,
         menu_option, address, price, notification_type, payment_method, payment_date, message,
         message_english, cause)

struct NotificationRecorded {
  NotificationHistoryId id;
  kit::Instant timestamp;
  std::string event_type;
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  std::optional<std::string> payment_state, order_state, menu_option, address;
  std::optional<kit::Money> price;
  std::string notification_type;
  std::optional<std::string> payment_method;
  std::optional<kit::Instant> payment_date;
  std::string cause;
};
DESCRIBE(NotificationRecorded, id, timestamp, event_type, order_id, customer_id, payment_state,
         order_state, menu_option, address, price, notification_type, payment_method, payment_date,
         cause)

// What goes out to the customer.
struct CustomerNotified {
  NotificationHistoryId id;
  std::string cause;
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  std::string message, message_english;
};
DESCRIBE(CustomerNotified, id, cause, order_id, customer_id, message, message_english)

enum class Refusal { unknown_notification };
REFUSALS(Refusal,
         {Refusal::unknown_notification,
          {"unknown_notification", 404, "there is no such notification", "없는 알림입니다"}})

using Event = std::variant<NotificationRecorded, CustomerNotified>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const NotificationHistory&, const Record&);
void evolve(NotificationHistory&, const NotificationRecorded&);
void evolve(NotificationHistory&, const CustomerNotified&);

}  // namespace pizza::notification
