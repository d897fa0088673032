// From a body's members to the fields of a command: what is taken, how it is converted, and what is
// said when it is wrong.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kit/model.hpp"
#include "runtime/rest/body.hpp"

namespace runtime::rest {

// One entry of the `errors` of a 400.
struct Wrong {
  std::string property;
  std::string invalid;  // what was sent, as JSON
  std::string message;
};

// For Wrong::invalid. What is long is cut, and a text then ends in "...".
std::string echo(const Node& node);

// False for the fields that only the engine fills: id, time, caller, and what is looked up in a
// view.
bool client_may_set(const kit::CommandModel& command, const kit::Field& field);

// What `find` finds by the field's name, else by another spelling that is taken for it; nullptr:
// nothing.
template <class Find>
auto by_spelling(const kit::Field& field, const kit::Resource& resource, Find find)
    -> decltype(find(field.name)) {
  if (auto found = find(field.name)) return found;
  for (const auto& alias : field.aliases)
    if (auto found = find(alias)) return found;
  for (const auto& [spelling, name] : resource.input_aliases)
    if (name == field.name)
      if (auto found = find(spelling)) return found;
  return nullptr;
}

// The member that means this field, under any spelling that is accepted.
const Node* member_for(const Node& body, const kit::Field& field, const kit::Resource& resource);
const Node* member_for(const Node& body, const kit::Type& type, std::string_view name,
                       const kit::Resource& resource);

struct FillRules {
  bool complete = true;  // what is required must be there; else only what is there is looked at
  std::string_view from_row;  // a field that comes from the row at the URL, not from the body
};
std::vector<Wrong> fill(kit::Box& command, const kit::CommandModel& model,
                        const kit::Resource& resource, const Node& body, const Limits& limits,
                        FillRules rules = {});

// One value as this field takes it; "" or what is wrong with it. A blank for anything but a text is
// null.
std::string convert(const kit::Field& field, const Node& node, const Limits& limits,
                    kit::Cell& out);
std::string convert(const kit::Field& field, const std::string& text, const Limits& limits,
                    kit::Cell& out);

}  // namespace runtime::rest
