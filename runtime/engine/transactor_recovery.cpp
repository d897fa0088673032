// What the writer does about that which went wrong: parked, put off, or taken up after a crash.
#include <set>

#include "kit/json.hpp"
#include "runtime/engine/transactor.hpp"

namespace runtime {
namespace {

constexpr std::int64_t failed_timer_again_ms = 60'000;

}  // namespace

// What can't be done for a reason of its own must not stop the rest.
void Transactor::give_up(std::size_t at, const char* why, Result::Kind kind) {
  Task& task = tasks_[at];
  if (auto* job = std::get_if<Job>(&task)) {
    if (*why) observer_.trouble(context_, job->command.type().name + ": " + why);
    Result result;
    result.kind = kind;
    tell(job->done, std::move(result));
    return;
  }
  std::int64_t due_ms = INT64_MAX;
  begin(store::Sync::full);
  if (auto* event = std::get_if<EventTask>(&task)) {
    inbox_.advance(event->producer, event->event->seq);
    inbox_.park(event->producer, *event->event, why, clock_.now());
    observer_.event_parked(context_, inbox_.producers()[static_cast<std::size_t>(event->producer)],
                           event->event->seq, event->event->type, why);
  } else if (auto* timer = std::get_if<TimerTask>(&task)) {
    observer_.trouble(context_, "timer " + timer->type + ": " + why);
    due_ms = postpone(*timer);
  } else {
    observer_.trouble(context_, why);
  }
  commit();
  if (on_commit) on_commit(executor_.last_seq(), due_ms, {});
  if (std::holds_alternative<TimerTask>(task) && on_timer_done) on_timer_done();
}

// When it comes again.
std::int64_t Transactor::postpone(const TimerTask& task) {
  const kit::Value key[] = {task.aggregate->resource.item, task.id, task.type};
  kit::Row kept;
  writer_.get(executor_.tables().timers, key, [&](std::span<const kit::Value> row) {
    for (const auto& value : row) kept.push_back(value.own());
    return true;
  });
  if (kept.empty()) return INT64_MAX;
  const std::int64_t due_ms = clock_.now().ms + failed_timer_again_ms;
  kept[timers::due] = due_ms;
  const std::vector<kit::Value> row(kept.begin(), kept.end());
  writer_.put(executor_.tables().timers, row);
  return due_ms;
}

void Transactor::recover() {
  for (const auto& call : open_calls_.recover(context_, clock_.now()))
    observer_.trouble(context_, "a call that this version can't read is kept, for one that can: " +
                                    call + "; run the version that made it, or a newer one");
  if (!revive) return;
  replies_.each_open([&](const Replies::Open& open) {
    Waiter waiter;
    waiter.reply_key = open.key;
    waiter.render = revive(open.context);
    waiter.created = true;
    waiter.deadline_ticks = no_deadline;
    waiters_.add({open.aggregate, open.id}, std::move(waiter));
  });
}

// Parked events again, in their order; the first that fails stays, and all of its key behind it.
std::size_t Transactor::retry_parked() {
  std::size_t applied = 0;
  std::set<std::string> stuck;
  std::vector<Inbox::Parked> all;
  try {
    all = inbox_.parked();
  } catch (const store::StoreError& error) {
    observer_.trouble(context_, error.what());
  }
  for (const auto& parked : all) {
    const std::string key = std::to_string(parked.producer) + parked.event.key();
    if (stuck.contains(key)) continue;
    after_.clear();
    outcome_ = {};
    try {
      begin(store::Sync::full);
      apply(inbox_.producers()[static_cast<std::size_t>(parked.producer)], parked.event);
      run_own();
      inbox_.unpark(parked.id);
      commit();
      finish();
      ++applied;
    } catch (const std::exception& error) {
      take_back(error.what());
      stuck.insert(key);
    }
  }
  return applied;
}

}  // namespace runtime
