// HAL straight from row values.
#include "runtime/rest/hal.hpp"

#include <algorithm>

#include "kit/box.hpp"
#include "kit/instant.hpp"
#include "kit/json.hpp"
#include "runtime/http/uri.hpp"

namespace runtime::rest {
namespace {

void add_shown(Shape& shape, const kit::Type& type, const std::string& name, bool extra) {
  const int at = type.index(name);
  if (at < 0) return;
  const auto column = static_cast<std::size_t>(at);
  std::string quoted;
  append_text(quoted, name);
  const kit::Field& field = type.fields[column];
  shape.shown.push_back({column, field.kind, name, quoted + " : ", extra, field.items});
}

}  // namespace

Shape shape_of(const kit::Type& type, const kit::Resource& resource) {
  Shape shape;
  shape.item = resource.item;
  shape.path = "/" + http::encode_component(resource.collection);
  shape.date_offset = resource.date_offset;
  for (const auto& name : resource.shows) add_shown(shape, type, name, false);
  if (resource.shows.empty())
    for (std::size_t i = 1; i < type.fields.size(); ++i) {
      const auto& name = type.fields[i].name;
      if (std::find(resource.extras.begin(), resource.extras.end(), name) == resource.extras.end())
        add_shown(shape, type, name, false);
    }
  for (const auto& name : resource.extras) add_shown(shape, type, name, true);
  return shape;
}

void write_value(Printer& out, const Shape& shape, kit::Kind kind, const kit::Value& value) {
  if (value.is_null()) return out.null();
  switch (kind) {
    case kit::Kind::integer:
      return out.integer(value.integer());
    case kit::Kind::real:
      return out.real(value.real());
    case kit::Kind::boolean:
      return out.boolean(value.integer() != 0);
    case kit::Kind::instant:
      return out.text(kit::wire_text({value.integer()}, shape.date_offset));
    case kit::Kind::list:
      return out.list(value.text());
    case kit::Kind::text:
    case kit::Kind::choice:
      return out.text(value.text());
  }
}

void write_items(Printer& out, const Shape& shape, const kit::Type& type, const kit::Value& list) {
  std::vector<kit::Box> items;
  kit::json::read_items(list.text(), type, [&] { return items.emplace_back(type).object(); });
  std::string scratch;
  out.open_list();
  for (const auto& item : items) {
    out.next();
    out.open();
    for (const auto& field : type.fields) {
      out.name(field.name);
      write_value(out, shape, field.kind, field.get(item.object(), scratch));
    }
    out.close();
  }
  out.close_list();
}

void write_properties(Printer& out, const Shape& shape, std::span<const kit::Value> row) {
  for (const auto& shown : shape.shown) {
    const auto& value = row[shown.column];
    if (shown.extra && value.is_null()) continue;
    out.quoted(shown.quoted);
    if (shown.items && !value.is_null())
      write_items(out, shape, *shown.items, value);
    else
      write_value(out, shape, shown.kind, value);
  }
}

std::string item_url(const Shape& shape, std::string_view base, std::int64_t id) {
  std::string url;
  url.reserve(base.size() + shape.path.size() + 21);
  url.append(base).append(shape.path).append("/");
  append_integer(url, id);
  return url;
}

void write_link(Printer& out, std::string_view rel, std::string_view href, bool templated) {
  out.name(rel);
  out.open();
  out.member("href", href);
  if (templated) out.flag("templated", true);
  out.close();
}

void write_item_links(Printer& out, const Shape& shape, std::string_view base, std::int64_t id) {
  const std::string url = item_url(shape, base, id);
  out.quoted("\"_links\" : ");
  out.open();
  write_link(out, "self", url);
  write_link(out, shape.item, url);
  out.close();
}

void write_item(Printer& out, const Shape& shape, std::string_view base,
                std::span<const kit::Value> row) {
  out.open();
  write_properties(out, shape, row);
  write_item_links(out, shape, base, row.front().integer());
  out.close();
}

}  // namespace runtime::rest
