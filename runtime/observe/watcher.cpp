// What is logged at which level: starts, stops, breakers and fallbacks at info and above; each
// command and event at debug.
#include "runtime/observe/watcher.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>

namespace runtime::observe {
namespace {

// The originals' words, for whoever looks for them in the log.
constexpr std::string_view fallback_words =
    "Circuit breaker has been opened. Fallback returned instead.";

constexpr std::array breaker_states = {BreakerState::closed, BreakerState::open,
                                       BreakerState::half_open};

}  // namespace

Watcher::Watcher(const kit::Context& context, const Clock& clock, Log& log, Metrics& metrics)
    : context_(context),
      clock_(clock),
      log_(log),
      metrics_(metrics),
      troubles_(&metrics.troubles(context.name)),
      commit_tasks_(&metrics.commit_tasks(context.name)) {
  for (const auto& aggregate : context.aggregates) {
    for (const auto& command : aggregate.commands) {
      auto& done = commands_[command.type][static_cast<std::size_t>(Result::Kind::done)];
      done = &metrics.commands(context.name, command.type->name, name_of(Result::Kind::done));
    }
    for (const auto& event : aggregate.events)
      events_[event.type] = &metrics.events(context.name, event.type->name);
  }
  const auto follows = [&](const std::string& producer) {
    applied_.try_emplace(producer, &metrics.events_applied(context.name, producer));
    metrics.events_parked(context.name, producer);
  };
  for (const auto& subscription : context.subscriptions)
    if (subscription.from != context.name) follows(subscription.from);
  for (const auto& view : context.views)
    for (const auto& projection : view.projections)
      if (projection.from != context.name) follows(projection.from);
  for (const auto& call : context.calls)
    if (call.to != context.name) set_state(handles(call), BreakerState::closed);
}

Watcher::~Watcher() { tell_left_out(true); }

void Watcher::command_ended(const kit::Context& context, const kit::Type& command,
                            const Result& result, const Meta& meta) {
  auto& counter = commands_[&command][static_cast<std::size_t>(result.kind)];
  if (!counter) counter = &metrics_.commands(context.name, command.name, name_of(result.kind));
  counter->Increment();
  if (!log_.wants(Level::debug)) return;
  log_.debug("command_ended",
             {{"context", context.name},
              {"command", command.name},
              {"outcome", name_of(result.kind)},
              {"refusal", result.refusal ? kit::Value(result.refusal->name) : kit::Value()},
              {"id", result.id},
              {"version", result.version},
              {"causation", meta.causation}},
             meta.correlation);
}

void Watcher::event_recorded(const kit::Context& context, const kit::Box& event,
                             std::int64_t aggregate_id, std::int64_t seq, const Meta& meta) {
  auto& counter = events_[&event.type()];
  if (!counter) counter = &metrics_.events(context.name, event.type().name);
  counter->Increment();
  if (!log_.wants(Level::debug)) return;
  log_.debug("event_recorded",
             {{"context", context.name},
              {"type", event.type().name},
              {"id", aggregate_id},
              {"seq", seq},
              {"causation", meta.causation},
              {"data", event.type(), event.object()}},
             meta.correlation);
}

void Watcher::event_applied(const kit::Context& context, std::string_view producer,
                            std::int64_t seq) {
  if (const auto found = applied_.find(producer); found != applied_.end())
    found->second->Increment();
  if (!log_.wants(Level::debug)) return;
  log_.debug("event_applied", {{"context", context.name}, {"producer", producer}, {"seq", seq}});
}

void Watcher::event_parked(const kit::Context& context, std::string_view producer, std::int64_t seq,
                           std::string_view type, std::string_view reason) {
  metrics_.events_parked(context.name, std::string(producer)).Increment();
  log_.warn("event_parked", {{"context", context.name},
                             {"producer", producer},
                             {"seq", seq},
                             {"type", type},
                             {"reason", reason}});
}

void Watcher::committed(const kit::Context&, std::size_t tasks, std::int64_t) {
  commit_tasks_->Observe(static_cast<double>(tasks));
  if (fallbacks_.left_any_out() || troubles_told_.left_any_out()) tell_left_out(false);
}

void Watcher::call_failed(const kit::Context& context, const kit::CallModel& call,
                          bool breaker_open, const Meta& meta) {
  auto& counted = handles(call);
  (breaker_open ? counted.refused_by_breaker : counted.failed)->Increment();
  if (!log_.wants(Level::info)) return;
  tell_left_out(false);
  if (!fallbacks_.allow(clock_.ticks_ms())) return;
  log_.info("fallback",
            {{"context", context.name},
             {"call", call.request->name},
             {"to", call.to},
             {"reason", breaker_open ? "breaker open" : "attempt failed"},
             {"message", fallback_words}},
            meta.correlation);
}

void Watcher::breaker_changed(const kit::Context& context, const kit::CallModel& call,
                              BreakerState state) {
  set_state(handles(call), state);
  log_.write(state == BreakerState::open ? Level::warn : Level::info, "breaker_changed",
             {{"context", context.name},
              {"call", call.request->name},
              {"to", call.to},
              {"state", name_of(state)}});
}

void Watcher::trouble(const kit::Context& context, std::string_view what) {
  troubles_->Increment();
  tell_left_out(false);
  if (!troubles_told_.allow(clock_.ticks_ms())) return;
  log_.error("trouble", {{"context", context.name}, {"what", what}});
}

Watcher::CallHandles& Watcher::handles(const kit::CallModel& call) {
  const auto found = calls_.find(&call);
  if (found != calls_.end()) return found->second;
  const std::string& request = call.request->name;
  CallHandles made{};
  made.failed = &metrics_.calls_failed(context_.name, request, "attempt failed");
  made.refused_by_breaker = &metrics_.calls_failed(context_.name, request, "breaker open");
  for (const auto state : breaker_states)
    made.states[static_cast<std::size_t>(state)] =
        &metrics_.breaker(context_.name + "." + request, state);
  return calls_.emplace(&call, made).first->second;
}

void Watcher::set_state(CallHandles& handles, BreakerState state) {
  for (const auto one : breaker_states)
    handles.states[static_cast<std::size_t>(one)]->Set(one == state ? 1 : 0);
}

// A line that was not written still counts: how many there were is said once their second is over.
void Watcher::tell_left_out(bool at_end) {
  const auto now = clock_.ticks_ms();
  const auto count = [&](Throttle& throttle) {
    return at_end ? throttle.take() : throttle.summary(now);
  };
  if (const auto fallbacks = count(fallbacks_); fallbacks > 0)
    log_.info("fallbacks_not_shown", {{"context", context_.name}, {"count", fallbacks}});
  if (const auto troubles = count(troubles_told_); troubles > 0)
    log_.error("troubles_not_shown", {{"context", context_.name}, {"count", troubles}});
}

}  // namespace runtime::observe
