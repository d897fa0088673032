// Carries a context's own recorded messages out through the Notifier: reads its log, sends, and
// keeps how far it came. A crash between the two sends again with the same key. A message that this
// version can't read is passed over, and noted for one that can.
#pragma once
#include <memory>

#include "runtime/engine/bus.hpp"
#include "runtime/engine/clock.hpp"
#include "runtime/engine/notifier.hpp"
#include "runtime/engine/observer.hpp"
#include "runtime/engine/queue.hpp"
#include "runtime/engine/step.hpp"
#include "runtime/engine/tables.hpp"

namespace runtime {

// What caused a message names it, where the message says so: that stays the same when a power
// failure takes it back and it is written again at another place of the log. Else its place does.
std::string message_key(const std::string& context, std::int64_t seq, const kit::Box& message);

class Dispatcher final : public Stepper {
 public:
  Dispatcher(const kit::Context& context, const Tables& tables, store::Writer& writer,
             std::unique_ptr<EventFeed> feed, Notifier& notifier, TaskQueue& queue,
             const Clock& clock, Observer& observer);

  Progress step() override;
  const char* name() const override { return "dispatcher"; }

 private:
  // "" or why it can't be read; what is no message is passed over.
  std::string send(const PublishedEvent& event);
  void pass_over(const PublishedEvent& event, const std::string& wrong);
  bool make_up();
  void keep_position();

  static constexpr std::size_t at_once = 256;
  static constexpr std::int64_t again_after_ms = 1'000;

  const kit::Context& context_;
  const Tables tables_;
  store::Writer& writer_;
  const std::unique_ptr<EventFeed> feed_;
  Notifier& notifier_;
  TaskQueue& queue_;
  const Clock& clock_;
  Observer& observer_;
  std::int64_t sent_ = 0;
  std::int64_t blocked_until_ = 0;
  std::vector<EventRef> events_;
  std::vector<std::int64_t> passed_over_;  // by earlier runs
};

}  // namespace runtime
