// Group commit around the executor.
#include "runtime/engine/transactor.hpp"

#include <algorithm>
#include <utility>

namespace runtime {

Transactor::Transactor(const kit::Context& context, Executor& executor, Inbox& inbox,
                       CallRunner& calls, TaskQueue& queue, store::Writer& writer,
                       const Clock& clock, Observer& observer, TransactorLimits limits)
    : context_(context),
      executor_(executor),
      inbox_(inbox),
      calls_(calls),
      queue_(queue),
      writer_(writer),
      clock_(clock),
      observer_(observer),
      limits_(limits),
      replies_(context, executor.tables(), writer, clock),
      open_calls_(executor.tables(), writer, calls, limits.events_behind_mark) {}

Progress Transactor::step() {
  const std::int64_t now = clock_.ticks_ms();
  if (now < blocked_until_) return {false, blocked_until_};
  take();
  const bool worked = !tasks_.empty(), full = tasks_.size() >= limits_.batch_max;
  if (worked && !run_asked_again()) {
    if (tasks_.size() <= 1 || !run_rest(0)) run_one_by_one();
  }
  bool sweeping = false;
  try {
    expire_waiters();
    sweeping = replies_.sweep(now, worked);
    writer_.maintain();
  } catch (const std::exception& error) {
    take_back(error.what());
    blocked_until_ = now + limits_.pause_after_error_ms;
  }
  if (worked && !full && context_.follows_only && !context_.prompt)
    blocked_until_ = std::max(blocked_until_, now + limits_.gather_ms);
  return {worked || sweeping, waiters_.next_deadline()};
}

Progress Transactor::turn_away() {
  std::vector<Job> asked = queue_.take_requests();
  TaskQueue::take_requests(tasks_, 0, asked);
  for (Job& job : asked) {
    Result result;
    result.kind = Result::Kind::unavailable;
    tell(job.done, std::move(result));
  }
  try {
    expire_waiters();
  } catch (const std::exception& error) {
    take_back(error.what());
  }
  return {false, waiters_.next_deadline()};
}

// Back to the last commit, in the store and in memory. It never throws, so that who calls it still
// knows what was done and what was not: a store that can't be read now is read again, or found
// unreadable, when the next transaction begins.
void Transactor::take_back(std::string_view why) {
  stale_ = true;
  open_calls_.reset();
  for (const auto call : std::exchange(asked_at_hand_, {})) calls_.forget(call);
  outcome_ = {};
  if (!why.empty()) observer_.trouble(context_, why);
  const auto unless_it_fails = [](const auto& action) {
    try {
      action();
    } catch (const store::StoreError&) {
    }
  };
  unless_it_fails([this] { writer_.rollback(); });
  unless_it_fails([this] { read_again(); });
}

void Transactor::read_again() {
  if (!stale_) return;
  executor_.reset();
  inbox_.reset();
  stale_ = false;
}

void Transactor::begin(store::Sync sync) {
  read_again();
  writer_.begin(sync);
}

store::Sync Transactor::own_sync() const {
  return context_.follows_only ? store::Sync::lazy : store::Sync::full;
}

// The tasks before the first one stay.
bool Transactor::run_rest(std::size_t first) {
  Batch batch{first, tasks_.size() - first, own_sync()};
  if (!run_batch(batch)) return false;
  const auto begin = tasks_.begin() + static_cast<std::ptrdiff_t>(first);
  tasks_.erase(begin, begin + static_cast<std::ptrdiff_t>(batch.count));
  return true;
}

// False: rolled back, nothing happened.
bool Transactor::run_batch(Batch& batch) {
  try {
    return run_together(batch);
  } catch (const std::exception&) {
    return false;
  }
}

// Whoever comes in the meantime goes with them, and need not wait for the next commit. Calls that
// are asked again keep to themselves, as each of their batches is asked at hand together.
void Transactor::run_all(Batch& batch) {
  for (std::size_t at = batch.first; at < batch.first + batch.count || join(batch); ++at) run(at);
}

// False: nobody has come who may.
bool Transactor::join(Batch& batch) {
  if (batch.alone) return false;
  take();
  const auto behind = tasks_.begin() + static_cast<std::ptrdiff_t>(batch.first + batch.count);
  const auto joined = std::stable_partition(behind, tasks_.end(), [&](const Task& task) {
    return is_asked_again(task) == batch.asked_again;
  });
  batch.count += static_cast<std::size_t>(joined - behind);
  return joined != behind;
}

void Transactor::take() {
  if (tasks_.size() < limits_.batch_max) queue_.take(limits_.batch_max - tasks_.size(), tasks_);
}

void Transactor::commit() {
  executor_.flush();
  withdraw_calls();
  open_calls_.write(outcome_.calls);
  inbox_.write_positions();
  writer_.commit();
  inbox_.committed_all();
  open_calls_.committed(executor_.last_seq());
  executor_.committed();
}

// As run_batch, and throws what went wrong. Where that may be a guess, it is done again without.
bool Transactor::run_together(Batch& batch, bool guess) {
  after_.clear();
  outcome_ = {};
  const std::size_t given = batch.count;
  try {
    begin(batch.sync);
    executor_.guess(guess);
    run_all(batch);
    if (batch.sync != own_sync() && !may_be_lost()) {
      take_back({});
      return false;
    }
    if (batch.asked_again) ask_at_hand(batch);
    commit();
  } catch (const std::exception&) {
    const bool guessed = executor_.stop_guessing();
    take_back({});
    batch.count = given;
    if (guessed) return run_together(batch, false);
    throw;
  }
  asked_at_hand_.clear();
  observer_.committed(context_, batch.count, executor_.last_seq());
  finish();
  return true;
}

// Those who come meanwhile and do not join stay for the next step.
void Transactor::run_one_by_one() {
  std::size_t at = 0, end = tasks_.size();
  for (; at < end; ++at) {
    try {
      try {
        Batch one{.first = at, .count = 1, .sync = own_sync(), .alone = end > 1};
        run_together(one);
        at += one.count - 1;  // of those who joined it
        end += one.count - 1;
      } catch (const store::StoreError&) {
        throw;
      } catch (const std::exception& error) {
        give_up(at, error.what(), Result::Kind::failed);
      }
    } catch (const store::StoreError& error) {
      take_back(error.what());
      break;  // the store can't write: nobody's fault among the tasks
    }
  }
  // Where the store can't write, requests are told to come again, and the context's own work waits
  // here for better times.
  const bool stuck = at < end;
  std::vector<Task> kept;
  for (; at < tasks_.size(); ++at) {
    if (stuck && std::holds_alternative<Job>(tasks_[at]))
      give_up(at, "", Result::Kind::unavailable);
    else
      kept.push_back(std::move(tasks_[at]));
  }
  if (stuck && !kept.empty()) blocked_until_ = clock_.ticks_ms() + limits_.pause_after_error_ms;
  tasks_ = std::move(kept);
}

void Transactor::finish() {
  for (const auto call : outcome_.withdrawn) calls_.forget(call);
  for (auto& call : outcome_.calls) calls_.add(std::move(call));
  for (auto& after : after_) settle(after);
  if (on_commit) on_commit(executor_.last_seq(), outcome_.timer_due_ms, std::move(outcome_.events));
}

void Transactor::settle(AfterCommit& after) {
  using What = AfterCommit::What;
  switch (after.what) {
    case What::reply: {
      auto& job = std::get<Job>(tasks_[after.task]);
      tell(job.done, std::move(after.result));
      return;
    }
    case What::wait:
      after.waiter.done = std::move(std::get<Job>(tasks_[after.task]).done);
      waiters_.add(after.waiting, std::move(after.waiter));
      return;
    case What::settle:
      settle_all(waiters_.take(after.waiting), after.result);
      return;
    case What::timer_done:
      if (on_timer_done) on_timer_done();
      return;
    case What::answered:
      calls_.answered(after.call, after.final);
      return;
    case What::attempt_failed:
      calls_.attempt_failed(after.call);
      return;
  }
}

// Mostly it is one: it gets the result itself.
void Transactor::settle_all(std::vector<Waiter> waiters, Result& told) {
  for (auto& waiter : waiters) {
    Result result = &waiter == &waiters.back() ? std::move(told) : told;
    result.created = waiter.created;
    tell(waiter.done, std::move(result));
  }
}

// What it tells of is committed: whoever fails to hear it must not have it done again.
void Transactor::tell(const std::function<void(Result&&)>& done, Result&& result) {
  if (!done) return;
  try {
    done(std::move(result));
  } catch (const std::exception& error) {
    observer_.trouble(context_, error.what());
  }
}

void Transactor::expire_waiters() {
  Waiters::Key key;
  Waiter waiter;
  while (waiters_.take_expired(clock_.ticks_ms(), key, waiter)) {
    Result result;
    try {
      read_again();
      result = executor_.current(*key.first, key.second);
      result.kind = Result::Kind::held;
      result.created = waiter.created;
      if (!waiter.reply_key.empty()) {
        begin(store::Sync::full);
        replies_.keep(waiter.reply_key, waiter.render, result);
        writer_.commit();
      }
    } catch (const std::exception&) {
      waiter.deadline_ticks = clock_.ticks_ms() + limits_.wait_max_ms;  // it waits once more
      waiters_.add(key, std::move(waiter));
      throw;
    }
    tell(waiter.done, std::move(result));
  }
}

}  // namespace runtime
