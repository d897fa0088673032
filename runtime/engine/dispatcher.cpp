// Sends in order; stops at the first that can't be sent and tries it again later.
#include "runtime/engine/dispatcher.hpp"

#include <stdexcept>

#include "kit/json.hpp"

namespace runtime {

namespace {

constexpr const char* position_name = "@notifier";
// Begins the name of a row among the positions: a message that was passed over.
constexpr std::string_view unsent_name = "@unsent ";

}  // namespace

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
  writer_.scan(tables_.inbox, {}, [&](std::span<const kit::Value> row) {
    const std::string_view name = row[inbox::producer].text();
    const std::int64_t seq = row[inbox::seq].integer();
    if (name == position_name) sent_ = seq;
    if (name.starts_with(unsent_name)) passed_over_.push_back(seq);
    return true;
  });
}

Progress Dispatcher::step() {
  if (clock_.ticks_ms() < blocked_until_) return {false, blocked_until_};
  const std::int64_t before = sent_;
  bool made_up = false;
  events_.clear();
  feed_->read(sent_, at_once, events_);
  try {
    made_up = make_up();
    for (const auto& event : events_) {
      if (const auto wrong = send(*event); !wrong.empty()) pass_over(*event, wrong);
      sent_ = event->seq;
    }
  } catch (const std::exception& error) {
    observer_.trouble(context_, error.what());
    blocked_until_ = clock_.ticks_ms() + again_after_ms;
    return {false, blocked_until_};
  }
  if (sent_ != before) keep_position();
  return {made_up || sent_ != before, no_deadline};
}

std::string Dispatcher::send(const PublishedEvent& event) {
  for (const kit::Type* type : context_.sends) {
    if (type->name != event.type) continue;
    kit::Box read;
    if (!event.event) {
      read = kit::Box(*type);
      auto wrong = kit::json::read(*type, read.object(), event.data);
      if (!wrong.empty()) return wrong;
    }
    const kit::Box& message = event.event ? event.event : read;
    notifier_.send(message_key(context_.name, event.seq, message), message);
  }
  return {};
}

// Its row is written before the position that goes past it.
void Dispatcher::pass_over(const PublishedEvent& event, const std::string& wrong) {
  const std::string name = std::string(unsent_name) + std::to_string(event.seq);
  observer_.trouble(context_, "a message that this version can't read is kept, for one that can: " +
                                  context_.name + "/" + std::to_string(event.seq) + " " +
                                  event.type + " (" + wrong +
                                  "); run the version that recorded it, or a newer one");
  queue_.push(ChoreTask{[this, name, seq = event.seq] {
    const kit::Value row[] = {name, seq};
    writer_.put(tables_.inbox, row);
  }});
}

// What earlier runs passed over, once; what can't be read now either stays noted. True: something
// was sent.
bool Dispatcher::make_up() {
  bool sent = false;
  for (; !passed_over_.empty(); passed_over_.pop_back()) {
    const std::int64_t seq = passed_over_.back();
    std::vector<EventRef> found;
    feed_->read(seq - 1, 1, found);
    if (found.empty()) return sent;  // not yet
    if (const auto wrong = send(*found.back()); !wrong.empty()) {
      pass_over(*found.back(), wrong);
      continue;
    }
    queue_.push(ChoreTask{[this, name = std::string(unsent_name) + std::to_string(seq)] {
      const kit::Value key(name);
      writer_.erase(tables_.inbox, {&key, 1});
    }});
    sent = true;
  }
  return sent;
}

void Dispatcher::keep_position() {
  queue_.push(ChoreTask{[this, upto = sent_] {
    const kit::Value row[] = {position_name, upto};
    writer_.put(tables_.inbox, row);
  }});
}

}  // namespace runtime
