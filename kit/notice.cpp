// A thing is told once.
#include "kit/notice.hpp"

namespace kit {

Decision<NoticeEvent, NoticeRefusal> decide(const Notice& notice, const Notify& news) {
  if (notice.recorded) return {};
  return NotificationRecorded{
      notice.id,    news.cause,     news.subject, news.subject_id,      news.event,
      news.channel, news.recipient, news.message, news.message_english, news.at};
}

void evolve(Notice& notice, const NotificationRecorded& e) {
  notice = {e.id,        e.cause,   e.subject,         e.subject_id, e.event, e.channel,
            e.recipient, e.message, e.message_english, e.at,         true};
}

AggregateWords<Notice> notices(Service& service) {
  auto notice = service.aggregate<Notice>("notification", "notifications");
  shown_as_notice(notice.key("cause"));
  notice.events<NotificationRecorded>();
  notice.command<Notify>();
  service.sends<NotificationRecorded>();
  return notice;
}

}  // namespace kit
