// What every part of the REST layer works with: the compiled routes and options, and one request
// under way.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "runtime/rest/cors.hpp"
#include "runtime/rest/negotiate.hpp"
#include "runtime/rest/route.hpp"

namespace runtime::rest {

// Never changed after start, so that any thread may read it while it writes answers.
struct Edge {
  const kit::System& system;
  std::vector<Site> sites;
  ApiOptions options;
  Routes routes;

  Edge(const kit::System& served, std::vector<Site> given, ApiOptions chosen)
      : system(served), sites(std::move(given)), options(std::move(chosen)), routes(sites) {}
  ContextPort& port(const Place& place) const { return *sites[place.site].port; }
  store::Reader& reader(const Place& place) const { return *sites[place.site].reader; }
};

struct Exchange {
  http::Request request;
  http::Reply reply;
  std::string base;         // "http://localhost:8088", as the asker knows us
  std::string correlation;  // trace id
  CorsVerdict origin;
  Target target;
  Media media;
  std::int64_t give_up_at_ms = 0;  // of waiting for a position, in ticks; 0: has not begun to wait
  int patch_tries = 0;  // how often its JSON Patch was worked out from the row as it stood then

  std::string_view header(std::string_view name) const {
    const auto* value = request.header(name);
    return value ? std::string_view(*value) : std::string_view();
  }
};

using EdgePtr = std::shared_ptr<const Edge>;
using ExchangePtr = std::shared_ptr<Exchange>;

// Looks at a request from its beginning: when it comes, and again where what it was about to do has
// to be worked out anew.
void serve(const EdgePtr& edge, const ExchangePtr& exchange);

// Completes an answer with what every answer carries, and hands it in.
void send(const Edge& edge, Exchange& exchange, http::Response&& response);

// True when the asker's first language is Korean.
bool reads_korean(const http::Request& request);

}  // namespace runtime::rest
