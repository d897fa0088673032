// Follows one producer's event log and hands what concerns this context to its writer, in order. It
// promises nothing: the inbox decides what is new, so it may hand over the same event again.
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

class Tail final : public Stepper {
 public:
  // `wanted`: names of the events that this context reacts to or shows.
  Tail(int producer, std::set<std::string> wanted, std::unique_ptr<EventFeed> feed,
       const Inbox& inbox, TaskQueue& queue);

  Progress step() override;
  const char* name() const override { return "tail"; }
  // Sequence up to which nothing of this producer is left to be done. Any thread.
  std::int64_t followed() const { return followed_; }

 private:
  static constexpr std::size_t read_at_once = 256;
  static constexpr std::size_t under_way_max = 1'024;

  const int producer_;
  const std::set<std::string> wanted_;
  const std::unique_ptr<EventFeed> feed_;
  const Inbox& inbox_;
  TaskQueue& queue_;
  std::int64_t read_ = 0;
  std::deque<std::int64_t> under_way_;
  std::atomic<std::int64_t> followed_ = 0;
  std::vector<EventRef> events_;
};

}  // namespace runtime
