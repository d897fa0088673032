// Error answers: one body for clients that read problem documents and for those that read the
// originals' error JSON.
#pragma once
#include <string>
#include <vector>

#include "runtime/rest/edge.hpp"
#include "runtime/rest/fill.hpp"

namespace runtime::rest {

class Problem {
 public:
  Problem(const Edge& edge, std::string_view path, int status, std::string_view detail);
  // "reason": the refusal's name.
  Problem& member(std::string_view name, std::string_view text);
  // What the row is in now; left out where it is in none.
  Problem& state(std::string_view word);
  Problem& errors(std::string_view entity, const std::vector<Wrong>& wrongs);
  Problem& header(std::string name, std::string value);
  http::Response take();

 private:
  http::Response response_;
};

http::Response problem(const Edge& edge, const Exchange& exchange, int status,
                       std::string_view detail);
// 400 that names each property.
http::Response wrong_properties(const Edge& edge, const Exchange& exchange,
                                const std::vector<Wrong>& wrongs);
// 503 with Retry-After.
http::Response unavailable(const Edge& edge, std::string_view path, std::string_view detail);
// 404 as the originals give it for rows: no body at all.
http::Response nothing_here();

}  // namespace runtime::rest
