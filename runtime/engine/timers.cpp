// One indexed look at the store when something is due.
#include "runtime/engine/timers.hpp"

#include <algorithm>

#include "kit/json.hpp"

namespace runtime {

StoredTimer read_timer(const kit::Context& context, std::span<const kit::Value> row) {
  StoredTimer out;
  out.wrong = "it is not known";
  for (const auto& aggregate : context.aggregates) {
    if (aggregate.resource.item != row[timers::aggregate].text()) continue;
    for (const auto& model : aggregate.commands) {
      if (model.type->name != row[timers::type].text()) continue;
      kit::Box command(*model.type);
      out.wrong = kit::json::read(*model.type, command.object(), row[timers::command].text());
      if (!out.wrong.empty()) return out;
      out.aggregate = &aggregate;
      out.command = std::move(command);
      return out;
    }
  }
  return out;
}

// nullptr: this version can't read it, so it stays as it is for one that can, and is in nobody's
// way.
const kit::AggregateModel* Timers::aggregate_of(std::span<const kit::Value> row) {
  const StoredTimer timer = read_timer(context_, row);
  if (timer.aggregate) return timer.aggregate;
  std::string kind(row[timers::aggregate].text());
  kind.append("/").append(row[timers::type].text());
  if (told_.insert(kind).second)
    observer_.trouble(
        context_, "timers that this version can't read are kept, for one that can: " + kind + " (" +
                      timer.wrong + "); run the version that set them, or a newer one");
  return nullptr;
}

// A scan that fails is done again: when the next one is due is known only behind it.
Progress Timers::step() {
  const std::int64_t now_ms = clock_.now().ms;
  const auto wake = [&] {
    const auto wait = std::clamp<std::int64_t>(next_due_ms_ - now_ms, 1, look_again_ms);
    return next_due_ms_ == INT64_MAX ? no_deadline : clock_.ticks_ms() + wait;
  };
  if (under_way_ > 0) return {};  // their commit wakes us
  if (now_ms < next_due_ms_) return {false, wake()};
  std::int64_t next_due_ms = INT64_MAX;
  reader_.scan(tables_.timers, {{}, {{timers::due, false, false}}},
               [&](std::span<const kit::Value> row) {
                 const std::int64_t due = row[timers::due].integer();
                 if (due > now_ms || under_way_ >= at_once) {
                   next_due_ms = due;
                   return false;
                 }
                 if (const auto* aggregate = aggregate_of(row)) {
                   ++under_way_;
                   queue_.push(TimerTask{aggregate, row[timers::aggregate_id].integer(),
                                         std::string(row[timers::type].text())});
                 }
                 return true;
               });
  next_due_ms_ = next_due_ms;
  return {under_way_ > 0, wake()};
}

}  // namespace runtime
