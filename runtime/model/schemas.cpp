// Kinds of values in the words of JSON Schema.
#include "runtime/model/schemas.hpp"

#include "runtime/http/text.hpp"

namespace runtime::model {
namespace {

using kit::Kind;
using rest::Printer;

std::string_view type_name(Kind kind, bool instant_as_number) {
  switch (kind) {
    case Kind::integer:
      return "integer";
    case Kind::real:
      return "number";
    case Kind::boolean:
      return "boolean";
    case Kind::instant:
      return instant_as_number ? "integer" : "string";
    case Kind::text:
    case Kind::choice:
      return "string";
    case Kind::list:
      return "array";
  }
  return "string";
}

void append_example(Printer& out, Kind kind, const std::string& example) {
  out.name("examples");
  out.open_list();
  out.next();
  std::uint64_t number = 0;
  if (kind == Kind::integer && http::read_number(example, number))
    out.integer(static_cast<std::int64_t>(number));
  else if (kind == Kind::boolean)
    out.boolean(example == "true");
  else if (kind == Kind::list)
    out.list(example);
  else
    out.text(example);
  out.close_list();
}

}  // namespace

void object(Printer& out, Members members) {
  out.open();
  members(out);
  out.close();
}

void member(Printer& out, std::string_view name, Members members) {
  out.name(name);
  object(out, members);
}

void texts(Printer& out, std::string_view name, const std::vector<std::string>& values) {
  out.name(name);
  out.open_list();
  for (const auto& value : values) {
    out.next();
    out.text(value);
  }
  out.close_list();
}

void reference(Printer& out, std::string_view section, std::string_view name) {
  object(out, [&](Printer& p) {
    p.member("$ref", "#/components/" + std::string(section) + "/" + std::string(name));
  });
}

void list_items(Printer& out, const kit::Field& field, const FieldNotes& notes) {
  if (!field.items) return out.member("type", "string");
  out.member("type", "object");
  member(out, "properties", [&](Printer& properties) {
    for (const auto& item : field.items->fields) {
      properties.name(item.name);
      FieldNotes plain;
      plain.instant_as_number = notes.instant_as_number;
      field_schema(properties, item, plain);
    }
  });
}

void field_schema(Printer& out, const kit::Field& field, const FieldNotes& notes) {
  out.open();
  const auto type = type_name(field.kind, notes.instant_as_number);
  if (field.nullable)
    texts(out, "type", {std::string(type), "null"});
  else
    out.member("type", type);
  if (field.kind == Kind::instant && !notes.instant_as_number) out.member("format", "date-time");
  if (field.kind == Kind::integer) out.member("format", "int64");
  if (field.kind == Kind::choice && !field.nullable) texts(out, "enum", field.words);
  if (field.kind == Kind::list)
    member(out, "items", [&](Printer& items) { list_items(items, field, notes); });
  if (notes.range) {
    out.member("minimum", notes.range->min);
    if (notes.range->max != INT64_MAX) out.member("maximum", notes.range->max);
  }
  if (notes.example) append_example(out, field.kind, *notes.example);
  out.close();
}

const kit::Range* range_of(const kit::CommandModel& command, std::string_view field) {
  for (const auto& range : command.ranges)
    if (range.field == field) return &range;
  return nullptr;
}

const std::string* example_of(const kit::Resource& resource, std::string_view field) {
  for (const auto& [name, value] : resource.examples)
    if (name == field) return &value;
  return nullptr;
}

}  // namespace runtime::model
