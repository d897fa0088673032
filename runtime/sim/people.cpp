// What people do is drawn from the seed; what they may do they read off the model, as a client
// reads it off the forms.
#include "runtime/sim/people.hpp"

#include <algorithm>
#include <charconv>

#include "kit/json.hpp"
#include "runtime/rest/body.hpp"

namespace runtime::sim {
namespace {

constexpr std::int64_t small_numbers = 5;

bool ends_with_id(const std::string& name) {
  return name.size() > 2 && name.compare(name.size() - 2, 2, "Id") == 0;
}

// Made by people, not by an event that names another aggregate.
bool people_make(const kit::AggregateModel& aggregate) {
  if (ends_with_id(aggregate.key)) return false;
  for (const auto& command : aggregate.commands)
    if (command.creates) return true;
  return false;
}

std::int64_t last_id(store::Reader& reader, store::TableId table) {
  std::int64_t last = 0;
  reader.scan(table, {{}, {{0, true, false}}, 0, 1}, [&](std::span<const kit::Value> row) {
    last = row[0].integer();
    return false;
  });
  return last;
}

}  // namespace

People::People(const kit::System& system, Random& random, int main)
    : system_(system), random_(random), main_(main) {
  for (std::size_t s = 0; s < system.contexts.size(); ++s) {
    const auto& aggregates = system.contexts[s].aggregates;
    for (std::size_t a = 0; a < aggregates.size(); ++a) {
      if (people_make(aggregates[a])) makes_.push_back({s, a});
      for (const auto& command : aggregates[a].commands)
        if (!command.action.empty() || command.updates || command.deletes) {
          commands_.push_back({s, a});
          break;
        }
    }
  }
}

void People::meet(std::vector<Site> sites, Send send) {
  open_.clear();
  sites_ = std::move(sites);
  send_ = std::move(send);
}

// A shop opens with something on its shelves: two of each other thing come before the main one.
bool People::set_the_table() {
  const std::size_t others = makes_.size() - 1;
  if (laid_ == 2 * others || one_in(3)) return false;
  create(makes_[1 + laid_++ % others]);
  return true;
}

void People::act() {
  if (makes_.size() > 1 && set_the_table()) return;
  const auto dice = random_.below(100);
  if (dice < 25 && !satisfied()) {
    create(makes_.front());
    ++made_;
  } else if (dice < 28 && makes_.size() > 1) {
    create(makes_[1 + random_.below(makes_.size() - 1)]);
  } else if (dice < 85) {
    command();
  } else if (dice < 92) {
    look();
  } else if (dice < 97) {
    repeat();
  } else {
    nonsense();
  }
}

void People::create(const Target& target) {
  const auto& aggregate = system_.contexts[target.site].aggregates[target.aggregate];
  for (const auto& command : aggregate.commands) {
    if (!command.creates) continue;
    const std::string body = body_for(command, aggregate.resource);
    std::string key;
    if (one_in(4)) {
      key = "key-" + std::to_string(++keys_);
      keyed_.push_back({"/" + aggregate.resource.collection, body, key});
    }
    request("POST", "/" + aggregate.resource.collection, body, key);
    return;
  }
}

// Half of the time what would be accepted now, else anything.
const kit::CommandModel* People::choose(const Target& target, std::int64_t id) {
  const auto& aggregate = system_.contexts[target.site].aggregates[target.aggregate];
  std::vector<const kit::CommandModel*> open, offered;
  for (const auto& command : aggregate.commands)
    if (!command.action.empty() || command.updates || command.deletes) open.push_back(&command);
  const Site& site = sites_[target.site];
  const kit::Value key(id);
  if (random_.below(4) != 0)
    site.reader->get(site.tables[target.aggregate], {&key, 1},
                     [&](std::span<const kit::Value> row) {
                       const Layout layout = layout_of(aggregate);
                       kit::Box state(*aggregate.state);
                       layout.read(row, state.object());
                       for (const auto* command : open) {
                         kit::Box asked(*command->type);
                         asked.set("id", id);
                         const auto effects = command->decide(state.object(), asked.object());
                         if (!effects.refusal && !command->deletes) offered.push_back(command);
                       }
                       return true;
                     });
  const auto& from = offered.empty() ? open : offered;
  return from[random_.below(from.size())];
}

void People::command() {
  const Target target = commands_[random_.below(commands_.size())];
  const Site& site = sites_[target.site];
  const auto& aggregate = system_.contexts[target.site].aggregates[target.aggregate];
  const auto last = last_id(*site.reader, site.tables[target.aggregate]);
  if (last == 0) return;
  const auto id = 1 + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(last)));
  const kit::CommandModel* command = choose(target, id);
  const std::string item = "/" + aggregate.resource.collection + "/" + std::to_string(id);
  if (command->deletes) {
    if (one_in(10)) request("DELETE", item, "");
  } else if (command->updates) {
    request("PATCH", item, body_for(*command, aggregate.resource));
  } else if (!command->word.empty() && one_in(2)) {
    request("PATCH", item,
            "{\"" + aggregate.resource.state_property + "\":\"" + command->word + "\"}");
  } else {
    request("POST", item + "/" + command->action, body_for(*command, aggregate.resource));
  }
}

void People::look() {
  const auto& context = system_.contexts[random_.below(system_.contexts.size())];
  const auto resources = context.aggregates.size() + context.views.size();
  if (resources == 0) return;
  const auto at = random_.below(resources);
  const auto& resource = at < context.aggregates.size()
                             ? context.aggregates[at].resource
                             : context.views[at - context.aggregates.size()].resource;
  request("GET", "/" + resource.collection + (one_in(2) ? "/1" : ""), "");
}

void People::nonsense() {
  static constexpr const char* bodies[] = {"{", "[]", "{\"qty\":-1}", "{\"state\":\"?\"}", "{}"};
  const Target target = commands_[random_.below(commands_.size())];
  const auto& resource = system_.contexts[target.site].aggregates[target.aggregate].resource;
  const std::string path = "/" + resource.collection;
  switch (random_.below(3)) {
    case 0:
      request("POST", path, bodies[random_.below(3)]);
      return;
    case 1:
      request("PATCH", path + "/999999", "{}");
      return;
    default:
      request("PATCH", path + "/1", bodies[random_.below(5)]);
      return;
  }
}

// The same request with the same key once more: its answer must be the same, or that it is still
// being worked on.
void People::repeat() {
  if (keyed_.empty()) return;
  const Keyed& keyed = keyed_[random_.below(keyed_.size())];
  request("POST", keyed.path, keyed.body, keyed.key);
}

std::string People::body_for(const kit::CommandModel& command, const kit::Resource& resource) {
  std::string out = "{";
  for (const auto& field : command.type->fields) {
    if (kit::is_stamped(field.name)) continue;
    const std::string value = sample(field, command, resource);
    if (value.empty()) continue;
    if (out.size() > 1) out += ',';
    kit::json::append_text(out, field.name);
    out += ":" + value;
  }
  return out + "}";
}

// A value as JSON, or nothing to leave the property out.
std::string People::sample(const kit::Field& field, const kit::CommandModel& command,
                           const kit::Resource& resource) {
  for (const auto& lookup : command.lookups)
    for (const auto& copy : lookup.copies)
      if (copy.second == field.name) return {};
  std::vector<std::string> examples;
  for (const auto& [name, value] : resource.examples)
    if (name == field.name) examples.push_back(value);
  const auto& needed = command.required;
  const bool required = std::find(needed.begin(), needed.end(), field.name) != needed.end();
  if (field.nullable && !required && one_in(3)) return {};
  if (field.kind == kit::Kind::integer && !examples.empty() && one_in(2))
    return examples[random_.below(examples.size())];
  if (field.kind == kit::Kind::integer)
    return std::to_string(1 + random_.below(static_cast<std::uint64_t>(small_numbers)));
  if (field.kind == kit::Kind::boolean) return one_in(2) ? "true" : "false";
  if (examples.empty() && required) examples.emplace_back("x");
  if (examples.empty()) return {};
  const std::string& value = examples[random_.below(examples.size())];
  if (field.kind == kit::Kind::list || field.kind == kit::Kind::real) return value;
  std::string text;
  kit::json::append_text(text, value);
  return text;
}

void People::request(std::string method, std::string path, std::string body, std::string key,
                     Judge judge) {
  std::string trace = std::to_string(++traces_);
  trace.insert(0, 32 - trace.size(), '0');
  Asked about{method + " " + path + " " + body, method, path, key, trace, std::move(judge)};
  http::Request asked;
  asked.method = std::move(method);
  asked.target = path;
  asked.path = std::move(path);
  asked.headers = {{"Host", "localhost:8088"},
                   {"Accept", "application/json"},
                   {"traceparent", "00-" + trace + "-00000000000000aa-01"}};
  if (!body.empty()) asked.headers.push_back({"Content-Type", "application/json"});
  if (!key.empty()) asked.headers.push_back({"Idempotency-Key", key});
  asked.body = std::move(body);
  open_.emplace(trace, about.what);
  send_(std::move(asked),
        [this, about = std::move(about)](http::Response&& response) { answered(about, response); });
}

std::vector<std::string> People::unanswered() const {
  std::vector<std::string> out;
  for (const auto& [trace, what] : open_) out.push_back(what + " was never answered");
  return out;
}

void People::answered(const Asked& asked, const http::Response& response) {
  if (open_.erase(asked.trace) == 0) complaints_.push_back(asked.what + " was answered twice");
  if (response.status >= 500 && response.status != 503)
    complaints_.push_back(asked.what + " was answered " + std::to_string(response.status) + " " +
                          response.body);
  if (asked.judge) asked.judge(response);
  if (asked.method != "GET" && response.status >= 200 && response.status < 300)
    remember(asked, response);
}

// What a client may rely on from now on.
void People::remember(const Asked& asked, const http::Response& response) {
  std::string thing = asked.path.substr(1);
  Promise promise;
  bool replayed = false;
  for (const auto& header : response.headers) {
    if (header.name == "Idempotency-Replayed") replayed = true;
    if (header.name == "ETag")
      std::from_chars(header.value.data() + 1, header.value.data() + header.value.size(),
                      promise.version);
    if (header.name != "Location") continue;
    const auto slash = header.value.rfind('/', header.value.rfind('/') - 1);
    thing = header.value.substr(slash + 1);
  }
  if (!asked.key.empty()) {
    const auto [first, is_first] = locations_.emplace(asked.key, thing);
    if (!is_first && first->second != thing)
      complaints_.push_back(asked.what + ": key " + asked.key + " made " + first->second + " and " +
                            thing);
  }
  const auto slash = thing.find('/');
  if (slash == std::string::npos || promise.version == 0) return;
  promise.collection = thing.substr(0, slash);
  std::from_chars(thing.data() + slash + 1, thing.data() + thing.size(), promise.id);
  const kit::AggregateModel* aggregate = nullptr;
  for (const auto& context : system_.contexts)
    if (const auto* found = context.aggregate(promise.collection)) aggregate = found;
  if (!aggregate) return;
  rest::Node body;
  if (rest::parse_json(response.body, {}, body).empty())
    if (const auto* word = body.find(aggregate->resource.state_property)) promise.word = word->text;
  // A row with a key of its own may have been there before the request that says it was made.
  const bool makes = asked.path.find('/', 1) == std::string::npos;
  if (makes && !replayed && aggregate->key.empty()) promise.trace = asked.trace;
  promises_.push_back(std::move(promise));
}

// Nothing is under way, so that what the state says is what the answer must say.
void People::try_offer() {
  const Target target = commands_[random_.below(commands_.size())];
  const Site& site = sites_[target.site];
  const auto& aggregate = system_.contexts[target.site].aggregates[target.aggregate];
  std::vector<const kit::CommandModel*> open;
  for (const auto& command : aggregate.commands)
    if (!command.action.empty() && command.required.empty()) open.push_back(&command);
  const auto last = last_id(*site.reader, site.tables[target.aggregate]);
  if (last == 0 || open.empty()) return;
  const kit::CommandModel& command = *open[random_.below(open.size())];
  const auto id = 1 + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(last)));
  const Layout layout = layout_of(aggregate);
  const kit::Value key(id);
  int expected = 404;
  bool waits = false;
  std::string reason;
  site.reader->get(site.tables[target.aggregate], {&key, 1}, [&](std::span<const kit::Value> row) {
    if (Layout::visibility_in(layout, row) == kit::Visibility::hidden) return true;
    kit::Box state(*aggregate.state), asked(*command.type);
    layout.read(row, state.object());
    asked.set("id", id);
    const auto effects = command.decide(state.object(), asked.object());
    expected = effects.refusal ? effects.refusal->status : 200;
    if (effects.refusal) reason = effects.refusal->name;
    waits = effects.waits;
    return true;
  });
  const std::string path =
      "/" + aggregate.resource.collection + "/" + std::to_string(id) + "/" + command.action;
  // A decision that asks another context may be refused by that one.
  request("POST", path, "{}", {}, [=, this](const http::Response& response) {
    const bool refused_elsewhere = waits && response.status == 409;
    const bool as_expected =
        expected == 200
            ? (response.status >= 200 && response.status < 300) || refused_elsewhere
            : response.status == expected && response.body.find(reason) != std::string::npos;
    if (!as_expected)
      complaints_.push_back("POST " + path + " at rest was answered " +
                            std::to_string(response.status) + " " + response.body +
                            " where the rules say " + std::to_string(expected) + " " + reason);
  });
}

}  // namespace runtime::sim
