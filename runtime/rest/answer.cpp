// One table from kinds of results to statuses; then the row as HAL.
#include "runtime/rest/answer.hpp"

#include <algorithm>

#include "kit/json.hpp"
#include "runtime/rest/conditional.hpp"
#include "runtime/rest/errors.hpp"
#include "runtime/rest/forms.hpp"
#include "runtime/rest/idempotency.hpp"
#include "runtime/rest/position.hpp"

namespace runtime::rest {
namespace {

using Mode = Plan::Mode;

// A replace shows only what was sent, as the originals do; the stored row keeps the rest.
void hide_unsent(const Plan& plan, std::vector<kit::Value>& row) {
  const auto& type = plan.place->type();
  for (std::size_t i = 1; i < type.fields.size(); ++i) {
    const bool sent =
        std::find(plan.sent.begin(), plan.sent.end(), type.fields[i].name) != plan.sent.end();
    if (!sent) row[i] = kit::Value();
  }
  if (plan.place->state_column > 0 && !plan.word.empty())
    row[static_cast<std::size_t>(plan.place->state_column)] = plan.word;
}

std::string body_of(const Edge& edge, const Plan& plan, const Result& result) {
  std::vector<kit::Value> row;
  std::vector<std::string> scratch;
  plan.place->layout.write(result.state.object(), result.version, row, scratch);
  if (plan.mode == Mode::replace && result.kind == Result::Kind::done) hide_unsent(plan, row);
  std::string body;
  Printer out(body);
  out.open();
  write_properties(out, plan.place->shape, row);
  write_item_links(out, plan.place->shape, plan.base, row.front().integer());
  if (plan.media.kind == Media::Kind::forms)
    write_item_templates(out, *plan.place, result.state.object(),
                         {plan.base, edge.options.clock->now(), plan.korean});
  out.close();
  return body;
}

http::Response success(const Edge& edge, const Plan& plan, const Result& result) {
  const bool held = result.kind == Result::Kind::held;
  const bool makes = plan.mode == Mode::create || plan.mode == Mode::replace;
  const bool body = plan.wants_body && plan.mode != Mode::erase && result.state;
  http::Response response;
  response.status = held ? 202 : makes ? 201 : body ? 200 : 204;
  const std::int64_t position =
      result.position > 0 ? result.position : edge.port(*plan.place).head();
  response.headers.push_back(
      {"Madang-Position", position_text(plan.place->context->name, position)});
  if (makes || plan.mode == Mode::put || held)
    response.headers.push_back({"Location", item_url(plan.place->shape, plan.base, result.id)});
  if (!body) return response;
  if (result.version > 0) response.headers.push_back({"ETag", etag_of(result.version)});
  response.headers.push_back({"Content-Type", plan.media.content_type});
  response.body = body_of(edge, plan, result);
  return response;
}

http::Response refused(const Edge& edge, const Plan& plan, const Result& result) {
  const auto& why = *result.refusal;
  Problem problem(edge, plan.path, why.status, plan.korean ? why.korean : why.english);
  problem.member("reason", why.name);
  std::string scratch;
  if (result.state && plan.place->state_column >= 0)
    problem.state(result.state.get(plan.place->resource->state_property, scratch).text());
  if (result.position > 0)
    problem.header("Madang-Position", position_text(plan.place->context->name, result.position));
  return problem.take();
}

http::Response replayed(const Edge& edge, const Plan& plan, const Result& result) {
  auto stored = unpack(result.stored);
  if (!stored) return Problem(edge, plan.path, 500, "the kept reply can't be read").take();
  stored->headers.push_back({"Idempotency-Replayed", "true"});
  return std::move(*stored);
}

void append_item(std::string& out, std::string_view text) {
  out += out.empty() ? '[' : ',';
  kit::json::append_text(out, text);
}

}  // namespace

http::Response answer(const Edge& edge, const Plan& plan, const Result& result) {
  const auto plain = [&](int status, std::string_view detail) {
    return Problem(edge, plan.path, status, detail).take();
  };
  switch (result.kind) {
    case Result::Kind::done:
    case Result::Kind::held:
      return success(edge, plan, result);
    case Result::Kind::refused:
      return refused(edge, plan, result);
    case Result::Kind::stale:
      return plain(412, "the row has changed since it was read");
    case Result::Kind::replayed:
      return replayed(edge, plan, result);
    case Result::Kind::key_reused:
      return plain(422, "this Idempotency-Key came with another request before");
    case Result::Kind::key_running:
      return plain(409, "the first request with this Idempotency-Key is still being worked on");
    case Result::Kind::unavailable:
      return plain(503, "busy; try again in a moment");
    case Result::Kind::failed:
      return plain(500, "something went wrong here; it has been noted");
  }
  return plain(500, {});
}

std::string text_of(const Plan& plan) {
  std::string out;
  append_item(out, plan.place->context->name);
  append_item(out, plan.place->resource->collection);
  append_item(out, std::to_string(static_cast<int>(plan.mode)));
  append_item(out, plan.base);
  append_item(out, plan.path);
  append_item(out, std::to_string(static_cast<int>(plan.media.kind)));
  append_item(out, plan.media.content_type);
  append_item(out, plan.wants_body ? "body" : "");
  append_item(out, plan.korean ? "ko" : "");
  append_item(out, plan.word);
  for (const auto& name : plan.sent) append_item(out, name);
  return out + "]";
}

bool read_plan(std::string_view text, const Routes& routes, Plan& plan) {
  std::vector<std::string> items;
  if (!kit::json::read_texts(text, items) || items.size() < 10) return false;
  const auto number = [&](std::size_t at) {
    return items[at].size() == 1 ? items[at].front() - '0' : -1;
  };
  const int mode = number(2), kind = number(5);
  plan.place = routes.place(items[0], items[1]);
  if (!plan.place || mode < 0 || mode > static_cast<int>(Mode::action) || kind < 0 ||
      kind > static_cast<int>(Media::Kind::schema))
    return false;
  plan.mode = static_cast<Mode>(mode);
  plan.base = items[3];
  plan.path = items[4];
  plan.media = {static_cast<Media::Kind>(kind), items[6]};
  plan.wants_body = !items[7].empty();
  plan.korean = !items[8].empty();
  plan.word = items[9];
  plan.sent.assign(items.begin() + 10, items.end());
  return true;
}

}  // namespace runtime::rest
