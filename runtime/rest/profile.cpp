// Descriptors from the field tables; only what a resource really allows is described.
#include "runtime/rest/profile.hpp"

#include <algorithm>

#include "runtime/rest/fill.hpp"

namespace runtime::rest {
namespace {

http::Response body_response(const std::string& type, std::string body) {
  http::Response response;
  response.headers.push_back({"Content-Type", type});
  response.body = std::move(body);
  return response;
}

void write_semantic(Printer& out, std::string_view name) {
  out.next();
  out.open();
  out.member("name", name);
  out.member("type", "SEMANTIC");
  out.close();
}

void write_representation(Printer& out, const Place& place, const std::string& self) {
  out.next();
  out.open();
  out.member("id", place.shape.item + "-representation");
  out.member("href", self);
  out.name("descriptor");
  out.open_list();
  for (const auto& shown : place.shape.shown) write_semantic(out, shown.name);
  out.close_list();
  out.close();
}

void write_transition(Printer& out, const Place& place, const std::string& verb,
                      const std::string& name, std::string_view type) {
  out.next();
  out.open();
  out.member("id", verb + "-" + name);
  out.member("name", name);
  out.member("type", type);
  if (verb == "get" && name == place.resource->collection && place.resource->paged) {
    out.name("descriptor");
    out.open_list();
    for (const auto* parameter : {"page", "size", "sort"}) write_semantic(out, parameter);
    out.close_list();
  }
  out.member("rt", "#" + place.shape.item + "-representation");
  out.close();
}

void write_search(Printer& out, const std::string& field) {
  out.next();
  out.open();
  out.member("name", search_name(field));
  out.member("type", "SAFE");
  out.name("descriptor");
  out.open_list();
  write_semantic(out, field);
  out.close_list();
  out.close();
}

std::string alps(const Place& place, const std::string& self) {
  const auto& item = place.shape.item;
  const auto& collection = place.resource->collection;
  const bool changes = place.update || place.words;
  std::string body;
  Printer out(body);
  out.open();
  out.name("alps");
  out.open();
  out.member("version", "1.0");
  out.name("descriptor");
  out.open_list();
  write_representation(out, place, self);
  if (place.create) write_transition(out, place, "create", collection, "UNSAFE");
  write_transition(out, place, "get", collection, "SAFE");
  write_transition(out, place, "get", item, "SAFE");
  if (changes) write_transition(out, place, "update", item, "IDEMPOTENT");
  if (changes) write_transition(out, place, "patch", item, "UNSAFE");
  if (place.erase) write_transition(out, place, "delete", item, "IDEMPOTENT");
  for (const auto& field : place.resource->searches) write_search(out, field);
  out.close_list();
  out.close();
  out.close();
  return body;
}

std::string_view schema_type(kit::Kind kind) {
  switch (kind) {
    case kit::Kind::integer:
      return "integer";
    case kit::Kind::real:
      return "number";
    case kit::Kind::boolean:
      return "boolean";
    case kit::Kind::list:
      return "array";
    case kit::Kind::text:
    case kit::Kind::instant:
    case kit::Kind::choice:
      return "string";
  }
  return "string";
}

// True when no command takes it and no word of it is a command.
bool read_only(const Place& place, const std::string& property) {
  if (!place.aggregate) return true;
  if (place.words && property == place.resource->state_property) return false;
  return std::none_of(place.aggregate->commands.begin(), place.aggregate->commands.end(),
                      [&](const kit::CommandModel& command) {
                        const int at = command.type->index(property);
                        return !command.internal() && at >= 0 &&
                               client_may_set(command,
                                              command.type->fields[static_cast<std::size_t>(at)]);
                      });
}

void write_schema_property(Printer& out, const Place& place, const Shown& shown) {
  out.name(shown.name);
  out.open();
  out.member("title", shown.name);
  out.flag("readOnly", read_only(place, shown.name));
  out.member("type", schema_type(shown.kind));
  if (shown.kind == kit::Kind::instant) out.member("format", "date-time");
  if (shown.kind == kit::Kind::choice) {
    out.name("enum");
    out.open_list();
    for (const auto& word : place.type().fields[shown.column].words) {
      out.next();
      out.text(word);
    }
    out.close_list();
  }
  out.close();
}

std::string schema(const Place& place) {
  std::string body;
  Printer out(body);
  out.open();
  out.member("title", place.type().name);
  out.name("properties");
  out.open();
  for (const auto& shown : place.shape.shown) write_schema_property(out, place, shown);
  out.close();
  out.name("definitions");
  out.open();
  out.close();
  out.member("type", "object");
  out.member("$schema", "http://json-schema.org/draft-04/schema#");
  out.close();
  return body;
}

}  // namespace

http::Response get_profiles(const Edge& edge, const Exchange& exchange) {
  std::string body;
  Printer out(body);
  const std::string self = exchange.base + "/profile";
  out.open();
  out.name("_links");
  out.open();
  write_link(out, "self", self);
  for (const Place* place : edge.routes.by_type())
    write_link(out, place->resource->collection, self + place->shape.path);
  out.close();
  out.close();
  return body_response(exchange.media.content_type, std::move(body));
}

http::Response get_profile(const Edge&, const Exchange& exchange) {
  const Place& place = *exchange.target.place;
  if (exchange.media.kind == Media::Kind::schema)
    return body_response(exchange.media.content_type, schema(place));
  return body_response(exchange.media.content_type,
                       alps(place, exchange.base + "/profile" + place.shape.path));
}

}  // namespace runtime::rest
