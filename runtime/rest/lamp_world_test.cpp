// What the tests of this layer share; see lamp_world.hpp.
#include "runtime/rest/lamp_world.hpp"

namespace lamps {

std::int64_t Port::row_of(std::size_t at, const kit::Box& command) {
  std::string scratch;
  if (const auto id = command.get("id", scratch).integer(); id > 0) return id;
  const auto& key = context->aggregates[at].key;
  std::int64_t found = 0;
  if (!key.empty() && command.type().index(key) >= 0)
    store.writer().scan(aggregates[at].id,
                        {{{aggregates[at].key_column, runtime::store::Condition::Test::equal,
                           command.get(key, scratch)}},
                         {},
                         0,
                         1},
                        [&](std::span<const kit::Value> row) {
                          found = row[0].integer();
                          return false;
                        });
  return found;
}

runtime::Result Port::run(const runtime::Job& job) {
  const auto* aggregate = context->aggregate_for(job.command.type());
  const auto at = static_cast<std::size_t>(aggregate - context->aggregates.data());
  const auto& layout = aggregates[at];
  runtime::Result result;
  result.aggregate = aggregate;
  result.id = row_of(at, job.command);
  result.state = kit::Box(*aggregate->state);
  const kit::Value key(result.id);
  store.writer().get(layout.id, {&key, 1}, [&](std::span<const kit::Value> row) {
    layout.read(row, result.state.object());
    result.version = row[static_cast<std::size_t>(layout.version_column)].integer();
    return false;
  });
  if (result.id == 0) result.id = ++last_ids[at];
  result.state.set("id", result.id);
  if (job.expected_version && *job.expected_version != result.version) {
    result.kind = runtime::Result::Kind::stale;
    return result;
  }
  kit::Box command = job.command;
  command.set("id", result.id);
  std::string text;
  for (const auto& field : job.kept) command.set(field, result.state.get(field, text));
  const auto effects =
      aggregate->command(command.type())->decide(result.state.object(), command.object());
  result.created = result.version == 0;
  for (const auto& event : effects.events) {
    aggregate->event(event.type().name)->evolve(result.state.object(), event.object());
    ++result.version;
    ++sequence;
  }
  result.position = sequence;
  result.refusal = effects.refusal;
  if (effects.refusal)
    result.kind = runtime::Result::Kind::refused;
  else if (effects.waits)
    result.kind = runtime::Result::Kind::held;
  if (result.version == 0) result.state = kit::Box();
  if (effects.events.empty()) return result;
  std::vector<kit::Value> row;
  std::vector<std::string> scratch;
  layout.write(result.state.object(), result.version, row, scratch);
  store.writer().begin(runtime::store::Sync::full);
  store.writer().put(layout.id, row);
  store.writer().commit();
  return result;
}

bool Port::submit(runtime::Job&& job) {
  if (is_full) return false;
  ++taken;
  meanwhile();
  const auto& once = job.idempotency;
  const auto known = once ? replies->known(*once) : std::nullopt;
  runtime::Result result = known ? *known : fixed ? *fixed : run(job);
  if (once && !known) {
    last.meta.at = job.meta.at;
    open_reply(*once, result);
    store.writer().begin(runtime::store::Sync::full);
    replies->keep(once->key, once->render, result);
    store.writer().commit();
  }
  last = job;
  last.done = {};
  job.done(std::move(result));
  told();
  return true;
}

void Port::open_reply(const runtime::Idempotency& key, const runtime::Result& result) {
  store.writer().begin(runtime::store::Sync::full);
  replies->open(key, result, last.meta.at);
  store.writer().commit();
}

std::string Port::kept_reply(const std::string& key) {
  const kit::Value wanted(key);
  std::string reply;
  store.writer().get(tables->replies, {&wanted, 1}, [&](std::span<const kit::Value> row) {
    reply = row[runtime::replies::reply].text();
    return false;
  });
  return reply;
}

std::string Answer::header(std::string_view name) const {
  for (const auto& each : headers)
    if (runtime::http::same_word(each.name, name)) return each.value;
  return {};
}

std::vector<std::string> Answer::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& each : headers)
    if (runtime::http::same_word(each.name, name)) values.push_back(each.value);
  return values;
}

World::World() {
  shop.open(system.contexts[0], clock);
  board.open(system.contexts[1], clock);
  shop_reader = shop.store.reader();
  board_reader = board.store.reader();
  options.clock = &clock;
  options.random = &random;
  reopen();
}

void World::reopen() {
  api = std::make_unique<runtime::rest::Api>(
      system,
      std::vector<runtime::rest::Site>{
          {&shop, shop_reader.get(), shop.aggregates, shop.views, shop.tables->replies},
          {&board, board_reader.get(), board.aggregates, board.views, board.tables->replies}},
      options);
}

Answer World::call(std::string method, std::string target, std::string body,
                   std::vector<Header> headers) {
  Request request;
  request.method = std::move(method);
  const auto mark = target.find('?');
  if (runtime::http::decode_path(target.substr(0, mark), request.path) !=
      runtime::http::PathFault::none)
    ADD_FAILURE() << "the server would not let this pass: " << target;
  if (mark != std::string::npos)
    runtime::http::decode_query(target.substr(mark + 1), request.query);
  request.target = std::move(target);
  request.headers = std::move(headers);
  if (!request.header("Host")) request.headers.push_back({"Host", "localhost:8088"});
  request.body = std::move(body);
  Answer answer;
  int answers = 0;
  api->handle(std::move(request), [&](Response&& response) {
    ++answers;
    answer = {response.status, std::move(response.headers), std::move(response.body),
              response.without_body};
  });
  while (answers == 0 && !deferred.empty()) {
    const auto again = std::move(deferred.front());
    deferred.pop_front();
    again();
  }
  EXPECT_EQ(answers, 1);
  return answer;
}

}  // namespace lamps
