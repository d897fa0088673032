// One indexed look at the store when something is due.
#include "runtime/engine/timers.hpp"

#include <algorithm>

namespace runtime {

Progress Timers::step() {
  const std::int64_t now_ms = clock_.now().ms;
  const auto wake = [&] {
    const auto wait = std::clamp<std::int64_t>(next_due_ms_ - now_ms, 1, look_again_ms);
    return next_due_ms_ == INT64_MAX ? no_deadline : clock_.ticks_ms() + wait;
  };
  if (under_way_ > 0) return {};  // their commit wakes us
  if (now_ms < next_due_ms_) return {false, wake()};
  next_due_ms_ = INT64_MAX;
  reader_.scan(tables_.timers, {{}, {{timers::due, false, false}}, 0, at_once + 1},
               [&](std::span<const kit::Value> row) {
                 const std::int64_t due = row[timers::due].integer();
                 if (due > now_ms || under_way_ >= at_once) {
                   next_due_ms_ = due;
                   return false;
                 }
                 for (const auto& aggregate : context_.aggregates) {
                   if (aggregate.resource.item != row[timers::aggregate].text()) continue;
                   ++under_way_;
                   queue_.push(TimerTask{&aggregate, row[timers::aggregate_id].integer(),
                                         std::string(row[timers::type].text())});
                 }
                 return true;
               });
  return {under_way_ > 0, wake()};
}

}  // namespace runtime
