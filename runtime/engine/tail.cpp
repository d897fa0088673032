// Reads ahead of the writer by a bounded number of events.
#include "runtime/engine/tail.hpp"

namespace runtime {

Tail::Tail(int producer, std::set<std::string> wanted, std::unique_ptr<EventFeed> feed,
           const Inbox& inbox, TaskQueue& queue)
    : producer_(producer),
      wanted_(std::move(wanted)),
      feed_(std::move(feed)),
      inbox_(inbox),
      queue_(queue),
      read_(inbox.committed(producer)),
      followed_(read_) {}

Progress Tail::step() {
  const std::int64_t applied = inbox_.committed(producer_);
  while (!under_way_.empty() && under_way_.front() <= applied) under_way_.pop_front();
  if (under_way_.size() >= under_way_max) return {};
  events_.clear();
  feed_->read(read_, read_at_once, events_);
  for (auto& event : events_) {
    if (event->seq > read_) read_ = event->seq;
    if (event->internal || !wanted_.contains(event->type)) continue;
    under_way_.push_back(event->seq);
    queue_.push(EventTask{producer_, std::move(event)});
  }
  followed_ = under_way_.empty() ? read_ : std::min(read_, under_way_.front() - 1);
  return {!events_.empty(), no_deadline};
}

}  // namespace runtime
