// Reads ahead of the writer by a bounded number of events.
#include "runtime/engine/tail.hpp"

namespace runtime {

Tail::Tail(int producer, std::set<std::string> wanted, Bus& bus, std::function<void()> wake,
           const Inbox& inbox, TaskQueue& queue, const Clock& clock, std::int64_t gather_ms)
    : producer_(producer),
      wanted_(std::move(wanted)),
      wake_(std::move(wake)),
      inbox_(inbox),
      queue_(queue),
      clock_(clock),
      gather_ms_(gather_ms),
      feed_(bus.feed(inbox.producers()[static_cast<std::size_t>(producer)],
                     [this] {
                       if (!gathering_) wake_();
                     })),
      read_(inbox.committed(producer)),
      followed_(read_) {}

Progress Tail::step() {
  const std::int64_t applied = inbox_.committed(producer_);
  while (!under_way_.empty() && under_way_.front() <= applied) under_way_.pop_front();
  if (under_way_.size() >= under_way_max) return {};
  const std::int64_t now = clock_.ticks_ms();
  if (now < next_ticks_) return {false, next_ticks_};
  gathering_ = false;  // before it reads: what comes later wakes
  events_.clear();
  feed_->read(read_, read_at_once, events_);
  if (gather_ms_ > 0 && !events_.empty() && events_.size() < read_at_once) {
    next_ticks_ = now - now % gather_ms_ + gather_ms_;  // the same for all, to be one round
    gathering_ = true;
  }
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
