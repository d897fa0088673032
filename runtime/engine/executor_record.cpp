// What has been decided, as it stands in the log and among calls and timers.
#include <algorithm>
#include <stdexcept>

#include "kit/json.hpp"
#include "runtime/engine/executor.hpp"
#include "runtime/engine/open_calls.hpp"

namespace runtime {
namespace {

// What those who wait are told.
void settle(Executed& out, const kit::EndsWait& ends) {
  out.settles = true;
  out.result.kind = ends.refusal ? Result::Kind::refused
                    : ends.held  ? Result::Kind::held
                                 : Result::Kind::done;
  out.result.refusal = ends.refusal;
}

}  // namespace

void Executor::record(const Attempt& attempt, std::int64_t id, std::int64_t version,
                      kit::Effects& effects, Executed& out, Outcome& outcome) {
  const kit::EndsWait* ends = nullptr;
  std::string asks = asks_of(effects.calls);
  for (auto& event : effects.events) {
    const kit::EventModel& happened = event_model(attempt.aggregate, event);
    append(attempt.aggregate, happened, event, id, ++version,
           &event == &effects.events.back() ? std::move(asks) : "", attempt.meta, outcome);
    if (happened.ends_wait) ends = &*happened.ends_wait;
  }
  for (const auto* request : effects.withdrawn) withdraw(attempt.aggregate, id, *request, outcome);
  record_calls(attempt.aggregate, id, version, !effects.events.empty(), attempt.meta, effects.calls,
               outcome);
  record_timers(attempt.aggregate, id, attempt.meta, effects.timers, outcome);
  out.waits = effects.waits && !effects.late && !ends;
  if (effects.late) out.result.kind = Result::Kind::held;
  if (ends) settle(out, *ends);
}

void Executor::append(const kit::AggregateModel& aggregate, const kit::EventModel& event,
                      kit::Box& box, std::int64_t id, std::int64_t version, std::string asks,
                      const Meta& meta, Outcome& outcome) {
  auto published = std::make_shared<PublishedEvent>();
  published->seq = ++last_seq_;
  published->aggregate = aggregate.resource.item;
  published->aggregate_id = id;
  published->version = version;
  published->type = event.type->name;
  published->internal = event.internal;
  published->at_ms = meta.at.ms;
  published->correlation = meta.correlation;
  published->data = kit::json::write(*event.type, box.object());
  project(context_.name, *event.type, box.object());
  react(box, meta, outcome);
  observer_.event_recorded(context_, box, id, last_seq_, meta);
  published->event = std::move(box);
  recorded_.push_back({published, meta.causation, std::move(asks)});
  outcome.events.push_back(std::move(published));
}

void Executor::write_recorded() {
  if (recorded_.empty()) return;
  auto next = recorded_.begin();
  writer_.append_all(opened_.own.events, [&](std::vector<kit::Value>& row) {
    if (next == recorded_.end()) return false;
    const auto& [event, causation, asks] = *next++;
    row.assign({event->seq, event->aggregate, event->aggregate_id, event->version, event->type,
                event->internal, event->at_ms, event->correlation, causation, event->data,
                asks.empty() ? kit::Value() : kit::Value(asks)});
    return true;
  });
  recorded_.clear();
}

std::string Executor::last_event() const { return context_.name + "/" + std::to_string(last_seq_); }

// The context's own policies. What an event leads to is caused by it.
void Executor::react(const kit::Box& event, const Meta& meta, Outcome& outcome) {
  std::vector<kit::Box> commands;
  for (const auto& subscription : context_.subscriptions)
    if (subscription.event == &event.type() && subscription.from == context_.name)
      subscription.react(event.object(), commands);
  if (commands.empty()) return;
  const std::string cause = last_event();
  kit::stamp_cause(commands, cause);
  for (auto& command : commands)
    outcome.own.push_back(
        {std::move(command), {meta.correlation, cause, meta.principal, meta.at}, nullptr});
}

const kit::CallModel& Executor::call_model(const kit::Type& request) const {
  if (const auto* model = context_.call(request.name)) return *model;
  throw std::logic_error(request.name + " is not wired as a call");
}

std::string Executor::asks_of(const kit::Few<kit::CallRequest>& requests) const {
  std::string asks;
  for (const auto& request : requests)
    if (const auto& model = call_model(request.request.type()); model.to != context_.name)
      add_ask(asks, model, request);
  return asks;
}

// Those of this transaction are not under way yet.
void Executor::withdraw(const kit::AggregateModel& aggregate, std::int64_t id,
                        const kit::Type& request, Outcome& outcome) {
  Withdrawal withdrawal{&call_model(request),
                        asker_key(context_.name, aggregate.resource.item, id)};
  std::erase_if(outcome.calls, [&](const PendingCall& call) {
    const bool meant = withdrawal.means(call);
    if (meant) withdrawal.seq = std::max(withdrawal.seq, call.seq);
    return meant;
  });
  outcome.withdrawals.push_back(std::move(withdrawal));
}

// `told`: the last event tells of them, and is the cause of what the context asks itself. Where
// nothing is recorded, that has the cause of what asks for it.
void Executor::record_calls(const kit::AggregateModel& aggregate, std::int64_t id,
                            std::int64_t version, bool told, const Meta& meta,
                            kit::Few<kit::CallRequest>& requests, Outcome& outcome) {
  for (auto& request : requests) {
    const kit::CallModel& model = call_model(request.request.type());
    if (model.to == context_.name) {
      Meta own = meta;
      if (told) own.causation = last_event();
      outcome.own.push_back({std::move(request.request), std::move(own), &model});
      continue;
    }
    PendingCall call;
    call.model = &model;
    call.key =
        call_key(context_.name, aggregate.resource.item, id, version, call.model->request->name);
    call.request = std::move(request.request);
    call.until = request.until;
    call.meta = {meta.correlation, call.key, meta.principal, meta.at};
    call.seq = told ? last_seq_ : 0;
    outcome.calls.push_back(std::move(call));
  }
}

void Executor::record_timers(const kit::AggregateModel& aggregate, std::int64_t id,
                             const Meta& meta, kit::Few<kit::TimerRequest>& requests,
                             Outcome& outcome) {
  for (auto& request : requests) {
    const kit::Value key[] = {aggregate.resource.item, id, request.command.type().name};
    if (request.due == kit::never) {
      writer_.erase(opened_.own.timers, key);
      continue;
    }
    request.command.set("id", id);
    const std::string json = kit::json::write(request.command.type(), request.command.object());
    const kit::Value row[] = {key[0], key[1], key[2], request.due.ms, meta.correlation, json};
    writer_.put(opened_.own.timers, row);
    outcome.timer_due_ms = std::min(outcome.timer_due_ms, request.due.ms);
  }
}

}  // namespace runtime
