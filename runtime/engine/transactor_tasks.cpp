// What each kind of task is to a context, inside the open transaction.
#include <algorithm>
#include <stdexcept>

#include "kit/json.hpp"
#include "runtime/engine/timers.hpp"
#include "runtime/engine/transactor.hpp"

namespace runtime {
namespace {

// More than any rule leads to; a policy that answers to its own effect would never end.
constexpr int own_max = 1'000;

}  // namespace

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
  Executed executed =
      executor_.run(job.command, job.meta, job.expected_version, true, outcome_, job.kept);
  observer_.command_ended(context_, job.command.type(), executed.result, job.meta);
  if (executed.settles) note_settled(executed.result);
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
  kit::stamp_cause(commands, meta.causation);
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
  after.call = task.call;
  PendingCall* const call = calls_.find(task.call);
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
    run_own();  // it may be that only these record anything
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
    if (const auto due_ms = row[timers::due].integer(); due_ms > meta.at.ms) {
      // Set anew in the meantime, or the calendar was set back.
      outcome_.timer_due_ms = std::min(outcome_.timer_due_ms, due_ms);
      return false;
    }
    meta.correlation = row[timers::correlation].text();
    command = read_timer(context_, row).command;
    return false;
  });
  if (!command) return;
  writer_.erase(executor_.tables().timers, key);
  carry_out(std::move(command), meta);
}

// What is asked right now may still be heard; its answer finds nobody.
void Transactor::withdraw_calls() {
  if (outcome_.withdrawals.empty()) return;
  for (const auto& withdrawal : outcome_.withdrawals) open_calls_.end_untold(withdrawal.seq);
  calls_.each([&](const PendingCall& call) {
    for (const auto& withdrawal : outcome_.withdrawals) {
      if (!withdrawal.means(call)) continue;
      open_calls_.end(call, false);
      outcome_.withdrawn.push_back(call.number);
    }
  });
}

// A command that no request waits for.
Executed Transactor::carry_out(kit::Box command, const Meta& meta) {
  const kit::Type& type = command.type();
  Executed executed = executor_.run(std::move(command), meta, std::nullopt, false, outcome_);
  observer_.command_ended(context_, type, executed.result, meta);
  if (executed.settles) note_settled(executed.result);
  return executed;
}

// What has been asked of the context itself, and what that asks in turn.
void Transactor::run_own() {
  for (int left = own_max; !outcome_.own.empty(); --left) {
    if (left == 0) throw std::logic_error(context_.name + " asks itself for ever");
    OwnTask task = std::move(outcome_.own.front());
    outcome_.own.pop_front();
    const Executed done = carry_out(task.call ? task.command : std::move(task.command), task.meta);
    if (!task.call) continue;
    auto answer = answer_of(done.result);
    if (done.waits || !answer)
      throw std::logic_error(task.call->request->name + " is asked within " + context_.name +
                             " and must be answered at once");
    answer->at = task.meta.at;
    carry_out(task.call->answered(task.command.object(), *answer), task.meta);
  }
}

// Those who wait for the aggregate are answered with this result; their kept replies are written
// now.
void Transactor::note_settled(Result told) {
  const Waiters::Key key{told.aggregate, told.id};
  const auto keep = [&](const Waiter& waiter) {
    if (waiter.reply_key.empty()) return;
    Result result = told;
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
  after.result = std::move(told);
  after_.push_back(std::move(after));
}

}  // namespace runtime
