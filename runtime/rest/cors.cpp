// Preflights are answered here and never reach a resource.
#include "runtime/rest/cors.hpp"

#include <algorithm>

namespace runtime::rest {

CorsVerdict judge_origin(const http::Request& request, const Cors& cors, std::string_view base) {
  using Kind = CorsVerdict::Kind;
  const auto* origin = request.header("Origin");
  if (!origin || *origin == base) return {};
  const auto has = [&](std::string_view wanted) {
    return std::find(cors.origins.begin(), cors.origins.end(), wanted) != cors.origins.end();
  };
  if (has(*origin)) return {Kind::allowed, *origin};
  if (has("*")) return {Kind::allowed, "*"};
  return {Kind::forbidden, {}};
}

http::Response cors_forbidden() {
  http::Response response;
  response.status = 403;
  response.headers.push_back({"Content-Type", "text/plain;charset=UTF-8"});
  response.body = "Invalid CORS request";
  return response;
}

std::optional<http::Response> preflight(const http::Request& request, const Cors& cors,
                                        const CorsVerdict& verdict) {
  const auto* method = request.header("Access-Control-Request-Method");
  if (request.method != "OPTIONS" || !method || verdict.kind == CorsVerdict::Kind::same_origin)
    return std::nullopt;
  if (verdict.kind == CorsVerdict::Kind::forbidden || *method == "TRACE") return cors_forbidden();
  http::Response response;
  response.headers.push_back({"Access-Control-Allow-Methods", *method});
  if (const auto* headers = request.header("Access-Control-Request-Headers"))
    response.headers.push_back({"Access-Control-Allow-Headers", *headers});
  response.headers.push_back({"Access-Control-Max-Age", std::to_string(cors.max_age_s)});
  return response;
}

void add_vary(http::Response& response) {
  for (const char* header :
       {"Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"})
    response.headers.push_back({"Vary", header});
}

void add_cors_headers(http::Response& response, const Cors& cors, const CorsVerdict& verdict) {
  add_vary(response);
  if (verdict.kind != CorsVerdict::Kind::allowed) return;
  response.headers.push_back({"Access-Control-Allow-Origin", verdict.origin});
  if (cors.credentials && verdict.origin != "*")
    response.headers.push_back({"Access-Control-Allow-Credentials", "true"});
  response.headers.push_back({"Access-Control-Expose-Headers",
                              "Location, ETag, Link, Retry-After, Idempotency-Replayed, "
                              "Madang-Position, Madang-Correlation"});
}

}  // namespace runtime::rest
