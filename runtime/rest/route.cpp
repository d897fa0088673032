// Paths by their segments; ids are digits and nothing else.
#include "runtime/rest/route.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "runtime/http/text.hpp"

namespace runtime::rest {
namespace {

template <class Wanted>
const kit::CommandModel* first_command(const kit::AggregateModel& aggregate, Wanted wanted) {
  for (const auto& command : aggregate.commands)
    if (wanted(command)) return &command;
  return nullptr;
}

Place place_of(std::size_t site, const kit::Context& context, const kit::Resource& resource,
               const Layout& layout) {
  Place place;
  place.site = site;
  place.context = &context;
  place.resource = &resource;
  place.layout = layout;
  place.shape = shape_of(*layout.type, resource);
  place.state_column = layout.type->index(resource.state_property);
  return place;
}

void add_commands(Place& place, const kit::AggregateModel& aggregate) {
  place.aggregate = &aggregate;
  place.create = first_command(aggregate, [](const auto& command) { return command.creates; });
  place.update = first_command(aggregate, [](const auto& command) { return command.updates; });
  place.erase = first_command(aggregate, [](const auto& command) { return command.deletes; });
  place.words = first_command(aggregate, [](const auto& command) { return !command.word.empty(); });
}

std::optional<std::int64_t> id_of(std::string_view segment) {
  std::uint64_t id = 0;
  if (!http::read_number(segment, id) || id > INT64_MAX) return std::nullopt;
  return static_cast<std::int64_t>(id);
}

// The first few segments of a path; what is deeper than three is nothing of ours.
struct Segments {
  std::array<std::string_view, 4> at;
  std::size_t count = 0;
};

Segments segments_of(std::string_view path) {
  Segments segments;
  path.remove_prefix(std::min<std::size_t>(1, path.size()));
  if (path.ends_with('/')) path.remove_suffix(1);
  while (!path.empty() && segments.count < segments.at.size()) {
    const auto slash = path.find('/');
    segments.at[segments.count++] = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return segments;
}

}  // namespace

const kit::CommandModel* Place::action(std::string_view name) const {
  if (!aggregate) return nullptr;
  return first_command(*aggregate, [&](const auto& command) {
    return !command.action.empty() && command.action == name;
  });
}

const kit::Field* Place::search(std::string_view name) const {
  for (const auto& field : resource->searches) {
    if (search_name(field) != name) continue;
    const int at = type().index(field);
    if (at >= 0) return &type().fields[static_cast<std::size_t>(at)];
  }
  return nullptr;
}

std::string search_name(std::string_view field) {
  std::string name = "findBy" + std::string(field);
  char& first = name[6];
  if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
  return name;
}

Routes::Routes(const std::vector<Site>& sites) {
  for (std::size_t site = 0; site < sites.size(); ++site) {
    const kit::Context& context = sites[site].port->model();
    for (std::size_t i = 0; i < context.aggregates.size(); ++i) {
      const auto& aggregate = context.aggregates[i];
      places_.push_back(place_of(site, context, aggregate.resource, sites[site].aggregates.at(i)));
      add_commands(places_.back(), aggregate);
    }
    for (std::size_t i = 0; i < context.views.size(); ++i)
      places_.push_back(
          place_of(site, context, context.views[i].resource, sites[site].views.at(i)));
  }
  for (const auto& place : places_) {
    names_.emplace_back(place.resource->collection, &place);
    for (const auto& alias : place.resource->aliases) names_.emplace_back(alias, &place);
    by_type_.push_back(&place);
  }
  std::sort(by_type_.begin(), by_type_.end(),
            [](const Place* a, const Place* b) { return a->type().name < b->type().name; });
}

const Place* Routes::named(std::string_view collection) const {
  for (const auto& [name, place] : names_)
    if (name == collection) return place;
  return nullptr;
}

const Place* Routes::place(std::string_view context, std::string_view collection) const {
  for (const auto& place : places_)
    if (place.context->name == context && place.resource->collection == collection) return &place;
  return nullptr;
}

Target Routes::below(const Place& place, std::string_view second, std::string_view third) const {
  using Kind = Target::Kind;
  if (second == "search" && !place.resource->searches.empty()) {
    if (third.empty()) return {Kind::searches, &place, 0, {}, nullptr};
    if (place.search(third)) return {Kind::search, &place, 0, third, nullptr};
    return {Kind::missing, &place, 0, {}, nullptr};
  }
  const auto id = id_of(second);
  if (!id) return {Kind::missing, &place, 0, {}, nullptr};
  if (third.empty()) return {Kind::item, &place, *id, {}, nullptr};
  if (const auto* action = place.action(third)) return {Kind::action, &place, *id, {}, action};
  return {Kind::missing, &place, 0, {}, nullptr};
}

Target Routes::find(std::string_view path) const {
  using Kind = Target::Kind;
  const auto [at, count] = segments_of(path);
  if (count == 0) return {Kind::root, nullptr, 0, {}, nullptr};
  if (count > 3) return {};
  if (at[0] == "profile") {
    if (count == 1) return {Kind::profiles, nullptr, 0, {}, nullptr};
    const Place* described = count == 2 ? named(at[1]) : nullptr;
    return described ? Target{Kind::profile, described, 0, {}, nullptr} : Target{};
  }
  const Place* place = named(at[0]);
  if (!place) return {};
  if (count == 1) return {Kind::collection, place, 0, {}, nullptr};
  return below(*place, at[1], at[2]);
}

std::string template_of(const Target& target) {
  const std::string path = target.place ? "/" + target.place->resource->collection : "";
  switch (target.kind) {
    case Target::Kind::root:
      return "/";
    case Target::Kind::profiles:
      return "/profile";
    case Target::Kind::profile:
      return "/profile" + path;
    case Target::Kind::collection:
      return path;
    case Target::Kind::item:
      return path + "/{id}";
    case Target::Kind::action:
      return path + "/{id}/" + target.action->action;
    case Target::Kind::searches:
      return path + "/search";
    case Target::Kind::search:
      return path + "/search/" + std::string(target.name);
    case Target::Kind::nothing:
    case Target::Kind::missing:
      return "";
  }
  return "";
}

std::string allowed_methods(const Target& target) {
  switch (target.kind) {
    case Target::Kind::collection:
      return target.place->create || target.place->words ? "POST,OPTIONS,HEAD,GET"
                                                         : "OPTIONS,HEAD,GET";
    case Target::Kind::item: {
      const bool changes = target.place->update || target.place->words;
      std::string methods = changes ? "PATCH,OPTIONS," : "OPTIONS,";
      if (target.place->erase) methods += "DELETE,";
      if (changes) methods += "PUT,";
      return methods + "HEAD,GET";
    }
    case Target::Kind::action:
      return "POST,OPTIONS";
    case Target::Kind::root:
      return "GET";
    case Target::Kind::profiles:
    case Target::Kind::profile:
    case Target::Kind::searches:
    case Target::Kind::search:
    case Target::Kind::nothing:
    case Target::Kind::missing:
      return "OPTIONS,HEAD,GET";
  }
  return {};
}

bool allows(const Target& target, std::string_view method) {
  if (method == "OPTIONS") return true;
  if (method == "GET" || method == "HEAD") return target.kind != Target::Kind::action;
  const std::string allowed = allowed_methods(target);
  std::string_view rest = allowed;
  while (!rest.empty())
    if (http::next_of_list(rest) == method) return true;
  return false;
}

}  // namespace runtime::rest
