// Threads that go on as long as there is something to do.
#include "runtime/host/workers.hpp"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace runtime {
namespace {

constexpr std::size_t follows = 2;  // the last worker
constexpr std::int64_t sleep_ms_max = 1'000;
constexpr int followers_niceness = 8;  // a seventh of a processor that another wants

// In Linux the niceness is the thread's own, and anybody may take more of it.
void be_nice() {
  const auto thread = static_cast<id_t>(syscall(SYS_gettid));
  setpriority(PRIO_PROCESS, thread, getpriority(PRIO_PROCESS, thread) + followers_niceness);
}

}  // namespace

std::vector<std::size_t> workers_of(const kit::System& system) {
  const auto& contexts = system.contexts;
  std::vector<std::size_t> out(contexts.size(), follows);
  out[0] = 0;
  std::vector<std::size_t> waited_for = {0};
  for (std::size_t i = 0; i < waited_for.size(); ++i) {
    const std::size_t caller = waited_for[i];
    bool first = true;
    for (const auto& call : contexts[caller].calls) {
      if (call.to == contexts[caller].name) continue;
      if (!std::exchange(first, false) && !call.overload) continue;
      const auto named = [&](const kit::Context& context) { return context.name == call.to; };
      const auto to = static_cast<std::size_t>(
          std::find_if(contexts.begin(), contexts.end(), named) - contexts.begin());
      if (to == contexts.size() || out[to] != follows) continue;
      out[to] = 1 - out[caller];
      waited_for.push_back(to);
    }
  }
  return out;
}

Workers::Workers(const kit::System& system, const Clock& clock)
    : system_(system), clock_(clock), worker_of_(workers_of(system)) {
  take_turns();
}

// What only shows has a turn before and after each of the contexts beside it: it is soon done, and
// need not wait until all of them have written theirs.
void Workers::take_turns() {
  std::vector<std::size_t> shows;
  for (std::size_t i = 0; i < system_.contexts.size(); ++i)
    if (i > 0 && system_.contexts[i].aggregates.empty())
      shows.push_back(i);
    else
      workers_[worker_of_[i]].turns.push_back(i);
  auto& turns = workers_.back().turns;
  const std::vector<std::size_t> others = std::exchange(turns, shows);
  for (const auto context : others) {
    turns.push_back(context);
    turns.insert(turns.end(), shows.begin(), shows.end());
  }
}

void Workers::start(std::function<Progress(std::size_t)> step) {
  step_ = std::move(step);
  for (auto& worker : workers_)
    if (!worker.turns.empty()) threads_.emplace_back([this, &worker] { work(worker); });
}

void Workers::stop() {
  ending_ = true;
  for (auto& worker : workers_) worker.signal.notify();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

void Workers::work(Worker& worker) {
  if (&worker == &workers_.back()) be_nice();
  while (!ending_) {
    Progress all;
    for (const auto context : worker.turns) {
      const Progress one = step_(context);
      all.worked = all.worked || one.worked;
      all.wake_ticks_ms = std::min(all.wake_ticks_ms, one.wake_ticks_ms);
    }
    if (all.worked) continue;
    const std::int64_t wait =
        std::clamp<std::int64_t>(all.wake_ticks_ms - clock_.ticks_ms(), 0, sleep_ms_max);
    if (wait > 0) worker.signal.wait_for(std::chrono::milliseconds(wait));
  }
}

}  // namespace runtime
