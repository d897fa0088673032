// Telling people: one message for each change of an order, told once, however often the change is
// heard of.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/mall/customer/events.hpp"

namespace mall::customer {

inline constexpr std::string_view kakao = "kakao";

struct Notification {
  NotificationId id;
  std::string subject;
  OrderId order_id;
  std::string event, channel;
  Recipient recipient = Recipient::customer;
  std::string message, message_english;
  kit::Instant at;
  bool recorded = false;  // not shown
};
DESCRIBE(Notification, id, subject, order_id, event, channel, recipient, message, message_english,
         at, recorded)

struct Notify {
  std::string subject;
  OrderId order_id;
  std::string event, channel;
  Recipient recipient = Recipient::customer;
  std::string message, message_english;
  kit::Instant at;
};
DESCRIBE(Notify, subject, order_id, event, channel, recipient, message, message_english, at)

enum class Refusal { unknown_notification };
REFUSALS(Refusal,
         {Refusal::unknown_notification,
          {"unknown_notification", 404, "there is no such notification", "없는 알림입니다"}})

using Event = std::variant<NotificationRecorded>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Notification&, const Notify&);
void evolve(Notification&, const NotificationRecorded&);

}  // namespace mall::customer
