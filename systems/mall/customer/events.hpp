// What goes out to people.
#pragma once
#include <string>

#include "kit/describe.hpp"
#include "systems/mall/ids.hpp"

namespace mall::customer {

enum class Recipient { customer, shopkeeper };
WORDS(Recipient, {Recipient::customer, "customer"}, {Recipient::shopkeeper, "shopkeeper"})

struct NotificationRecorded {
  NotificationId id;
  std::string subject;  // what it is about, in full: said once
  OrderId order_id;
  std::string event, channel;
  Recipient recipient = Recipient::customer;
  std::string message, message_english;
  kit::Instant at;
};
DESCRIBE(NotificationRecorded, id, subject, order_id, event, channel, recipient, message,
         message_english, at)

}  // namespace mall::customer
