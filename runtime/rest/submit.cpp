// Jobs and their idempotency keys.
#include "runtime/rest/submit.hpp"

#include "runtime/engine/replies.hpp"
#include "runtime/http/text.hpp"
#include "runtime/rest/errors.hpp"
#include "runtime/rest/idempotency.hpp"

namespace runtime::rest {
namespace {

// Nullptr: it has none that counts.
const std::string* key_of(const http::Request& request) {
  return request.method == "DELETE" ? nullptr : request.header("Idempotency-Key");
}

std::string principal_of(const Edge& edge, const http::Request& request) {
  return edge.options.principal ? edge.options.principal(request) : std::string();
}

// As it is kept: a key counts for one method, path and asker. Nothing when it is none.
std::optional<std::string> scoped(const Edge& edge, const http::Request& request,
                                  const std::string& key, const std::string& principal) {
  const auto bare = read_key(key, edge.options.limits.key_max);
  if (!bare) return std::nullopt;
  return request.method + " " + request.path + " " + principal + " " + *bare;
}

http::Response keeps_moving(const Edge& edge, const Exchange& exchange) {
  return Problem(edge, exchange.request.path, 409,
                 reads_korean(exchange.request)
                     ? "다른 요청들이 계속 이 행을 바꾸고 있습니다. 다시 보내 주세요"
                     : "others keep changing this row; send the patch again")
      .member("reason", "row_moved")
      .take();
}

// A JSON Patch whose row has moved since is worked out again. The asker's own If-Match is looked at
// again as well.
void tell(const EdgePtr& edge, const ExchangePtr& exchange, const Plan& plan,
          const Result& result) {
  if (result.kind != Result::Kind::stale || exchange->patch_tries == 0)
    return send(*edge, *exchange, answer(*edge, plan, result));
  if (exchange->patch_tries < edge->options.limits.patch_tries) return serve(edge, exchange);
  send(*edge, *exchange, keeps_moving(*edge, *exchange));
}

}  // namespace

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
  job.meta.principal = principal_of(*edge, request);
  job.meta.at = options.clock->now();
  job.expected_version = version;
  job.kept = std::move(kept);
  if (const auto* sent = key_of(request)) {
    auto key = scoped(*edge, request, *sent, job.meta.principal);
    if (!key)
      return problem(*edge, *exchange, 400,
                     "the Idempotency-Key is empty, too long or not printable");
    job.idempotency = Idempotency{
        std::move(*key), fingerprint(request), text_of(*shared),
        [edge, shared](const Result& result) { return pack(answer(*edge, *shared, result)); }};
  }
  job.done = [edge, exchange, shared](Result&& result) {
    auto telling = [edge, exchange, shared, result = std::move(result)] {
      tell(edge, exchange, *shared, result);
    };
    // A context's thread has better things to do than to write answers.
    if (edge->options.post)
      edge->options.post(std::move(telling));
    else
      telling();
  };
  if (edge->port(*shared->place).submit(std::move(job))) return std::nullopt;
  return unavailable(*edge, request.path, "busy; try again in a moment");
}

Answered kept_reply(const EdgePtr& edge, const ExchangePtr& exchange) {
  const auto& request = exchange->request;
  const auto& site = edge->sites[exchange->target.place->site];
  const auto* sent = key_of(request);
  if (!sent || site.replies < 0) return std::nullopt;
  const auto key = scoped(*edge, request, *sent, principal_of(*edge, request));
  if (!key) return std::nullopt;
  const auto known = known_reply(*site.reader, site.replies, *key, fingerprint(request),
                                 edge->options.clock->now());
  if (!known) return std::nullopt;
  return answer(*edge, plan_for(*exchange, Plan::Mode::action), *known);
}

}  // namespace runtime::rest
