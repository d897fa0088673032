// JSON Schema (2020-12) of described structs, for OpenAPI and AsyncAPI.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "kit/model.hpp"
#include "runtime/rest/printer.hpp"

namespace runtime::model {

using Members = const std::function<void(rest::Printer&)>&;

void object(rest::Printer& out, Members members);
void member(rest::Printer& out, std::string_view name, Members members);  // "name" : { ... }
void texts(rest::Printer& out, std::string_view name, const std::vector<std::string>& values);
void reference(rest::Printer& out, std::string_view section,
               std::string_view name);  // {"$ref": ...}

// The schema of one field, in braces. `range` and `example` may be absent.
struct FieldNotes {
  const kit::Range* range = nullptr;
  const std::string* example = nullptr;
  bool instant_as_number = false;
};
void field_schema(rest::Printer& out, const kit::Field& field, const FieldNotes& notes);

const kit::Range* range_of(const kit::CommandModel& command, std::string_view field);
const std::string* example_of(const kit::Resource& resource, std::string_view field);

}  // namespace runtime::model
