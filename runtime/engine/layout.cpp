// Tables made from described types.
#include "runtime/engine/layout.hpp"

#include <algorithm>
#include <stdexcept>

#include "runtime/engine/tables.hpp"

namespace runtime {
namespace {

Layout columns_of(const kit::Type& type, const kit::Resource& resource) {
  Layout layout;
  layout.type = &type;
  layout.table.name = resource.collection;
  for (const auto& field : type.fields) layout.table.columns.push_back({field.name, field.kind});
  return layout;
}

void add_visibility(Layout& layout) {
  layout.visibility_column = static_cast<int>(layout.table.columns.size());
  layout.table.columns.push_back({"_visibility", kit::Kind::integer});
}

// The primary key, column 0, has an index anyway.
void add_searches(Layout& layout, const kit::Resource& resource) {
  for (const auto& field : resource.searches) {
    const int at = layout.table.column(field);
    const auto has = layout.indexed();
    if (at > 0 && std::ranges::find(has, at) == has.end())
      layout.table.indexes.push_back({{at}, false});
  }
}

// The aggregate's table gets the indexes that the view is searched by.
Layout made_of(Layout& aggregate, const kit::ViewModel& view) {
  for (const auto& field : view.resource.searches)
    if (aggregate.table.column(field) < 0)
      throw std::logic_error(view.resource.collection + " is searched by " + field + ", which " +
                             view.of->name + " does not have");
  add_searches(aggregate, view.resource);
  Layout made = aggregate;
  made.of = std::make_shared<const Layout>(aggregate);
  made.type = view.row;
  made.show = view.show;
  return made;
}

}  // namespace

void Layout::read(std::span<const kit::Value> row, void* object) const {
  if (of) {
    kit::Box state(*of->type);
    of->read(row, state.object());
    type->fields.front().set(object, row.front());
    return show(object, state.object());
  }
  for (std::size_t i = 0; i < type->fields.size(); ++i)
    if (!type->fields[i].set(object, row[i]) && !row[i].is_null())
      throw std::runtime_error(table.name + "." + type->fields[i].name +
                               " holds a value that the program does not know");
}

void Layout::write(const void* object, std::int64_t version, std::vector<kit::Value>& row,
                   std::vector<std::string>& scratch) const {
  values(object, row, scratch);
  if (version_column >= 0) row.push_back(version);
  row.push_back(static_cast<int>(visibility ? visibility(object) : kit::Visibility::listed));
}

void Layout::values(const void* object, std::vector<kit::Value>& row,
                    std::vector<std::string>& scratch) const {
  row.clear();
  scratch.resize(type->fields.size());
  for (std::size_t i = 0; i < type->fields.size(); ++i)
    row.push_back(type->fields[i].get(object, scratch[i]));
}

std::vector<int> Layout::indexed() const {
  std::vector<int> columns;
  for (const auto& index : table.indexes)
    columns.insert(columns.end(), index.columns.begin(), index.columns.end());
  return columns;
}

store::Condition Layout::listed() const {
  return {visibility_column, store::Condition::Test::equal,
          kit::Value(static_cast<int>(kit::Visibility::listed))};
}

std::optional<std::int64_t> Layout::kept_total(store::Reader& reader) const {
  std::optional<std::int64_t> kept;
  const std::string name = total_name();
  const kit::Value key(name);
  if (inbox >= 0)
    reader.get(inbox, {&key, 1}, [&](std::span<const kit::Value> row) {
      kept = row[inbox::seq].integer();
      return true;
    });
  return kept;
}

std::string Layout::total_name() const { return "@listed " + table.name; }

std::int64_t Layout::total(store::Reader& reader) const {
  if (const auto kept = kept_total(reader)) return *kept;
  const store::Condition where = listed();
  return reader.count(id, {&where, 1});
}

kit::Visibility Layout::visibility_in(const Layout& layout, std::span<const kit::Value> row) {
  return static_cast<kit::Visibility>(
      row[static_cast<std::size_t>(layout.visibility_column)].integer());
}

Layout layout_of(const kit::AggregateModel& aggregate) {
  Layout layout = columns_of(*aggregate.state, aggregate.resource);
  layout.visibility = aggregate.visibility;
  layout.version_column = static_cast<int>(layout.table.columns.size());
  layout.table.columns.push_back({"_version", kit::Kind::integer});
  add_visibility(layout);
  if (!aggregate.key.empty()) {
    layout.key_column = layout.table.column(aggregate.key);
    layout.table.indexes.push_back({{layout.key_column}, true});
  }
  add_searches(layout, aggregate.resource);
  return layout;
}

Layout layout_of(const kit::ViewModel& view, std::string_view suffix) {
  Layout layout = columns_of(*view.row, view.resource);
  layout.table.name += suffix;
  layout.visibility = view.visibility;
  add_visibility(layout);
  add_searches(layout, view.resource);
  return layout;
}

Layouts layouts_of(const kit::Context& context) {
  Layouts out;
  for (const auto& aggregate : context.aggregates) out.aggregates.push_back(layout_of(aggregate));
  for (const auto& view : context.views) {
    if (!view.of) {
      out.views.push_back(layout_of(view));
      continue;
    }
    const auto from = std::ranges::find(out.aggregates, view.of, &Layout::type);
    if (from == out.aggregates.end())
      throw std::logic_error(view.resource.collection + " is made of " + view.of->name +
                             ", which " + context.name + " does not have");
    out.views.push_back(made_of(*from, view));
  }
  return out;
}

}  // namespace runtime
