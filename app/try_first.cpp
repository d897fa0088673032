// The first example of each property.
#include "app/try_first.hpp"

namespace app {

const kit::Resource& first_resource(const kit::System& system) {
  for (const auto& context : system.contexts)
    for (const auto& aggregate : context.aggregates)
      if (aggregate.resource.collection == system.first) return aggregate.resource;
  return system.contexts.front().aggregates.front().resource;
}

std::string example_of(const kit::Resource& resource) {
  std::string body = "{";
  for (const auto& [field, value] : resource.examples) {
    if (body.find('"' + field + '"') != std::string::npos) continue;
    const bool list = value.starts_with("[");
    body += (body.size() > 1 ? ", \"" : "\"") + field + "\": " + (list ? value : '"' + value + '"');
  }
  return body + "}";
}

}  // namespace app
