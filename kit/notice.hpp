// Telling people: one message for each change, told once, however often the change is heard of
// (R17). A context that tells wires the aggregate with `notices(service)` and has a policy for each
// change that is worth a message:
//
//   Notify on_order_placed(const app::OrderPlaced& e) {
//     return notify<app::OrderPlaced>(kakao, "order", e.id, "customer", {"주문되었습니다.",
//     "Placed."});
//   }
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "kit/service.hpp"

namespace kit {

inline constexpr std::string_view kakao = "kakao";
inline constexpr std::string_view sms = "sms";

using NoticeId = Id<struct NoticeTag>;

// What goes out to people.
struct NotificationRecorded {
  NoticeId id;
  std::string cause;            // the event told of, as its context and place in the log: "app/12"
  std::string subject;          // what it is about: "order"...
  std::int64_t subject_id = 0;  // ...of this id
  std::string event, channel, recipient, message, message_english;
  Instant at;
};
DESCRIBE(NotificationRecorded, id, cause, subject, subject_id, event, channel, recipient, message,
         message_english, at)

struct Notice {
  NoticeId id;
  std::string cause, subject;
  std::int64_t subject_id = 0;
  std::string event, channel, recipient, message, message_english;
  Instant at;
  bool recorded = false;  // not shown
};
DESCRIBE(Notice, id, cause, subject, subject_id, event, channel, recipient, message,
         message_english, at, recorded)

struct Notify {
  std::string cause;  // stamped; an event of several messages numbers them
  std::string subject;
  std::int64_t subject_id = 0;
  std::string event, channel, recipient, message, message_english;
  Instant at;
};
DESCRIBE(Notify, cause, subject, subject_id, event, channel, recipient, message, message_english,
         at)

enum class NoticeRefusal { unknown_notification };
REFUSALS(NoticeRefusal,
         {NoticeRefusal::unknown_notification,
          {"unknown_notification", 404, "there is no such notification", "없는 알림입니다"}})

using NoticeEvent = std::variant<NotificationRecorded>;

Decision<NoticeEvent, NoticeRefusal> decide(const Notice&, const Notify&);
void evolve(Notice&, const NotificationRecorded&);

struct NoticeText {
  std::string korean, english;

  // One behind the other: "Order 7: " + "It is ready."
  friend NoticeText operator+(NoticeText head, const NoticeText& rest) {
    head.korean += rest.korean;
    head.english += rest.english;
    return head;
  }
};

template <class Event, class Tag>
Notify notify(std::string_view channel, std::string_view subject, Id<Tag> about,
              std::string_view recipient, NoticeText text) {
  return {{},
          std::string(subject),
          about.value,
          type_of<Event>().name,
          std::string(channel),
          std::string(recipient),
          std::move(text.korean),
          std::move(text.english),
          {}};
}

// How messages are shown, wherever they are kept.
template <class Words>
Words& shown_as_notice(Words& messages) {
  return messages
      .shows({"subject", "subjectId", "event", "channel", "recipient", "message", "messageEnglish",
              "at"})
      .search("subjectId");
}

// The resource `/notifications`, searched by the id of what a message is about; each goes out
// through the Notifier.
AggregateWords<Notice> notices(Service& service);

}  // namespace kit
