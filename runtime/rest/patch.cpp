// Pointers and the six operations.
#include "runtime/rest/patch.hpp"

#include <charconv>
#include <optional>

namespace runtime::rest {
namespace {

// "/a~1b/0" -> "a/b", "0". Nothing when it is no pointer.
std::optional<std::vector<std::string>> steps_of(std::string_view pointer) {
  std::vector<std::string> steps;
  if (pointer.empty()) return steps;
  if (pointer.front() != '/') return std::nullopt;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    const char c = pointer[i];
    if (c == '/') {
      steps.emplace_back();
    } else if (c == '~') {
      if (++i == pointer.size() || (pointer[i] != '0' && pointer[i] != '1')) return std::nullopt;
      steps.back() += pointer[i] == '0' ? '~' : '/';
    } else {
      steps.back() += c;
    }
  }
  return steps;
}

std::optional<std::size_t> index_of(std::string_view text, std::size_t size) {
  std::size_t at = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), at);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  return at < size ? std::optional(at) : std::nullopt;
}

Node* child_of(Node& parent, const std::string& step) {
  if (parent.shape == Node::Shape::object) return parent.find(step);
  if (parent.shape != Node::Shape::list) return nullptr;
  const auto at = index_of(step, parent.members.size());
  return at ? &parent.members[*at].value : nullptr;
}

Node* walk(Node& root, const std::vector<std::string>& steps, std::size_t count) {
  Node* node = &root;
  for (std::size_t i = 0; node && i < count; ++i) node = child_of(*node, steps[i]);
  return node;
}

bool add(Node& root, const std::vector<std::string>& steps, Node value) {
  if (steps.empty()) return value.shape == root.shape && (root = std::move(value), true);
  Node* parent = walk(root, steps, steps.size() - 1);
  if (!parent) return false;
  const std::string& last = steps.back();
  if (parent->shape == Node::Shape::object) {
    if (Node* there = parent->find(last))
      *there = std::move(value);
    else
      parent->members.push_back({last, std::move(value)});
    return true;
  }
  if (parent->shape != Node::Shape::list) return false;
  const auto at = last == "-" ? parent->members.size() : index_of(last, parent->members.size() + 1);
  if (!at) return false;
  const auto before = parent->members.begin() + static_cast<std::ptrdiff_t>(*at);
  parent->members.insert(before, {std::string(), std::move(value)});
  return true;
}

bool take(Node& root, const std::vector<std::string>& steps, Node& taken) {
  if (steps.empty()) return false;
  Node* parent = walk(root, steps, steps.size() - 1);
  Node* child = parent ? child_of(*parent, steps.back()) : nullptr;
  if (!child) return false;
  taken = std::move(*child);
  for (auto at = parent->members.begin(); at != parent->members.end(); ++at) {
    if (&at->value != child) continue;
    parent->members.erase(at);
    break;
  }
  return true;
}

bool starts_with(const std::vector<std::string>& steps, const std::vector<std::string>& start) {
  return steps.size() > start.size() && std::equal(start.begin(), start.end(), steps.begin());
}

const std::string* text_of(const Node& operation, std::string_view name) {
  const Node* node = operation.find(name);
  return node && node->shape == Node::Shape::text ? &node->text : nullptr;
}

// "move" and "copy".
bool bring(const std::string& op, const Node& operation, const std::vector<std::string>& to,
           Node& document) {
  const auto* from_text = text_of(operation, "from");
  const auto from = from_text ? steps_of(*from_text) : std::nullopt;
  if (!from) return false;
  if (op == "copy") {
    const Node* there = walk(document, *from, from->size());
    return there && add(document, to, Node(*there));
  }
  Node taken;
  return !starts_with(to, *from) && take(document, *from, taken) &&
         add(document, to, std::move(taken));
}

bool apply(const Node& operation, Node& document) {
  const auto* op = text_of(operation, "op");
  const auto* path = text_of(operation, "path");
  const auto steps = path ? steps_of(*path) : std::nullopt;
  if (!op || !steps) return false;
  if (*op == "move" || *op == "copy") return bring(*op, operation, *steps, document);
  Node taken;
  if (*op == "remove") return take(document, *steps, taken);
  const Node* value = operation.find("value");
  if (!value) return false;
  if (*op == "add") return add(document, *steps, *value);
  Node* there = walk(document, *steps, steps->size());
  if (!there) return false;
  if (*op == "test") return *there == *value;
  if (*op != "replace") return false;
  *there = *value;
  return true;
}

}  // namespace

std::string apply_patch(const Node& operations, Node& document) {
  if (operations.shape != Node::Shape::list) return "a JSON Patch is a list of operations";
  for (std::size_t i = 0; i < operations.members.size(); ++i) {
    const Node& operation = operations.members[i].value;
    if (!apply(operation, document))
      return "operation " + std::to_string(i) +
             " of the patch can't be applied: " + json_of(operation).substr(0, 200);
  }
  return document.shape == Node::Shape::object ? "" : "the patch leaves no object";
}

Node difference(const Node& before, const Node& after) {
  Node out;
  out.shape = Node::Shape::object;
  for (const auto& [name, value] : after.members) {
    const Node* old = before.find(name);
    if (!old || !(*old == value)) out.members.push_back({name, value});
  }
  for (const auto& member : before.members)
    if (!after.find(member.name)) out.members.push_back({member.name, {}});
  return out;
}

}  // namespace runtime::rest
