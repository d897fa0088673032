// Conversions that clients of the originals lean on ("10" for 10, 10 for "10"), and no others.
#include "runtime/rest/fill.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "kit/instant.hpp"
#include "runtime/rest/printer.hpp"

namespace runtime::rest {
namespace {

constexpr std::size_t echo_max = 100;                  // bytes of a wrong value that are said back
constexpr double exact_max = 9'007'199'254'740'992.0;  // beyond it a double skips whole numbers

std::string_view trimmed(std::string_view text) {
  static constexpr std::string_view blanks = " \t\r\n";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

template <class Number>
bool read_number(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size();
}

std::string whole_number(const Node& node, kit::Cell& out) {
  static constexpr const char* wrong = "must be a whole number";
  std::int64_t value = node.integer;
  if (node.shape == Node::Shape::text && !read_number(trimmed(node.text), value)) return wrong;
  if (node.shape == Node::Shape::boolean) return wrong;
  if (node.shape == Node::Shape::real) {
    if (node.real != std::floor(node.real)) return wrong;
    if (std::fabs(node.real) > exact_max) return "is out of range";
    value = static_cast<std::int64_t>(node.real);
  }
  out = value;
  return {};
}

std::string real_number(const Node& node, kit::Cell& out) {
  double value = node.real;
  if (node.shape == Node::Shape::text && !read_number(trimmed(node.text), value))
    return "must be a number";
  if (node.shape == Node::Shape::boolean || !std::isfinite(value)) return "must be a number";
  out = value;
  return {};
}

std::string yes_or_no(const Node& node, kit::Cell& out) {
  const auto word = trimmed(node.text);
  if (word != "true" && word != "false" && word != "1" && word != "0")
    return "must be true or false";
  out = std::int64_t{word == "true" || word == "1"};
  return {};
}

std::string instant(const Node& node, kit::Cell& out) {
  if (node.shape == Node::Shape::boolean) return "must be a date";
  const auto at = kit::parse_instant(trimmed(node.text));
  if (!at) return "must be a date, such as 2024-09-01 or 2024-09-01T10:20:30Z";
  out = at->ms;
  return {};
}

std::string words(const Node& node, const Limits& limits, kit::Cell& out) {
  if (characters(node.text) > limits.text_max)
    return "must have at most " + std::to_string(limits.text_max) + " characters";
  out = node.text;
  return {};
}

std::string choice(const kit::Field& field, const Node& node, kit::Cell& out) {
  if (std::find(field.words.begin(), field.words.end(), node.text) == field.words.end()) {
    std::string message = "must be one of";
    for (const auto& word : field.words) message += (message.back() == 'f' ? " " : ", ") + word;
    return message;
  }
  out = node.text;
  return {};
}

std::string list(const Node& node, const Limits& limits, kit::Cell& out) {
  for (const auto& [key, item] : node.members) {
    if (item.shape != Node::Shape::text) return "must be a list of texts";
    if (characters(item.text) > limits.text_max)
      return "must have at most " + std::to_string(limits.text_max) + " characters in each text";
  }
  out = json_of(node);
  return {};
}

// What forms and command lines send: the list as JSON, or its items between commas.
std::string typed_list(std::string_view text, const Limits& limits, kit::Cell& out) {
  Node items;
  items.shape = Node::Shape::list;
  if (trimmed(text).front() == '[') {
    if (!parse_json(text, limits, items).empty()) return "must be a list";
  } else {
    while (!text.empty()) {
      const auto end = std::min(text.find(','), text.size());
      Node& item = items.members.emplace_back().value;
      item.shape = Node::Shape::text;
      item.text = trimmed(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }
  return list(items, limits, out);
}

bool blank(const Node& node) {
  return node.shape == Node::Shape::text && trimmed(node.text).empty();
}

bool is_number(kit::Kind kind) { return kind == kit::Kind::integer || kind == kit::Kind::real; }

std::string outside(const kit::Range& range, const kit::Cell& cell) {
  const kit::Value value(cell);
  const bool inside = value.tag() == kit::Value::Tag::integer
                          ? value.integer() >= range.min && value.integer() <= range.max
                          : value.real() >= static_cast<double>(range.min) &&
                                value.real() <= static_cast<double>(range.max);
  if (inside) return {};
  return "must be between " + std::to_string(range.min) + " and " + std::to_string(range.max);
}

bool is_required(const kit::CommandModel& model, const std::string& field) {
  return std::find(model.required.begin(), model.required.end(), field) != model.required.end();
}

// Sets one field from what was sent; "" or what is wrong.
std::string set_field(kit::Box& command, const kit::CommandModel& model, const kit::Field& field,
                      const Node& node, const Limits& limits) {
  kit::Cell cell;
  if (auto wrong = convert(field, node, limits, cell); !wrong.empty()) return wrong;
  const bool null = std::holds_alternative<std::monostate>(cell);
  if (null && (is_required(model, field.name) || (!field.nullable && is_number(field.kind))))
    return "must not be null";
  if (is_required(model, field.name) && blank(node)) return "must not be blank";
  if (null && !field.nullable) return {};
  if (const kit::Range* range = model.range(field.name); range && !null)
    if (auto wrong = outside(*range, cell); !wrong.empty()) return wrong;
  return field.set(command.object(), kit::Value(cell)) ? std::string() : "is out of range";
}

}  // namespace

std::string echo(const Node& node) {
  std::string said = node.shape == Node::Shape::text ? node.text : json_of(node);
  if (said.size() <= echo_max) return json_of(node);
  std::size_t cut = echo_max;
  while (cut > 0 && (static_cast<unsigned char>(said[cut]) & 0xC0) == 0x80) --cut;
  said.replace(cut, std::string::npos, "...");
  std::string json;
  append_text(json, said);
  return json;
}

bool client_may_set(const kit::CommandModel& command, const kit::Field& field) {
  if (kit::is_stamped(field.name)) return false;
  for (const auto& lookup : command.lookups)
    for (const auto& copy : lookup.copies)
      if (copy.second == field.name) return false;
  return true;
}

const Node* member_for(const Node& body, const kit::Field& field, const kit::Resource& resource) {
  return by_spelling(field, resource, [&](std::string_view name) { return body.find(name); });
}

const Node* member_for(const Node& body, const kit::Type& type, std::string_view name,
                       const kit::Resource& resource) {
  const int at = type.index(name);
  return at < 0 ? nullptr : member_for(body, type.fields[static_cast<std::size_t>(at)], resource);
}

std::vector<Wrong> fill(kit::Box& command, const kit::CommandModel& model,
                        const kit::Resource& resource, const Node& body, const Limits& limits,
                        FillRules rules) {
  std::vector<Wrong> wrongs;
  for (const auto& field : command.type().fields) {
    if (!client_may_set(model, field) || field.name == rules.from_row) continue;
    const Node* node = member_for(body, field, resource);
    if (!node) {
      if (rules.complete && is_required(model, field.name))
        wrongs.push_back({field.name, "null", "must be given"});
      continue;
    }
    if (auto wrong = set_field(command, model, field, *node, limits); !wrong.empty())
      wrongs.push_back({field.name, echo(*node), std::move(wrong)});
  }
  return wrongs;
}

std::string convert(const kit::Field& field, const Node& node, const Limits& limits,
                    kit::Cell& out) {
  out = {};
  if (node.shape == Node::Shape::null) return {};
  if (node.shape == Node::Shape::object) return "must not be an object";
  if (node.shape == Node::Shape::list && field.kind != kit::Kind::list) return "must not be a list";
  const bool textual = field.kind == kit::Kind::text || field.kind == kit::Kind::choice;
  if (!textual && blank(node)) return {};
  switch (field.kind) {
    case kit::Kind::integer:
      return whole_number(node, out);
    case kit::Kind::real:
      return real_number(node, out);
    case kit::Kind::boolean:
      return yes_or_no(node, out);
    case kit::Kind::instant:
      return instant(node, out);
    case kit::Kind::choice:
      return choice(field, node, out);
    case kit::Kind::text:
      return words(node, limits, out);
    case kit::Kind::list:
      if (node.shape == Node::Shape::text) return typed_list(node.text, limits, out);
      return node.shape == Node::Shape::list ? list(node, limits, out) : "must be a list";
  }
  return {};
}

std::string convert(const kit::Field& field, const std::string& text, const Limits& limits,
                    kit::Cell& out) {
  Node node;
  node.shape = Node::Shape::text;
  node.text = text;
  return convert(field, node, limits, out);
}

}  // namespace runtime::rest
