// A request struct of calls.hpp is a command of its callee: it is handed over as it is.
#include "runtime/engine/local_caller.hpp"

namespace runtime {
namespace {

// What the callee's result means for the caller; nothing when this attempt brought no answer.
std::optional<kit::Answer> answer_of(const Result& result) {
  using Kind = Result::Kind;
  switch (result.kind) {
    case Kind::done:
      return kit::Answer{kit::Answer::Kind::answered, result.id, {}, {}};
    case Kind::refused:
      if (result.refusal->status == 503) return std::nullopt;
      return kit::Answer{
          kit::Answer::Kind::refused, result.id, std::string(result.refusal->name), {}};
    case Kind::held:
    case Kind::stale:
    case Kind::replayed:
    case Kind::key_reused:
    case Kind::key_running:
    case Kind::unavailable:
    case Kind::failed:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void LocalCaller::call(const CallTicket& ticket, OnAnswer on_answer) {
  if (const auto port = ports_.find(ticket.model->to); port != ports_.end()) {
    port->second(ticket, std::move(on_answer));
    return;
  }
  ContextPort& callee = *contexts_.at(ticket.model->to);
  if (callee.paused()) return;  // as if it were down: no answer, the attempt runs out of time
  Job job;
  job.command = *ticket.request;
  job.meta = ticket.meta;
  job.meta.causation = ticket.key;
  job.call_key = ticket.key;
  job.done = [on_answer](const Result& result) { on_answer(answer_of(result)); };
  if (!callee.submit(std::move(job))) on_answer(std::nullopt);
}

}  // namespace runtime
