// Sends in order; stops at the first that can't be sent and tries it again later.
#include "runtime/engine/dispatcher.hpp"

#include <stdexcept>

#include "kit/json.hpp"

namespace runtime {

namespace {
constexpr const char* position_name = "@notifier";
}

std::string message_key(const std::string& context, std::int64_t seq, const kit::Box& message) {
  std::string scratch;
  const kit::Value cause = message.get("cause", scratch);
  if (cause.is_null()) return context + "/" + std::to_string(seq);
  return context + "/" + std::string(cause.text());
}

Dispatcher::Dispatcher(const kit::Context& context, const Tables& tables, store::Writer& writer,
                       std::unique_ptr<EventFeed> feed, Notifier& notifier, TaskQueue& queue,
                       const Clock& clock, Observer& observer)
    : context_(context),
      tables_(tables),
      writer_(writer),
      feed_(std::move(feed)),
      notifier_(notifier),
      queue_(queue),
      clock_(clock),
      observer_(observer) {
  const kit::Value key(position_name);
  writer_.get(tables_.inbox, {&key, 1}, [&](std::span<const kit::Value> row) {
    sent_ = row[inbox::seq].integer();
    return true;
  });
}

Progress Dispatcher::step() {
  if (clock_.ticks_ms() < blocked_until_) return {false, blocked_until_};
  events_.clear();
  feed_->read(sent_, at_once, events_);
  const std::int64_t before = sent_;
  for (const auto& event : events_) {
    for (const kit::Type* type : context_.sends) {
      if (type->name != event->type) continue;
      kit::Box read;
      if (!event->event) {
        read = kit::Box(*type);
        kit::json::read(*type, read.object(), event->data);
      }
      const kit::Box& message = event->event ? event->event : read;
      try {
        notifier_.send(message_key(context_.name, event->seq, message), message);
      } catch (const std::exception& error) {
        observer_.trouble(context_, error.what());
        blocked_until_ = clock_.ticks_ms() + again_after_ms;
        return {false, blocked_until_};
      }
    }
    sent_ = event->seq;
  }
  if (sent_ == before) return {};
  queue_.push(ChoreTask{[this, upto = sent_] {
    const kit::Value row[] = {position_name, upto};
    writer_.put(tables_.inbox, row);
  }});
  return {true, no_deadline};
}

}  // namespace runtime
