// The last step of every answer.
#include "runtime/rest/edge.hpp"

namespace runtime::rest {

void send(const Edge& edge, Exchange& exchange, http::Response&& response) {
  response.without_body = exchange.request.method == "HEAD";
  add_cors_headers(response, edge.options.cors, exchange.origin);
  response.headers.push_back({"Madang-Correlation", exchange.correlation});
  exchange.reply(std::move(response));
}

bool reads_korean(const http::Request& request) {
  const auto* languages = request.header("Accept-Language");
  return languages && prefers_korean(*languages);
}

}  // namespace runtime::rest
