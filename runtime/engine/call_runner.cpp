// Attempts, time-outs, backoff with jitter, and a breaker per callee and kind of request.
#include "runtime/engine/call_runner.hpp"

#include <algorithm>
#include <set>

namespace runtime {

namespace {
constexpr int most_per_step = 256;
}

CallRunner::CallRunner(const kit::Context& context, Caller& caller, TaskQueue& queue,
                       const Clock& clock, Random& random, Observer& observer, CallLimits limits)
    : context_(context),
      caller_(caller),
      queue_(queue),
      clock_(clock),
      random_(random),
      observer_(observer),
      limits_(limits) {
  for (const auto& call : context.calls) breakers_.emplace(&call, Breaker(limits.breaker));
}

void CallRunner::add(PendingCall call) {
  call.number = ++added_;
  Entry& entry = calls_[call.number];
  entry.call = std::move(call);
  schedule(entry, clock_.ticks_ms());
}

std::vector<std::uint64_t> CallRunner::ask_at_hand(std::vector<PendingCall>& calls) {
  std::vector<std::uint64_t> asked;
  std::vector<PendingCall> later;
  std::set<Stepper*> callees;
  for (auto& call : calls) {
    Stepper* const callee = caller_.at_hand(call.model->to);
    if (!callee || call.seq == 0) {
      later.push_back(std::move(call));
      continue;
    }
    callees.insert(callee);
    add(std::move(call));
    asked.push_back(added_);
  }
  calls = std::move(later);
  if (!asked.empty()) step();
  for (auto* callee : callees) callee->step();
  return asked;
}

void CallRunner::forget(std::uint64_t number) {
  const auto found = calls_.find(number);
  if (found == calls_.end()) return;
  const Entry& entry = found->second;
  if (entry.in_flight) {
    --in_flight_;
    breakers_.at(entry.call.model).withdrawn();
  }
  take_off(entry);
  calls_.erase(found);
}

PendingCall* CallRunner::find(std::uint64_t number) {
  const auto found = calls_.find(number);
  return found == calls_.end() ? nullptr : &found->second.call;
}

void CallRunner::each(const std::function<void(PendingCall&)>& visit) {
  for (auto& [number, entry] : calls_) visit(entry.call);
}

BreakerState CallRunner::breaker(const kit::CallModel& model) const {
  return breakers_.at(&model).state();
}

void CallRunner::answered(std::uint64_t number, bool final) {
  const auto found = calls_.find(number);
  if (found == calls_.end()) return;
  Entry& entry = found->second;
  if (entry.in_flight && final) {
    --in_flight_;
    Breaker& breaker = breakers_.at(entry.call.model);
    const auto before = breaker.state();
    breaker.succeeded(clock_.ticks_ms());
    watch(entry, before);
    if (before != BreakerState::closed) hurry(*entry.call.model, clock_.ticks_ms());
  }
  if (!final) return;
  take_off(entry);
  calls_.erase(found);
}

void CallRunner::attempt_failed(std::uint64_t number) {
  const auto found = calls_.find(number);
  if (found != calls_.end() && found->second.in_flight) fail(found->second, clock_.ticks_ms());
}

Progress CallRunner::step() {
  const std::int64_t now = clock_.ticks_ms();
  const int done = end_late(now) + start_due(now);
  std::int64_t wake = time_outs_.empty() ? no_deadline : time_outs_.begin()->first.first;
  const bool room = in_flight_ < limits_.in_flight_max;
  if (room && !due_.empty()) wake = std::min(wake, due_.begin()->first.first);
  return {done > 0, wake == no_deadline ? wake : std::max(wake, now + 1)};
}

// Attempts that have taken too long.
int CallRunner::end_late(std::int64_t now) {
  int ended = 0;
  while (!time_outs_.empty() && time_outs_.begin()->first.first <= now && ended < most_per_step) {
    fail(*time_outs_.begin()->second, now);
    ++ended;
  }
  return ended;
}

int CallRunner::start_due(std::int64_t now) {
  int started = 0;
  while (!due_.empty() && due_.begin()->first.first <= now && started < most_per_step) {
    Entry& entry = *due_.begin()->second;
    if (clock_.now() >= entry.call.until) {
      take_off(entry);
      tell(entry, kit::Answer::Kind::unreachable);
    } else if (in_flight_ >= limits_.in_flight_max) {
      break;
    } else {
      start(entry, now);
    }
    ++started;
  }
  return started;
}

// A node is moved from place to place: one attempt after the other costs no memory.
void CallRunner::schedule(Entry& entry, std::int64_t due_ticks, bool in_flight) {
  auto node = place_of(entry).extract({entry.due_ticks, entry.call.number});
  entry.due_ticks = due_ticks;
  entry.in_flight = in_flight;
  if (due_ticks == no_deadline) return;
  if (node) {
    node.key() = {due_ticks, entry.call.number};
    place_of(entry).insert(std::move(node));
  } else {
    place_of(entry).emplace(std::pair(due_ticks, entry.call.number), &entry);
  }
}

void CallRunner::take_off(const Entry& entry) {
  place_of(entry).erase({entry.due_ticks, entry.call.number});
}

void CallRunner::start(Entry& entry, std::int64_t now) {
  Breaker& breaker = breakers_.at(entry.call.model);
  const auto before = breaker.state();
  if (!breaker.allow(now)) {
    observer_.call_failed(context_, *entry.call.model, true, entry.call.meta);
    const auto wait = std::max<std::int64_t>(breaker.retry_at_ms() - now, 1);
    schedule(entry, now + wait + static_cast<std::int64_t>(random_.below(200)));
    tell(entry, kit::Answer::Kind::delayed);
    return;
  }
  watch(entry, before);
  ++in_flight_;
  ++entry.attempts;
  schedule(entry, now + entry.call.model->attempt.count(), true);
  caller_.call({entry.call.model, entry.call.key, &entry.call.request, entry.call.meta},
               [&queue = queue_, number = entry.call.number](std::optional<kit::Answer> answer) {
                 queue.push(AnswerTask{number, std::move(answer)});
               });
}

void CallRunner::fail(Entry& entry, std::int64_t now) {
  --in_flight_;
  Breaker& breaker = breakers_.at(entry.call.model);
  const auto before = breaker.state();
  breaker.failed(now);
  watch(entry, before);
  observer_.call_failed(context_, *entry.call.model, false, entry.call.meta);
  schedule(entry, now + backoff(entry.attempts));
  tell(entry, kit::Answer::Kind::delayed);
}

// The first failure is told once: to wait on (held), or to give up (held off).
void CallRunner::tell(Entry& entry, kit::Answer::Kind kind) {
  if (kind == kit::Answer::Kind::delayed) {
    if (entry.told) return;
    if (!entry.call.model->held()) kind = kit::Answer::Kind::unreachable;
  }
  entry.told = true;
  if (kind == kit::Answer::Kind::unreachable) schedule(entry, no_deadline);
  queue_.push(AnswerTask{entry.call.number, kit::Answer{kind, 0, {}, clock_.now()}});
}

std::int64_t CallRunner::backoff(int attempts) {
  const int doublings = std::min(attempts - 1, 10);
  const auto most = std::min(limits_.backoff_first_ms << doublings, limits_.backoff_max_ms);
  return 1 + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(most)));
}

void CallRunner::watch(const Entry& entry, BreakerState before) {
  const auto after = breakers_.at(entry.call.model).state();
  if (after != before) observer_.breaker_changed(context_, *entry.call.model, after);
}

// The callee is back: what waited for it goes out now, spread a little.
void CallRunner::hurry(const kit::CallModel& model, std::int64_t now) {
  for (auto& [number, entry] : calls_) {
    if (entry.call.model != &model || entry.in_flight || entry.due_ticks == no_deadline) continue;
    schedule(entry, now + static_cast<std::int64_t>(random_.below(200)));
  }
}

}  // namespace runtime
