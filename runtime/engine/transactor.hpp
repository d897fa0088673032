// The one writer of a context: takes what is queued, and what comes while it works, runs it in one
// transaction, commits once, and only then answers. A batch that throws is taken back and run again
// one by one, so that one bad task never fails its neighbours.
#pragma once
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/engine/bus.hpp"
#include "runtime/engine/call_runner.hpp"
#include "runtime/engine/executor.hpp"
#include "runtime/engine/inbox.hpp"
#include "runtime/engine/open_calls.hpp"
#include "runtime/engine/queue.hpp"
#include "runtime/engine/replies.hpp"
#include "runtime/engine/step.hpp"
#include "runtime/engine/waiters.hpp"

namespace runtime {

struct TransactorLimits {
  std::size_t batch_max = 256;
  std::int64_t wait_max_ms = 5'000;       // a request's wait for another context's answer; then 202
  std::int64_t events_behind_mark = 512;  // calls asked longer ago have rows (open_calls.hpp)
  std::int64_t pause_after_error_ms = 500;  // when the store can't commit
  // Between two commits of a context that only follows and is not prompt, unless there is a whole
  // batch.
  std::int64_t gather_ms = 16;
};

class Transactor final : public Stepper {
 public:
  Transactor(const kit::Context& context, Executor& executor, Inbox& inbox, CallRunner& calls,
             TaskQueue& queue, store::Writer& writer, const Clock& clock, Observer& observer,
             TransactorLimits limits);

  // Called after each commit with the new head of the log and the earliest timer set in it.
  std::function<void(std::int64_t head, std::int64_t timer_due_ms, std::vector<EventRef> events)>
      on_commit;
  std::function<void()> on_timer_done;
  // What makes a reply's renderer again after a crash, from Idempotency::context.
  std::function<Render(const std::string&)> revive;

  // Takes up what a crash left: calls under way and requests whose reply is still to be kept.
  void recover();
  // Applies parked events again; returns how many went through. Between steps only.
  std::size_t retry_parked();

  Progress step() override;
  const char* name() const override { return "writer"; }
  // Instead of step() while the context is paused: nothing is carried out, but who asks is told to
  // come again, and who waits for an answer is told in time that it takes longer.
  Progress turn_away();

 private:
  // What to do once the transaction is committed, in this order.
  struct AfterCommit {
    enum class What { reply, wait, settle, timer_done, answered, attempt_failed } what;
    std::size_t task = 0;
    Result result;
    std::uint64_t call = 0;  // its number
    bool final = true;
    Waiters::Key waiting;
    Waiter waiter;
  };

  // Tasks to be carried out together, and with those who join them unless it is one alone.
  struct Batch {
    std::size_t first = 0, count = 0;
    store::Sync sync = store::Sync::full;
    bool asked_again = false, alone = false;
  };

  store::Sync own_sync() const;
  bool is_asked_again(const Task& task) const;
  bool run_asked_again();
  bool run_rest(std::size_t first);
  void run_all(Batch& batch);
  bool join(Batch& batch);
  void take();
  bool may_be_lost() const;
  bool run_batch(Batch& batch);
  void begin(store::Sync sync);
  void commit();
  void withdraw_calls();
  bool run_together(Batch& batch, bool guess = true);
  void ask_at_hand(Batch& batch);
  void run_one_by_one();
  void take_back(std::string_view why);
  void read_again();
  void run(std::size_t at);
  void run_job(std::size_t at, Job& job);
  void run_event(EventTask& task);
  void apply(const std::string& producer, const PublishedEvent& event);
  void run_answer(AnswerTask& task);
  void run_timer(TimerTask& task);
  Executed carry_out(kit::Box command, const Meta& meta);
  void run_own();
  void note_settled(Result told);
  void finish();
  void settle(AfterCommit& after);
  void settle_all(std::vector<Waiter> waiters, Result& told);
  void tell(const std::function<void(Result&&)>& done, Result&& result);
  void give_up(std::size_t at, const char* why, Result::Kind kind);
  std::int64_t postpone(const TimerTask& task);
  void expire_waiters();

  const kit::Context& context_;
  Executor& executor_;
  Inbox& inbox_;
  CallRunner& calls_;
  TaskQueue& queue_;
  store::Writer& writer_;
  const Clock& clock_;
  Observer& observer_;
  const TransactorLimits limits_;

  Replies replies_;
  OpenCalls open_calls_;
  std::vector<Task> tasks_;
  std::vector<AfterCommit> after_;
  Outcome outcome_;
  Waiters waiters_;
  std::int64_t blocked_until_ = 0;
  bool stale_ = false;  // what is kept in memory has been taken back and is to be read again
  bool asked_went_first_ = false;
  std::vector<std::uint64_t> asked_at_hand_;  // calls of the open transaction
  bool answered_at_once_ = false;             // the last ones of them
};

}  // namespace runtime
