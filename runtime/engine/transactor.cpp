// Group commit around the executor.
#include "runtime/engine/transactor.hpp"

#include <algorithm>

#include "kit/json.hpp"

namespace runtime {
namespace {

// More than any rule leads to; a policy that answers to its own effect would never end.
constexpr int own_max = 1'000;

}  // namespace

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
  if (tasks_.size() < limits_.batch_max) queue_.take(limits_.batch_max - tasks_.size(), tasks_);
  const bool worked = !tasks_.empty();
  if (worked && !run_asked_again()) {
    if (tasks_.size() > 1 && run_batch(0, tasks_.size(), own_sync()))
      tasks_.clear();
    else
      run_one_by_one();
  }
  try {
    expire_waiters();
    if (!worked) replies_.sweep();
    writer_.maintain();
  } catch (const store::StoreError& error) {
    take_back(error.what());
    blocked_until_ = now + limits_.pause_after_error_ms;
  }
  return {worked, waiters_.next_deadline()};
}

// Back to the last commit, in the store and in memory.
void Transactor::take_back(std::string_view why) {
  writer_.rollback();
  executor_.reset();
  inbox_.reset();
  open_calls_.reset();
  outcome_ = {};
  if (!why.empty()) observer_.trouble(context_, why);
}

store::Sync Transactor::own_sync() const {
  return context_.follows_only ? store::Sync::lazy : store::Sync::full;
}

bool Transactor::is_asked_again(const Task& task) const {
  const auto* job = std::get_if<Job>(&task);
  if (!job || job->call_key.empty()) return false;
  const kit::AggregateModel* aggregate = context_.aggregate_for(job->command.type());
  const kit::CommandModel* model = aggregate ? aggregate->command(job->command.type()) : nullptr;
  return model && model->asked_again;
}

// Calls that are asked again until they are answered go first, in a transaction that does not wait
// for the disk: what they ask of others is under way while the rest is written, and the next full
// commit brings them to the disk. In turn with the rest, so that neither waits for ever. True: this
// step is done.
bool Transactor::run_asked_again() {
  const auto rest = std::stable_partition(
      tasks_.begin(), tasks_.end(), [this](const Task& task) { return is_asked_again(task); });
  const auto count = static_cast<std::size_t>(rest - tasks_.begin());
  if (count == 0) return false;
  if (rest != tasks_.end()) {
    asked_went_first_ = !asked_went_first_;
    if (!asked_went_first_) return run_rest(count);
  }
  if (!run_batch(0, count, store::Sync::lazy)) return false;
  tasks_.erase(tasks_.begin(), rest);
  return true;
}

// The tasks behind the first `count` ones, which stay.
bool Transactor::run_rest(std::size_t count) {
  if (!run_batch(count, tasks_.size() - count, own_sync())) return false;
  tasks_.resize(count);
  return true;
}

// Nobody has been told anything yet that a loss of power could make untrue.
bool Transactor::may_be_lost() const {
  const auto waits = [](const AfterCommit& after) { return after.what == AfterCommit::What::wait; };
  const auto internal = [](const EventRef& event) { return event->internal; };
  return std::all_of(after_.begin(), after_.end(), waits) &&
         std::all_of(outcome_.events.begin(), outcome_.events.end(), internal);
}

// False: rolled back, nothing happened.
bool Transactor::run_batch(std::size_t first, std::size_t count, store::Sync sync) {
  try {
    return run_together(first, count, sync);
  } catch (const std::exception&) {
    return false;
  }
}

void Transactor::commit() {
  executor_.flush();
  open_calls_.write(outcome_.calls);
  inbox_.write_positions();
  writer_.commit();
}

// As run_batch, and throws what went wrong.
bool Transactor::run_together(std::size_t first, std::size_t count, store::Sync sync) {
  after_.clear();
  outcome_ = {};
  try {
    writer_.begin(sync);
    for (std::size_t at = first; at < first + count; ++at) run(at);
    if (sync != own_sync() && !may_be_lost()) {
      take_back({});
      return false;
    }
    commit();
  } catch (const std::exception&) {
    take_back({});
    throw;
  }
  observer_.committed(context_, count, executor_.last_seq());
  finish();
  return true;
}

void Transactor::run_one_by_one() {
  std::size_t at = 0;
  for (; at < tasks_.size(); ++at) {
    try {
      try {
        run_together(at, 1, own_sync());
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
  // Requests are told to come again; the context's own work waits here for better times.
  std::vector<Task> kept;
  for (; at < tasks_.size(); ++at) {
    if (std::holds_alternative<Job>(tasks_[at]))
      give_up(at, "", Result::Kind::unavailable);
    else
      kept.push_back(std::move(tasks_[at]));
  }
  if (!kept.empty()) blocked_until_ = clock_.ticks_ms() + limits_.pause_after_error_ms;
  tasks_ = std::move(kept);
}

void Transactor::run(std::size_t at) {
  Task& task = tasks_[at];
  if (auto* job = std::get_if<Job>(&task))
    run_job(at, *job);
  else if (auto* event = std::get_if<EventTask>(&task))
    run_event(*event);
  else if (auto* answer = std::get_if<AnswerTask>(&task))
    run_answer(*answer);
  else if (auto* timer = std::get_if<TimerTask>(&task))
    run_timer(*timer);
  else
    std::get<ChoreTask>(task).run();
  run_own();
}

void Transactor::run_job(std::size_t at, Job& job) {
  AfterCommit after{};
  after.task = at;
  if (job.idempotency)
    if (auto known = replies_.known(*job.idempotency)) {
      after.what = AfterCommit::What::reply;
      after.result = std::move(*known);
      after_.push_back(std::move(after));
      return;
    }
  Executed executed = executor_.run(job.command, job.meta, job.expected_version, true, outcome_);
  observer_.command_ended(context_, job.command.type(), executed.result, job.meta);
  note_settled(executed);
  if (job.idempotency) replies_.open(*job.idempotency, executed.result, job.meta.at);
  if (executed.waits) {
    after.what = AfterCommit::What::wait;
    after.waiting = {executed.result.aggregate, executed.result.id};
    after.waiter.created = executed.result.created;
    after.waiter.call_key = job.call_key;
    after.waiter.deadline_ticks =
        job.call_key.empty() ? clock_.ticks_ms() + limits_.wait_max_ms : no_deadline;
    if (job.idempotency) {
      after.waiter.reply_key = job.idempotency->key;
      after.waiter.render = job.idempotency->render;
    }
  } else {
    if (job.idempotency)
      replies_.keep(job.idempotency->key, job.idempotency->render, executed.result);
    after.what = AfterCommit::What::reply;
    after.result = std::move(executed.result);
  }
  after_.push_back(std::move(after));
}

void Transactor::run_event(EventTask& task) {
  const PublishedEvent& event = *task.event;
  if (!inbox_.is_new(task.producer, event.seq)) return;
  inbox_.advance(task.producer, event.seq);
  const std::string& producer = inbox_.producers()[static_cast<std::size_t>(task.producer)];
  if (inbox_.is_parked(task.producer, event.key())) {
    inbox_.park(task.producer, event, "behind a parked event", clock_.now());
    return;
  }
  apply(producer, event);
  observer_.event_applied(context_, producer, event.seq);
}

// Policies first, then views: each sees the event once, in this transaction.
void Transactor::apply(const std::string& producer, const PublishedEvent& event) {
  const Meta meta{event.correlation, producer + "/" + std::to_string(event.seq), "", clock_.now()};
  kit::Box happened;
  const auto parse = [&](const kit::Type& type) -> const void* {
    if (event.event && &event.event.type() == &type) return event.event.object();
    if (happened && &happened.type() == &type) return happened.object();
    happened = kit::Box(type);
    if (const auto wrong = kit::json::read(type, happened.object(), event.data); !wrong.empty())
      throw std::runtime_error(event.type + ": " + wrong);
    return happened.object();
  };
  std::vector<kit::Box> commands;
  for (const auto& subscription : context_.subscriptions)
    if (subscription.from == producer && subscription.event->name == event.type)
      subscription.react(parse(*subscription.event), commands);
  stamp_cause(commands, meta.causation);
  for (auto& command : commands) carry_out(std::move(command), meta);
  for (const auto& view : context_.views)
    for (const auto& projection : view.projections)
      if (projection.from == producer && projection.event->name == event.type) {
        executor_.project(producer, *projection.event, parse(*projection.event));
        return;  // project() serves all views of the context
      }
}

void Transactor::run_answer(AnswerTask& task) {
  AfterCommit after{};
  after.key = task.call_key;
  PendingCall* const call = calls_.find(task.call_key);
  // Answered before: a late or repeated answer.
  if (!call || open_calls_.has_ended(*call)) return;
  if (!task.answer) {
    after.what = AfterCommit::What::attempt_failed;
  } else {
    after.what = AfterCommit::What::answered;
    after.final = task.answer->kind != kit::Answer::Kind::delayed;
    kit::Answer answer = *task.answer;
    answer.at = clock_.now();
    const Meta meta{call->meta.correlation, call->key, call->meta.principal, clock_.now()};
    const std::int64_t before = executor_.last_seq();
    carry_out(call->model->answered(call->request.object(), answer), meta);
    if (after.final)
      open_calls_.end(*call, executor_.last_seq() > before);
    else
      open_calls_.keep(*call);
  }
  after_.push_back(std::move(after));
}

void Transactor::run_timer(TimerTask& task) {
  AfterCommit after{};
  after.what = AfterCommit::What::timer_done;
  after_.push_back(after);
  const kit::Value key[] = {task.aggregate->resource.item, task.id, task.type};
  Meta meta{"", "timer/" + task.type, "", clock_.now()};
  kit::Box command;
  writer_.get(executor_.tables().timers, key, [&](std::span<const kit::Value> row) {
    if (row[timers::due].integer() > meta.at.ms) return false;  // set anew in the meantime
    meta.correlation = row[timers::correlation].text();
    for (const auto& model : task.aggregate->commands)
      if (model.type->name == task.type) {
        command = kit::Box(*model.type);
        kit::json::read(*model.type, command.object(), row[timers::command].text());
      }
    return false;
  });
  if (!command) return;
  writer_.erase(executor_.tables().timers, key);
  carry_out(std::move(command), meta);
}

// A command that no request waits for.
Executed Transactor::carry_out(kit::Box command, const Meta& meta) {
  const kit::Type& type = command.type();
  Executed executed = executor_.run(std::move(command), meta, std::nullopt, false, outcome_);
  observer_.command_ended(context_, type, executed.result, meta);
  note_settled(executed);
  return executed;
}

// What has been asked of the context itself, and what that asks in turn.
void Transactor::run_own() {
  for (int left = own_max; !outcome_.own.empty(); --left) {
    if (left == 0) throw std::logic_error(context_.name + " asks itself for ever");
    const OwnTask task = std::move(outcome_.own.front());
    outcome_.own.pop_front();
    const Executed done = carry_out(task.command, task.meta);
    if (!task.call) continue;
    const bool refused = done.result.kind == Result::Kind::refused;
    if (done.waits || (!refused && done.result.kind != Result::Kind::done))
      throw std::logic_error(task.call->request->name + " is asked within " + context_.name +
                             " and must be answered at once");
    const kit::Answer answer{
        refused ? kit::Answer::Kind::refused : kit::Answer::Kind::answered, done.result.id,
        refused ? std::string(done.result.refusal->name) : std::string(), task.meta.at};
    carry_out(task.call->answered(task.command.object(), answer), task.meta);
  }
}

// Those who wait for the aggregate are answered with this result; their kept replies are written
// now.
void Transactor::note_settled(const Executed& executed) {
  if (!executed.settles) return;
  const Waiters::Key key{executed.result.aggregate, executed.result.id};
  const auto keep = [&](const Waiter& waiter) {
    if (waiter.reply_key.empty()) return;
    Result result = executed.result;
    result.created = waiter.created;
    replies_.keep(waiter.reply_key, waiter.render, result);
  };
  // Who was answered by an event earlier in this transaction does not wait any more.
  std::vector<const Waiter*> waiting;
  if (const auto* all = waiters_.find(key))
    for (const auto& waiter : *all) waiting.push_back(&waiter);
  for (const auto& after : after_) {
    if (after.waiting != key) continue;
    if (after.what == AfterCommit::What::settle) waiting.clear();
    if (after.what == AfterCommit::What::wait) waiting.push_back(&after.waiter);
  }
  for (const Waiter* waiter : waiting) keep(*waiter);
  if (waiting.empty()) return;
  AfterCommit after{};
  after.what = AfterCommit::What::settle;
  after.waiting = key;
  after.result = executed.result;
  after_.push_back(std::move(after));
}

void Transactor::finish() {
  inbox_.committed_all();
  open_calls_.committed(executor_.last_seq());
  for (auto& call : outcome_.calls) calls_.add(std::move(call));
  for (auto& after : after_) settle(after);
  if (on_commit) on_commit(executor_.last_seq(), outcome_.timer_due_ms, std::move(outcome_.events));
}

void Transactor::settle(AfterCommit& after) {
  using What = AfterCommit::What;
  switch (after.what) {
    case What::reply: {
      auto& job = std::get<Job>(tasks_[after.task]);
      if (job.done) job.done(after.result);
      return;
    }
    case What::wait:
      after.waiter.done = std::move(std::get<Job>(tasks_[after.task]).done);
      waiters_.add(after.waiting, std::move(after.waiter));
      return;
    case What::settle:
      for (auto& waiter : waiters_.take(after.waiting)) {
        after.result.created = waiter.created;
        if (waiter.done) waiter.done(after.result);
      }
      return;
    case What::timer_done:
      if (on_timer_done) on_timer_done();
      return;
    case What::answered:
      calls_.answered(after.key, after.final);
      return;
    case What::attempt_failed:
      calls_.attempt_failed(after.key);
      return;
  }
}

void Transactor::expire_waiters() {
  Waiters::Key key;
  Waiter waiter;
  while (waiters_.take_expired(clock_.ticks_ms(), key, waiter)) {
    Result result = executor_.current(*key.first, key.second);
    result.kind = Result::Kind::held;
    result.created = waiter.created;
    if (!waiter.reply_key.empty()) {
      try {
        writer_.begin(store::Sync::full);
        replies_.keep(waiter.reply_key, waiter.render, result);
        writer_.commit();
      } catch (const store::StoreError&) {
        waiter.deadline_ticks = clock_.ticks_ms() + limits_.wait_max_ms;  // it waits once more
        waiters_.add(key, std::move(waiter));
        throw;
      }
    }
    if (waiter.done) waiter.done(result);
  }
}

}  // namespace runtime
