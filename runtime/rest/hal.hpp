// Rows as HAL: the properties in wire order, then the links. What is written for a resource is
// worked out once, at start.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "kit/model.hpp"
#include "runtime/rest/printer.hpp"

namespace runtime::rest {

struct Shown {
  std::size_t column;  // in the type, and so in the row
  kit::Kind kind;
  std::string name;
  std::string quoted;      // `"name" : `
  bool extra;              // left out while null
  const kit::Type* items;  // of a list of structs
};

struct Shape {
  std::string item;
  std::string path;  // "/orders", percent-encoded
  std::string date_offset;
  std::vector<Shown> shown;
};

Shape shape_of(const kit::Type& type, const kit::Resource& resource);

void write_value(Printer& out, const Shape& shape, kit::Kind kind, const kit::Value& value);
void write_properties(Printer& out, const Shape& shape, std::span<const kit::Value> row);
// "self" and the item's own name, both at the item's URL.
void write_item_links(Printer& out, const Shape& shape, std::string_view base, std::int64_t id);
void write_link(Printer& out, std::string_view rel, std::string_view href, bool templated = false);
// The whole item, braces included.
void write_item(Printer& out, const Shape& shape, std::string_view base,
                std::span<const kit::Value> row);
std::string item_url(const Shape& shape, std::string_view base, std::int64_t id);

}  // namespace runtime::rest
