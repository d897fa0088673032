// The routes as a table for people.
#include "runtime/model/model_text.hpp"
#include "runtime/model/operations.hpp"

namespace runtime::model {
namespace {

// Columns on a terminal: Hangul is two wide.
std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      ++columns;
    else if (byte >= 0xE0)
      columns += 2;
    else if (byte >= 0xC0)
      ++columns;
  }
  return columns;
}

void append_padded(std::string& out, std::string_view text, std::size_t columns) {
  out += text;
  out.append(columns > width(text) ? columns - width(text) : 0, ' ');
  out += "  ";
}

std::string words_of(const Operation& operation) {
  if (operation.kind != Operation::Kind::update || !operation.aggregate) return {};
  std::string out;
  for (const auto* command : worded(*operation.aggregate)) out += " " + command->word;
  return out.empty() ? out : " (" + operation.resource->state_property + ":" + out + ")";
}

}  // namespace

std::string routes_text(const kit::System& system) {
  const auto operations = operations_of(system);
  std::size_t paths = 0, contexts = 0;
  for (const auto& operation : operations) {
    paths = std::max(paths, width(operation.path));
    contexts = std::max(contexts, width(operation.context->name));
  }
  std::string out;
  for (const auto& operation : operations) {
    append_padded(out, operation.method, 6);
    append_padded(out, operation.path, paths);
    append_padded(out, operation.context->name, contexts);
    out += operation.what + words_of(operation) + "\n";
    if (operation.kind != Operation::Kind::list) continue;
    for (const auto& alias : operation.resource->aliases) {
      append_padded(out, "", 6);
      append_padded(out, "/" + alias, paths);
      append_padded(out, operation.context->name, contexts);
      out += "the same as /" + operation.resource->collection + "\n";
    }
  }
  return out;
}

}  // namespace runtime::model
