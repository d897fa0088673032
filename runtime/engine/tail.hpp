// Follows the producers' event logs and hands what concerns this context to its writer: each
// producer's events in their order, and those of several in the order of their times, as far as
// they are known - what was missed while the context was away is heard in the order in which it
// happened. It promises nothing: the inbox decides what is new, so it may hand over the same event
// again.
#pragma once
#include <deque>
#include <memory>
#include <set>
#include <string>

#include "runtime/engine/bus.hpp"
#include "runtime/engine/inbox.hpp"
#include "runtime/engine/queue.hpp"
#include "runtime/engine/step.hpp"

namespace runtime {

// One producer's log, read ahead by a bounded number of events.
class Tail {
 public:
  // `wanted`: names of the events that this context reacts to or shows.
  Tail(int producer, std::set<std::string> wanted, std::unique_ptr<EventFeed> feed,
       const Inbox& inbox, TaskQueue& queue);

  // Reads on, unless enough is ahead or under way. True: something came.
  bool read_on();
  // What is ahead; nullptr: nothing is known to be.
  const PublishedEvent* ahead() const { return ahead_.empty() ? nullptr : ahead_.front().get(); }
  // Nothing is, but there is more to be read: nobody should go on without it.
  bool behind() const { return ahead_.empty() && more_; }
  void hand_over();
  // Sequence up to which nothing of this producer is left to be done. Any thread.
  std::int64_t followed() const { return followed_; }

 private:
  static constexpr std::size_t read_at_once = 256;
  static constexpr std::size_t under_way_max = 1'024;

  void note_followed();

  const int producer_;
  const std::set<std::string> wanted_;
  const std::unique_ptr<EventFeed> feed_;
  const Inbox& inbox_;
  TaskQueue& queue_;
  std::int64_t read_ = 0;
  bool more_ = false;
  std::deque<EventRef> ahead_;
  std::deque<std::int64_t> under_way_;
  std::atomic<std::int64_t> followed_ = 0;
  std::vector<EventRef> events_;
};

// Those of all producers that a context follows.
class Tails final : public Stepper {
 public:
  // In the inbox's order; before the first step.
  void add(std::unique_ptr<Tail> tail) { tails_.push_back(std::move(tail)); }
  const std::vector<std::unique_ptr<Tail>>& all() const { return tails_; }

  Progress step() override;
  const char* name() const override { return "tails"; }

 private:
  Tail* earliest() const;

  std::vector<std::unique_ptr<Tail>> tails_;
};

}  // namespace runtime
