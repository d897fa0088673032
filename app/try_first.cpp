// The first example of each property.
#include "app/try_first.hpp"

#include <algorithm>

namespace app {
namespace {

// A property that is not kept is taken for text.
bool text_in_json(const kit::Type& type, std::string_view name) {
  const auto field = std::find_if(type.fields.begin(), type.fields.end(),
                                  [&](const kit::Field& one) { return one.name == name; });
  if (field == type.fields.end()) return true;
  return field->kind == kit::Kind::text || field->kind == kit::Kind::choice ||
         field->kind == kit::Kind::instant;
}

}  // namespace

const kit::AggregateModel& first_of(const kit::System& system) {
  for (const auto& context : system.contexts)
    for (const auto& aggregate : context.aggregates)
      if (aggregate.resource.collection == system.first) return aggregate;
  return system.contexts.front().aggregates.front();
}

std::string example_of(const kit::AggregateModel& aggregate) {
  std::string body = "{";
  for (const auto& [name, value] : aggregate.resource.examples) {
    if (body.find('"' + name + '"') != std::string::npos) continue;
    body += (body.size() > 1 ? ", \"" : "\"") + name + "\": ";
    body += text_in_json(*aggregate.state, name) ? '"' + value + '"' : value;
  }
  return body + "}";
}

}  // namespace app
