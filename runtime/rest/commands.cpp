// Which command a method, an id and a state word mean together.
#include "runtime/rest/commands.hpp"

#include <algorithm>

#include "runtime/http/text.hpp"
#include "runtime/rest/conditional.hpp"
#include "runtime/rest/errors.hpp"
#include "runtime/rest/fill.hpp"
#include "runtime/rest/patch.hpp"
#include "runtime/rest/row.hpp"
#include "runtime/rest/submit.hpp"

namespace runtime::rest {
namespace {

using Mode = Plan::Mode;

struct Ask {
  const EdgePtr& edge;
  const ExchangePtr& exchange;
  const Place& place;
  http::Response problem(int status, std::string_view detail) const {
    return rest::problem(*edge, *exchange, status, detail);
  }
  http::Response wrong(std::vector<Wrong> wrongs) const {
    return wrong_properties(*edge, *exchange, wrongs);
  }
};

Ask ask_of(const EdgePtr& edge, const ExchangePtr& exchange) {
  return {edge, exchange, *exchange->target.place};
}

http::Response unsupported(const Ask& ask) {
  const bool patch = ask.exchange->request.method == "PATCH";
  auto response = ask.problem(415, "send JSON, in UTF-8");
  response.headers.push_back(
      {patch ? "Accept-Patch" : "Accept",
       patch ? "application/merge-patch+json, application/json-patch+json, application/json"
             : "application/json, application/hal+json"});
  return response;
}

// Reads the body as one object; a response when that is not what it is.
Answered read_object(const Ask& ask, Node& body) {
  const auto& request = ask.exchange->request;
  const auto kind = body_kind(request.header("Content-Type"));
  if (!kind || *kind == BodyKind::json_patch) return unsupported(ask);
  const auto wrong = parse_json(request.body, ask.edge->options.limits, body);
  if (!wrong.empty()) return ask.problem(400, wrong);
  if (body.shape != Node::Shape::object) return ask.problem(400, "the body must be a JSON object");
  return std::nullopt;
}

// The row as a JSON object, for a patch to work on.
Node document_of(const Ask& ask, const Current& current) {
  std::vector<kit::Value> row;
  std::vector<std::string> scratch;
  ask.place.layout.write(current.state.object(), current.version, row, scratch);
  std::string json;
  Printer out(json);
  out.open();
  write_properties(out, ask.place.shape, row);
  out.close();
  Node document;
  parse_json(json, ask.edge->options.limits, document);
  return document;
}

// A patch's body as the members that are to change. What a JSON Patch changes, and whether it may,
// depends on the row that it is worked out from: it holds for that version alone.
Answered read_patch(const Ask& ask, const Current& current, Node& body) {
  const auto& request = ask.exchange->request;
  if (body_kind(request.header("Content-Type")) != BodyKind::json_patch)
    return read_object(ask, body);
  Node operations;
  const auto wrong = parse_json(request.body, ask.edge->options.limits, operations);
  if (!wrong.empty()) return ask.problem(400, wrong);
  ++ask.exchange->patch_tries;
  const Node before = document_of(ask, current);
  Node after = before;
  const auto failed = apply_patch(operations, after);
  if (!failed.empty()) return ask.problem(400, failed);
  body = difference(before, after);
  return std::nullopt;
}

// The id in the body, 0 when there is none that a row could have; or what is wrong with it.
Answered read_id(const Ask& ask, const Node& body, std::int64_t& id) {
  const kit::Field& named = ask.place.type().fields.front();
  const Node* node = member_for(body, named, *ask.place.resource);
  if (!node) return std::nullopt;
  kit::Cell cell;
  if (auto wrong = convert(named, *node, Limits{}, cell); !wrong.empty())
    return ask.wrong({{named.name, echo(*node), std::move(wrong)}});
  id = kit::Value(cell).integer();
  return std::nullopt;
}

// The word that the body gives the state property, if it gives one.
// As the state or the command has it: some originals take a word in any case.
std::string known_word(const Place& place, const kit::Field& state, const std::string& sent) {
  const auto same = [&](const std::string& word) { return http::same_word(word, sent); };
  for (const auto& command : place.aggregate->commands)
    if (!command.word.empty() && same(command.word)) return command.word;
  const auto found = std::find_if(state.words.begin(), state.words.end(), same);
  return found == state.words.end() ? sent : *found;
}

std::optional<std::string> sent_word(const Ask& ask, const Node& body) {
  if (ask.place.state_column < 0) return std::nullopt;
  const auto& field = ask.place.type().fields[static_cast<std::size_t>(ask.place.state_column)];
  const Node* node = member_for(body, field, *ask.place.resource);
  if (!node || node->shape == Node::Shape::null) return std::nullopt;
  return node->scalar() ? known_word(ask.place, field, node->text) : json_of(*node);
}

const kit::CommandModel* command_of_word(const Place& place, const std::string& word) {
  for (const auto& command : place.aggregate->commands)
    if (!command.word.empty() && command.word == word) return &command;
  return nullptr;
}

// A command that finds its row by the aggregate's key, when the body gives both word and key.
const kit::CommandModel* command_by_key(const Ask& ask, const Node& body) {
  const auto& key = ask.place.aggregate->key;
  const auto word = sent_word(ask, body);
  if (key.empty() || !word) return nullptr;
  for (const auto& command : ask.place.aggregate->commands) {
    if (command.word != *word || command.creates) continue;
    const Node* given = member_for(body, *command.type, key, *ask.place.resource);
    if (given && given->shape != Node::Shape::null) return &command;
  }
  return nullptr;
}

// Whoever wants to move a row that is not there does not want a new one.
bool moves_a_row(const Ask& ask, const Node& body) {
  const auto word = sent_word(ask, body);
  const auto* command = word ? command_of_word(ask.place, *word) : nullptr;
  return command && !command->creates;
}

// A word that is no command: the row is not there yet, or nobody ever is.
http::Response no_command(const Ask& ask, const std::string& word, const std::string& now) {
  const auto& field = ask.place.type().fields[static_cast<std::size_t>(ask.place.state_column)];
  const bool known = std::find(field.words.begin(), field.words.end(), word) != field.words.end();
  if (known) {
    const bool korean = reads_korean(ask.exchange->request);
    std::string detail = korean ? field.name + "을(를) " + word + "(으)로 바꿀 수 없습니다"
                                : field.name + " can't be set to " + word;
    if (!now.empty()) detail += korean ? ". 지금은 " + now + "입니다" : "; it is " + now;
    return Problem(*ask.edge, ask.exchange->request.path, 409, detail)
        .member("reason", "not_from_here")
        .state(now)
        .take();
  }
  Node node;
  node.shape = Node::Shape::text;
  node.text = word;
  return ask.wrong({{field.name, echo(node), "is not a word that is known here"}});
}

// A command finds its row by id, or by the aggregate's key.
void aim(kit::Box& command, const Ask& ask, const Current& current) {
  std::string scratch;
  command.set("id", ask.place.type().fields.front().get(current.state.object(), scratch));
  const auto& key = ask.place.aggregate->key;
  if (!key.empty()) command.set(key, current.state.get(key, scratch));
}

// An update says what all of the row is to be; a PUT does, else what is not sent stays.
std::vector<std::string> kept(const Ask& ask, Mode mode, const kit::CommandModel& model,
                              const Node& body) {
  std::vector<std::string> out;
  if (&model != ask.place.update || mode == Mode::put) return out;
  for (const auto& field : model.type->fields)
    if (client_may_set(model, field) && !member_for(body, field, *ask.place.resource) &&
        ask.place.type().index(field.name) >= 0)
      out.push_back(field.name);
  return out;
}

// A form sends an empty field where nobody filled it in: such a key names nothing.
bool is_blank(const kit::Value& key) {
  return key.tag() == kit::Value::Tag::text &&
         key.text().find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void drop_blank_key(kit::Box& command, const std::string& key) {
  std::string scratch;
  if (key.empty() || command.type().index(key) < 0) return;
  if (is_blank(command.get(key, scratch))) command.set(key, {});
}

Answered run(const Ask& ask, Mode mode, const kit::CommandModel& model, const Node& body,
             const Current* current, bool complete = true) {
  const auto& resource = *ask.place.resource;
  kit::Box command(*model.type);
  const FillRules rules{complete, current ? ask.place.aggregate->key : std::string_view()};
  auto wrongs = fill(command, model, resource, body, ask.edge->options.limits, rules);
  if (!wrongs.empty()) return ask.wrong(std::move(wrongs));
  drop_blank_key(command, ask.place.aggregate->key);
  if (current) aim(command, ask, *current);
  Plan plan = plan_for(*ask.exchange, mode);
  if (mode == Mode::replace) {
    plan.word = sent_word(ask, body).value_or("");
    for (const auto& field : ask.place.type().fields)
      if (member_for(body, field, resource)) plan.sent.push_back(field.name);
  }
  std::optional<std::int64_t> version;
  if (current && (pins_version(ask.exchange->request) || ask.exchange->patch_tries > 0))
    version = current->version;
  return submit(ask.edge, ask.exchange, std::move(plan), std::move(command), version,
                kept(ask, mode, model, body));
}

// Nothing of what was sent may be changed by it: the row stands as it is.
http::Response unchanged(const Ask& ask, Mode mode, Current current) {
  Result result;
  std::string scratch;
  result.aggregate = ask.place.aggregate;
  result.id = ask.place.type().fields.front().get(current.state.object(), scratch).integer();
  result.version = current.version;
  result.state = std::move(current.state);
  const Plan plan = plan_for(*ask.exchange, mode == Mode::replace ? Mode::create : mode);
  return answer(*ask.edge, plan, result);
}

// Who posts the id of a row that nothing of his can change would take its 201 for a new one.
http::Response there_already(const Ask& ask, const Current& current, const std::string& now) {
  std::string scratch;
  const kit::Field& named = ask.place.type().fields.front();
  const auto id = named.get(current.state.object(), scratch).integer();
  const std::string number = std::to_string(id);
  return Problem(
             *ask.edge, ask.exchange->request.path, 409,
             reads_korean(ask.exchange->request)
                 ? number + "번은 이미 있고 POST로 바꿀 수 없습니다. 새로 만들려면 id를 빼 주세요"
                 : number +
                       " is there already, and a POST can't change it; leave the id out "
                       "to make a new one")
      .member("reason", "there_already")
      .state(now)
      .take();
}

// The key stays with its row: who sends another one means another row, and must not be told 200.
Answered names_another(const Ask& ask, const Node& body, const Current& current) {
  const auto& key = ask.place.aggregate->key;
  if (key.empty() || kit::is_stamped(key)) return std::nullopt;
  const kit::Type& type = ask.place.type();
  const kit::Field& field = type.fields[static_cast<std::size_t>(type.index(key))];
  const Node* sent = member_for(body, field, *ask.place.resource);
  if (!sent) return std::nullopt;
  kit::Cell cell;
  if (auto wrong = convert(field, *sent, ask.edge->options.limits, cell); !wrong.empty())
    return ask.wrong({{key, echo(*sent), std::move(wrong)}});
  const kit::Value named(cell);
  std::string scratch;
  const bool none = named.is_null() || is_blank(named) || (field.is_id && named == kit::Value(0));
  if (none || named == current.state.get(key, scratch)) return std::nullopt;
  return Problem(*ask.edge, ask.exchange->request.path, 422,
                 reads_korean(ask.exchange->request)
                     ? key + "은(는) 바꿀 수 없습니다. 이 행은 그것으로 찾습니다"
                     : key + " can't be changed: it is what this row is found by")
      .member("reason", "key_stays")
      .take();
}

// PUT, PATCH, and POST with the id of a row: a state word is its command, the rest an update.
Answered change(const Ask& ask, Mode mode, const Node& body, Current current) {
  const auto word = sent_word(ask, body);
  const auto now = state_word(ask.place, current.state.object());
  const bool as_now = word && *word == now;
  const kit::CommandModel* update = ask.place.update;
  if (mode == Mode::replace && !word && !update) return there_already(ask, current, now);
  if (auto refused = names_another(ask, body, current)) return refused;
  if (word && !(as_now && update)) {
    if (const auto* command = command_of_word(ask.place, *word))
      return run(ask, mode, *command, body, &current);
    const bool updatable = update && update->type->index(ask.place.resource->state_property) >= 0;
    if (!as_now && !updatable) return no_command(ask, *word, now);
  }
  if (update) return run(ask, mode, *update, body, &current, mode == Mode::put);
  return unchanged(ask, mode, std::move(current));
}

// Finds the row that a request with its own URL is about; a response when it is not to be touched.
Answered find_row(const Ask& ask, std::optional<Current>& current) {
  const auto& request = ask.exchange->request;
  current = read_row(*ask.edge, ask.place, ask.exchange->target.id);
  const bool failed = check_write(request, current ? current->version : 0) == Precondition::failed;
  if (failed)
    return ask.problem(412, "the row is not the one that If-Match or If-None-Match means");
  if (!current) return ask.problem(404, "there is no such row");
  return std::nullopt;
}

}  // namespace

Answered post_to_collection(const EdgePtr& edge, const ExchangePtr& exchange) {
  const Ask ask = ask_of(edge, exchange);
  Node body;
  if (auto fault = read_object(ask, body)) return fault;
  std::int64_t id = 0;
  if (auto fault = read_id(ask, body, id)) return fault;
  if (id > 0) {
    if (auto current = read_row(*edge, ask.place, id)) {
      if (check_write(exchange->request, current->version) == Precondition::failed)
        return ask.problem(412, "the row has changed since it was read");
      return change(ask, Mode::replace, body, std::move(*current));
    }
  }
  if (const auto* command = command_by_key(ask, body))
    return run(ask, Mode::replace, *command, body, nullptr);
  if (id > 0 && moves_a_row(ask, body)) return ask.problem(404, "there is no such row");
  if (!ask.place.create)
    return ask.wrong({{"id", "null", "must be that of a row: none can be made here"}});
  return run(ask, Mode::create, *ask.place.create, body, nullptr);
}

Answered put_item(const EdgePtr& edge, const ExchangePtr& exchange) {
  const Ask ask = ask_of(edge, exchange);
  std::optional<Current> current;
  if (auto fault = find_row(ask, current)) return fault;
  Node body;
  if (auto fault = read_object(ask, body)) return fault;
  return change(ask, Mode::put, body, std::move(*current));
}

Answered patch_item(const EdgePtr& edge, const ExchangePtr& exchange) {
  const Ask ask = ask_of(edge, exchange);
  std::optional<Current> current;
  if (auto fault = find_row(ask, current)) return fault;
  Node body;
  if (auto fault = read_patch(ask, *current, body)) return fault;
  return change(ask, Mode::patch, body, std::move(*current));
}

Answered delete_item(const EdgePtr& edge, const ExchangePtr& exchange) {
  const Ask ask = ask_of(edge, exchange);
  std::optional<Current> current;
  if (auto fault = find_row(ask, current)) return fault;
  Node nothing;
  nothing.shape = Node::Shape::object;
  return run(ask, Mode::erase, *ask.place.erase, nothing, &*current, false);
}

Answered post_action(const EdgePtr& edge, const ExchangePtr& exchange) {
  const Ask ask = ask_of(edge, exchange);
  std::optional<Current> current;
  if (auto fault = find_row(ask, current)) return fault;
  Node body;
  body.shape = Node::Shape::object;
  if (!exchange->request.body.empty())
    if (auto fault = read_object(ask, body)) return fault;
  if (auto refused = names_another(ask, body, *current)) return refused;
  return run(ask, Mode::action, *exchange->target.action, body, &*current);
}

}  // namespace runtime::rest
