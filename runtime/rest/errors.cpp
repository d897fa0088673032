// Members are added behind those that every problem has.
#include "runtime/rest/errors.hpp"

#include "kit/instant.hpp"
#include "runtime/http/problem.hpp"
#include "runtime/rest/printer.hpp"

namespace runtime::rest {

Problem::Problem(const Edge& edge, std::string_view path, int status, std::string_view detail)
    : response_(http::problem(status, detail, path, kit::wire_text(edge.options.clock->now()))) {
  response_.body.pop_back();
  if (status == 503) header("Retry-After", std::to_string(edge.options.retry_after_s));
}

Problem& Problem::member(std::string_view name, std::string_view text) {
  response_.body += ',';
  append_text(response_.body, name);
  response_.body += ':';
  append_text(response_.body, text);
  return *this;
}

Problem& Problem::state(std::string_view word) {
  return word.empty() ? *this : member("state", word);
}

Problem& Problem::errors(std::string_view entity, const std::vector<Wrong>& wrongs) {
  auto& body = response_.body;
  body += ",\"errors\":[";
  bool first = true;
  for (const auto& wrong : wrongs) {
    body += std::exchange(first, false) ? "{\"entity\":" : ",{\"entity\":";
    append_text(body, entity);
    body += ",\"property\":";
    append_text(body, wrong.property);
    body += ",\"invalidValue\":" + wrong.invalid + ",\"message\":";
    append_text(body, wrong.message);
    body += '}';
  }
  body += ']';
  return *this;
}

Problem& Problem::header(std::string name, std::string value) {
  response_.headers.push_back({std::move(name), std::move(value)});
  return *this;
}

http::Response Problem::take() {
  response_.body += '}';
  return std::move(response_);
}

http::Response problem(const Edge& edge, const Exchange& exchange, int status,
                       std::string_view detail) {
  return Problem(edge, exchange.request.path, status, detail).take();
}

http::Response wrong_properties(const Edge& edge, const Exchange& exchange,
                                const std::vector<Wrong>& wrongs) {
  std::string detail;
  for (const auto& wrong : wrongs)
    detail += (detail.empty() ? "" : "; ") + wrong.property + " " + wrong.message;
  return Problem(edge, exchange.request.path, 400, detail)
      .errors(exchange.target.place->type().name, wrongs)
      .take();
}

http::Response unavailable(const Edge& edge, std::string_view path, std::string_view detail) {
  return Problem(edge, path, 503, detail).take();
}

http::Response nothing_here() {
  http::Response response;
  response.status = 404;
  return response;
}

}  // namespace runtime::rest
