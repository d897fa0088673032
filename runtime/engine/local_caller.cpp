// A request struct of calls.hpp is a command of its callee: it is handed over as it is.
#include "runtime/engine/local_caller.hpp"

namespace runtime {

void LocalCaller::call(const CallTicket& ticket, OnAnswer on_answer) {
  if (const auto port = ports_.find(ticket.model->to); port != ports_.end()) {
    port->second.port(ticket, std::move(on_answer));
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

Stepper* LocalCaller::at_hand(const std::string& callee) {
  const auto port = ports_.find(callee);
  return port == ports_.end() ? nullptr : port->second.at_hand;
}

}  // namespace runtime
