// Jobs and their idempotency keys.
#include "runtime/rest/submit.hpp"

#include "runtime/http/text.hpp"
#include "runtime/rest/errors.hpp"
#include "runtime/rest/idempotency.hpp"

namespace runtime::rest {

Plan plan_for(const Exchange& exchange, Plan::Mode mode) {
  Plan plan;
  plan.mode = mode;
  plan.place = exchange.target.place;
  plan.base = exchange.base;
  plan.path = exchange.request.path;
  plan.media = exchange.media;
  plan.wants_body = !http::trimmed(exchange.header("Accept")).empty();
  plan.korean = reads_korean(exchange.request);
  return plan;
}

Answered submit(const EdgePtr& edge, const ExchangePtr& exchange, Plan plan, kit::Box command,
                std::optional<std::int64_t> version, std::vector<std::string> kept) {
  const auto& request = exchange->request;
  const auto& options = edge->options;
  const auto shared = std::make_shared<const Plan>(std::move(plan));
  Job job;
  job.command = std::move(command);
  job.meta.correlation = exchange->correlation;
  job.meta.causation = "request";
  job.meta.principal = options.principal ? options.principal(request) : std::string();
  job.meta.at = options.clock->now();
  job.expected_version = version;
  job.kept = std::move(kept);
  const auto* key_sent = request.header("Idempotency-Key");
  if (key_sent && request.method != "DELETE") {
    const auto key = read_key(*key_sent, options.limits.key_max);
    if (!key)
      return problem(*edge, *exchange, 400,
                     "the Idempotency-Key is empty, too long or not printable");
    job.idempotency = Idempotency{
        request.method + " " + request.path + " " + job.meta.principal + " " + *key,
        fingerprint(request), text_of(*shared),
        [edge, shared](const Result& result) { return pack(answer(*edge, *shared, result)); }};
  }
  job.done = [edge, exchange, shared](Result&& result) {
    auto tell = [edge, exchange, shared, result = std::move(result)] {
      send(*edge, *exchange, answer(*edge, *shared, result));
    };
    // A context's thread has better things to do than to write answers.
    if (edge->options.post)
      edge->options.post(std::move(tell));
    else
      tell();
  };
  if (edge->port(*shared->place).submit(std::move(job))) return std::nullopt;
  return unavailable(*edge, request.path, "busy; try again in a moment");
}

}  // namespace runtime::rest
