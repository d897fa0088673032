// Reads ahead of the writer by a bounded number of events.
#include "runtime/engine/tail.hpp"

#include <algorithm>

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

bool Tail::read_on() {
  const std::int64_t applied = inbox_.committed(producer_);
  while (!under_way_.empty() && under_way_.front() <= applied) under_way_.pop_front();
  const bool room = ahead_.empty() && under_way_.size() < under_way_max;
  events_.clear();
  if (room) feed_->read(read_, read_at_once, events_);
  more_ = !room || events_.size() >= read_at_once;
  for (auto& event : events_) {
    if (event->seq > read_) read_ = event->seq;
    if (!event->internal && wanted_.contains(event->type)) ahead_.push_back(std::move(event));
  }
  note_followed();
  return !events_.empty();
}

void Tail::hand_over() {
  under_way_.push_back(ahead_.front()->seq);
  queue_.push(EventTask{producer_, std::move(ahead_.front())});
  ahead_.pop_front();
}

void Tail::note_followed() {
  std::int64_t followed = read_;
  if (!under_way_.empty()) followed = std::min(followed, under_way_.front() - 1);
  if (!ahead_.empty()) followed = std::min(followed, ahead_.front()->seq - 1);
  followed_ = followed;
}

Progress Tails::step() {
  bool worked = false;
  for (const auto& tail : tails_) worked = tail->read_on() || worked;
  while (Tail* tail = earliest()) {
    tail->hand_over();
    worked = true;
  }
  return {worked, no_deadline};
}

// nullptr: none, or it may be one that has not been read yet.
Tail* Tails::earliest() const {
  Tail* first = nullptr;
  for (const auto& tail : tails_) {
    if (tail->behind()) return nullptr;
    if (!tail->ahead()) continue;
    if (!first || tail->ahead()->at_ms < first->ahead()->at_ms) first = tail.get();
  }
  return first;
}

}  // namespace runtime
