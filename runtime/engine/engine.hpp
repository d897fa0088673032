// One context at work: its store, its queue, its one writer, and all that follows, calls and waits.
// Owns its moving parts and hands them out as steppers, to be stepped by one thread at a time; the
// ContextPort side is for any thread.
#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "runtime/engine/bus.hpp"
#include "runtime/engine/call_runner.hpp"
#include "runtime/engine/dispatcher.hpp"
#include "runtime/engine/executor.hpp"
#include "runtime/engine/guarded.hpp"
#include "runtime/engine/inbox.hpp"
#include "runtime/engine/queue.hpp"
#include "runtime/engine/rebuild.hpp"
#include "runtime/engine/tail.hpp"
#include "runtime/engine/timers.hpp"
#include "runtime/engine/transactor.hpp"

namespace runtime {

struct EngineLimits {
  std::size_t queue_max = 4'096;  // requests; more are answered 503 at once
  TransactorLimits transactor;
  CallLimits calls;
};

// What a context works with; all of it outlives the engine.
struct Surroundings {
  const Clock* clock = nullptr;
  Random* random = nullptr;  // this engine's own
  Bus* bus = nullptr;
  Caller* caller = nullptr;
  Notifier* notifier = nullptr;
  Observer* observer = nullptr;
  std::function<void()> wake;  // called from any thread when there is work
};

class Engine final : public ContextPort {
 public:
  // Opens the tables. The bus is told of this log by the caller, before connect().
  Engine(const kit::Context& context, store::Store& store, Surroundings surroundings,
         EngineLimits limits = {});
  // Starts to follow the others; once all engines of the system exist. Takes up what a crash left.
  void connect(std::function<Render(const std::string&)> revive = {});

  const kit::Context& model() const override { return context_; }
  bool submit(Job&& job) override;
  bool paused() const override { return paused_; }
  std::int64_t head() const override { return head_; }
  std::int64_t followed(std::string_view producer) const override;

  // As if the context were down: it takes no request, answers no call and hears no event. Requests
  // that it has taken and not begun are told to come again, those that wait for an answer are told
  // after the usual time that it takes longer. Any thread.
  void pause();
  void resume();
  std::size_t queued() const { return queue_.size(); }
  // Its last step found nothing to do, and none is going on. Any thread.
  bool resting() const { return resting_; }
  // Whom it follows.
  const std::vector<std::string>& producers() const { return inbox_.producers(); }

  const Executor& executor() const { return executor_; }
  store::Store& store() { return store_; }
  const CallRunner& calls() const { return calls_; }

  // One round over all moving parts, in a fixed order; the context's thread calls nothing else. A
  // part that fails is told of and rests for a moment, the others go on.
  Progress step();
  // The parts one by one, for a scheduler that wants to choose.
  std::vector<Stepper*> steppers();

  // Rebuilds that view beside the live one; any thread, `done` is called on the context's.
  void rebuild(const kit::ViewModel& view, Rebuild::Done done = {});
  // The same where nobody steps this engine: nothing else is done meanwhile. Throws why it can't
  // be.
  void rebuild_alone(const kit::ViewModel& view);
  // Applies parked events again; any thread, `done` is told how many went through, on the
  // context's.
  void retry_parked(std::function<void(std::size_t)> done = {});

 private:
  void run_asked();

  const kit::Context& context_;
  store::Store& store_;
  const Surroundings surroundings_;
  TaskQueue queue_;
  Executor executor_;
  Inbox inbox_;
  CallRunner calls_;
  Transactor transactor_;
  Timers timers_;
  Rebuild rebuild_;
  Tails tails_;
  std::unique_ptr<Dispatcher> dispatcher_;
  std::vector<Guarded> parts_;  // in the order of a round
  std::atomic<std::int64_t> head_;
  std::atomic<bool> paused_ = false, resting_ = false;
  std::mutex asked_mutex_;  // guards what other threads ask of the context's thread
  std::vector<std::function<void()>> asked_;
};

}  // namespace runtime
