// Hands due timers to the writer. They stand in the store; this keeps only when the next one is
// due.
#pragma once
#include <set>
#include <string>

#include "runtime/engine/clock.hpp"
#include "runtime/engine/observer.hpp"
#include "runtime/engine/queue.hpp"
#include "runtime/engine/step.hpp"
#include "runtime/engine/tables.hpp"

namespace runtime {

// A timer as its row in the store tells of it.
struct StoredTimer {
  const kit::AggregateModel* aggregate = nullptr;
  kit::Box command;
  std::string wrong;  // why there is no command: this version can't read it
};
StoredTimer read_timer(const kit::Context& context, std::span<const kit::Value> row);

class Timers final : public Stepper {
 public:
  Timers(const kit::Context& context, const Tables& tables, store::Reader& reader, TaskQueue& queue,
         const Clock& clock, Observer& observer)
      : context_(context),
        tables_(tables),
        reader_(reader),
        queue_(queue),
        clock_(clock),
        observer_(observer) {}

  void set(std::int64_t due_ms) {
    if (due_ms < next_due_ms_) next_due_ms_ = due_ms;
  }
  void done() { --under_way_; }

  Progress step() override;
  const char* name() const override { return "timers"; }

 private:
  const kit::AggregateModel* aggregate_of(std::span<const kit::Value> row);

  static constexpr int at_once = 64;
  // A calendar that was set forward or back is noticed within this time.
  static constexpr std::int64_t look_again_ms = 600'000;

  const kit::Context& context_;
  const Tables tables_;
  store::Reader& reader_;
  TaskQueue& queue_;
  const Clock& clock_;
  Observer& observer_;
  std::int64_t next_due_ms_ = 0;  // look at once after the start
  int under_way_ = 0;
  std::set<std::string> told_;  // kinds of timers that can't be read
};

}  // namespace runtime
