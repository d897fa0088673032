// Cross-origin requests: who may ask from a page of another origin. The `Vary` lines stand on every
// answer, as the originals have them.
#pragma once
#include <optional>
#include <string>

#include "runtime/rest/options.hpp"

namespace runtime::rest {

struct CorsVerdict {
  enum class Kind { same_origin, allowed, forbidden } kind = Kind::same_origin;
  std::string origin;  // for Access-Control-Allow-Origin
};

CorsVerdict judge_origin(const http::Request& request, const Cors& cors, std::string_view base);

// The answer to a preflight; nothing when the request is none.
std::optional<http::Response> preflight(const http::Request& request, const Cors& cors,
                                        const CorsVerdict& verdict);
http::Response cors_forbidden();

// Of every answer: what it may depend on.
void add_vary(http::Response& response);
// That, and what the asking page may see of it.
void add_cors_headers(http::Response& response, const Cors& cors, const CorsVerdict& verdict);

}  // namespace runtime::rest
