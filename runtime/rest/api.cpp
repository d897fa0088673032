// The way of a request: origin, path, method, position, media type, and then the one who knows.
#include "runtime/rest/api.hpp"

#include <algorithm>
#include <array>
#include <exception>

#include "runtime/http/problem.hpp"
#include "runtime/rest/answer.hpp"
#include "runtime/rest/commands.hpp"
#include "runtime/rest/edge.hpp"
#include "runtime/rest/errors.hpp"
#include "runtime/rest/idempotency.hpp"
#include "runtime/rest/links.hpp"
#include "runtime/rest/position.hpp"
#include "runtime/rest/profile.hpp"
#include "runtime/rest/queries.hpp"
#include "runtime/rest/submit.hpp"
#include "runtime/rest/trace.hpp"

namespace runtime::rest {
namespace {

constexpr std::array<std::string_view, 9> known_methods = {
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"};

bool reads(const http::Request& request) {
  return request.method == "GET" || request.method == "HEAD";
}

http::Response told(std::string allowed) {
  http::Response response;
  response.headers.push_back({"Allow", std::move(allowed)});
  return response;
}

http::Response options_of(const Target& target) {
  const std::string allowed = allowed_methods(target);
  http::Response response = told(allowed);
  if (allowed.starts_with("PATCH"))
    for (const auto* type :
         {"application/merge-patch+json", "application/json-patch+json", "application/json"})
      response.headers.push_back({"Accept-Patch", type});
  return response;
}

http::Response not_allowed(const Edge& edge, const Exchange& exchange, std::string allowed) {
  auto response = problem(edge, exchange, 405, "this can't be done here; see Allow");
  response.headers.push_back({"Allow", std::move(allowed)});
  return response;
}

http::Response not_found(const Edge& edge, const Exchange& exchange) {
  // Rows that are not there are answered without a body, as the originals do.
  if (exchange.target.kind == Target::Kind::missing && reads(exchange.request))
    return nothing_here();
  return problem(edge, exchange, 404, "there is nothing at this path");
}

Answered page_of(const Edge& edge, const Exchange& exchange) {
  const auto& request = exchange.request;
  const bool unknown = exchange.target.kind == Target::Kind::nothing;
  if (!edge.options.pages) return std::nullopt;
  if (!unknown && !(reads(request) && prefers_html(exchange.header("Accept")))) return std::nullopt;
  http::Response page;
  if (reads(request))
    return edge.options.pages(request, page) ? Answered(std::move(page)) : std::nullopt;
  http::Request look;
  look.method = "GET";
  look.path = request.path;
  if (!edge.options.pages(look, page)) return std::nullopt;
  constexpr const char* allowed = "OPTIONS,HEAD,GET";
  return request.method == "OPTIONS" ? told(allowed) : not_allowed(edge, exchange, allowed);
}

Offer offer_of(const Target& target) {
  if (target.kind == Target::Kind::profile) return Offer::profile;
  return target.kind == Target::Kind::collection ? Offer::collection : Offer::item;
}

// False: 406. A collection is offered as a list of links only to those who read it.
bool settle_media(Exchange& exchange) {
  const auto& method = exchange.request.method;
  if (method == "HEAD" || method == "DELETE") return true;
  auto offer = offer_of(exchange.target);
  if (offer == Offer::collection && method == "POST") offer = Offer::item;
  auto media = negotiate(exchange.header("Accept"), offer);
  if (media) exchange.media = std::move(*media);
  return media.has_value();
}

http::Response look(const Edge& edge, const Exchange& exchange) {
  switch (exchange.target.kind) {
    case Target::Kind::root:
      return get_root(edge, exchange);
    case Target::Kind::profiles:
      return get_profiles(edge, exchange);
    case Target::Kind::profile:
      return get_profile(edge, exchange);
    case Target::Kind::collection:
      return get_collection(edge, exchange);
    case Target::Kind::item:
      return get_item(edge, exchange);
    case Target::Kind::searches:
      return list_searches(edge, exchange);
    case Target::Kind::search:
      return get_search(edge, exchange);
    case Target::Kind::action:
    case Target::Kind::nothing:
    case Target::Kind::missing:
      break;
  }
  return not_found(edge, exchange);
}

Answered ask(const EdgePtr& edge, const ExchangePtr& exchange) {
  const auto& method = exchange->request.method;
  if (exchange->target.kind == Target::Kind::collection) return post_to_collection(edge, exchange);
  if (exchange->target.kind == Target::Kind::action) return post_action(edge, exchange);
  if (method == "PUT") return put_item(edge, exchange);
  if (method == "PATCH") return patch_item(edge, exchange);
  return delete_item(edge, exchange);
}

// Who is turned away at the door may have been inside before with the same key, and the row looks
// otherwise for that very reason. The row was read first: what it shows, the replies show as well.
Answered change(const EdgePtr& edge, const ExchangePtr& exchange) {
  auto turned_away = ask(edge, exchange);
  if (!turned_away) return std::nullopt;
  auto kept = kept_reply(edge, exchange);
  return kept ? std::move(kept) : std::move(turned_away);
}

// Nothing: the rows are as far as was asked for, or the request was put off.
Answered await_position(const EdgePtr& edge, const ExchangePtr& exchange, bool& put_off) {
  const auto* wanted = exchange->request.header("Madang-At-Least");
  if (!wanted || !exchange->target.place || !reads(exchange->request)) return std::nullopt;
  const auto reached_it = reached(*wanted, edge->port(*exchange->target.place));
  if (reached_it == Reached::yes) return std::nullopt;
  if (reached_it == Reached::malformed)
    return problem(*edge, *exchange, 400, "Madang-At-Least must be like pay=12");
  const std::int64_t now = edge->options.clock->ticks_ms();
  if (exchange->give_up_at_ms == 0)
    exchange->give_up_at_ms = now + edge->options.limits.at_least_wait_ms;
  put_off = edge->options.defer && now < exchange->give_up_at_ms &&
            edge->options.defer([edge, exchange] { serve(edge, exchange); });
  if (put_off) return std::nullopt;
  return unavailable(*edge, exchange->request.path, "not yet as far as " + *wanted);
}

Answered respond(const EdgePtr& edge, const ExchangePtr& exchange, bool& put_off) {
  const auto& request = exchange->request;
  const auto& target = exchange->target;
  const auto plain = [&](int status, std::string_view detail) {
    return problem(*edge, *exchange, status, detail);
  };
  if (std::find(known_methods.begin(), known_methods.end(), request.method) == known_methods.end())
    return plain(501, "this method is not known here");
  if (auto answered = preflight(request, edge->options.cors, exchange->origin)) return answered;
  if (exchange->origin.kind == CorsVerdict::Kind::forbidden) return cors_forbidden();
  if (auto page = page_of(*edge, *exchange)) return page;
  if (target.kind == Target::Kind::nothing || target.kind == Target::Kind::missing)
    return not_found(*edge, *exchange);
  if (target.place && edge->port(*target.place).paused())
    return unavailable(*edge, request.path, "paused; try again in a moment");
  if (!allows(target, request.method))
    return not_allowed(*edge, *exchange, allowed_methods(target));
  if (request.method == "OPTIONS") return options_of(target);
  if (auto answered = await_position(edge, exchange, put_off); answered || put_off) return answered;
  if (!settle_media(*exchange)) return plain(406, "this can be given as application/hal+json");
  return reads(request) ? Answered(look(*edge, *exchange)) : change(edge, exchange);
}

void note(const Edge& edge, const Exchange& exchange, const std::exception& error) {
  if (edge.options.failed) edge.options.failed(exchange.request, error.what());
}

}  // namespace

void serve(const EdgePtr& edge, const ExchangePtr& exchange) {
  Answered response;
  bool put_off = false;
  try {
    response = respond(edge, exchange, put_off);
  } catch (const store::StoreError& error) {
    note(*edge, *exchange, error);
    response = unavailable(*edge, exchange->request.path, "the store can't be read just now");
  } catch (const std::exception& error) {
    note(*edge, *exchange, error);
    response = problem(*edge, *exchange, 500, "something went wrong here; it has been noted");
  }
  if (response) send(*edge, *exchange, std::move(*response));
}

Api::Api(const kit::System& system, std::vector<Site> sites, ApiOptions options)
    : edge_(std::make_shared<const Edge>(system, std::move(sites), std::move(options))) {}

void Api::handle(http::Request&& request, http::Reply reply) const {
  const auto& options = edge_->options;
  const auto exchange = std::make_shared<Exchange>();
  exchange->request = std::move(request);
  exchange->reply = std::move(reply);
  exchange->base = base_url(exchange->request, options.scheme, options.authority);
  const auto trace = trace_of(exchange->header("traceparent"));
  exchange->correlation = trace ? *trace : trace_id(*options.random);
  exchange->origin = judge_origin(exchange->request, options.cors, exchange->base);
  exchange->target = edge_->routes.find(exchange->request.path);
  serve(edge_, exchange);
}

std::string Api::uri_template(std::string_view path) const {
  return template_of(edge_->routes.find(path));
}

Render Api::revive(const std::string& context) const {
  auto plan = std::make_shared<Plan>();
  if (!read_plan(context, edge_->routes, *plan))
    return
        [](const Result&) { return pack(http::problem(500, "the program has changed", "", "")); };
  return [edge = edge_, plan](const Result& result) { return pack(answer(*edge, *plan, result)); };
}

}  // namespace runtime::rest
