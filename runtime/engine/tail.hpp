// Follows one producer's event log and hands what concerns this context to its writer, in order. It
// promises nothing: the inbox decides what is new, so it may hand over the same event again. While
// events come in quick succession it lets them gather, because a commit for many costs little more
// than one for a few; the first after a quiet time is handed over at once.
#pragma once
#include <deque>
#include <memory>
#include <set>
#include <string>

#include "runtime/engine/bus.hpp"
#include "runtime/engine/clock.hpp"
#include "runtime/engine/inbox.hpp"
#include "runtime/engine/queue.hpp"
#include "runtime/engine/step.hpp"

namespace runtime {

class Tail final : public Stepper {
 public:
  // `producer`: its place among the inbox's. `wanted`: names of the events that this context reacts
  // to or shows. `wake` is called when there are events to be read now, not while they gather.
  Tail(int producer, std::set<std::string> wanted, Bus& bus, std::function<void()> wake,
       const Inbox& inbox, TaskQueue& queue, const Clock& clock, std::int64_t gather_ms);

  Progress step() override;
  const char* name() const override { return "tail"; }
  // Sequence up to which nothing of this producer is left to be done. Any thread.
  std::int64_t followed() const { return followed_; }

 private:
  static constexpr std::size_t read_at_once = 256;
  static constexpr std::size_t under_way_max = 1'024;

  const int producer_;
  const std::set<std::string> wanted_;
  const std::function<void()> wake_;
  const Inbox& inbox_;
  TaskQueue& queue_;
  const Clock& clock_;
  const std::int64_t gather_ms_;
  std::atomic<bool> gathering_ = false;  // until next_ticks_, when it is stepped anyway
  std::int64_t next_ticks_ = 0;
  const std::unique_ptr<EventFeed> feed_;
  std::int64_t read_ = 0;
  std::deque<std::int64_t> under_way_;
  std::atomic<std::int64_t> followed_ = 0;
  std::vector<EventRef> events_;
};

}  // namespace runtime
