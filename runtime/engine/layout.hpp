// How aggregates and view rows stand in a store: a table named as the collection, a typed column
// for each property (id first), then `_version` (aggregates only) and `_visibility` (0 listed, 1 at
// its own URL only, 2 hidden).
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "kit/model.hpp"
#include "runtime/store/store.hpp"

namespace runtime {

struct Layout {
  const kit::Type* type = nullptr;
  kit::Visibility (*visibility)(const void*) = nullptr;
  store::Table table;
  store::TableId id = -1;     // set when the table was opened
  store::TableId inbox = -1;  // where its listed rows are counted
  int version_column = -1;    // -1: a view
  int visibility_column = -1;
  int key_column = -1;  // of an aggregate's key, -1: none
  // A view that is made of an aggregate has that one's table; its rows are made when they are read.
  std::shared_ptr<const Layout> of;
  void (*show)(void* row, const void* state) = nullptr;
  // The columns that an index has; all are properties.
  std::vector<int> indexed() const;

  // Fills `object` from a row of this table.
  void read(std::span<const kit::Value> row, void* object) const;
  // The row of an object; its values borrow from the object and from `scratch`.
  void write(const void* object, std::int64_t version, std::vector<kit::Value>& row,
             std::vector<std::string>& scratch) const;
  // Of its fields alone.
  void values(const void* object, std::vector<kit::Value>& row,
              std::vector<std::string>& scratch) const;
  // All rows that are listed.
  store::Condition listed() const;
  // How many they are: as kept with the rows (nothing: nobody has counted yet), or else counted.
  std::optional<std::int64_t> kept_total(store::Reader& reader) const;
  std::int64_t total(store::Reader& reader) const;
  std::string total_name() const;  // by which it stands in the inbox
  static kit::Visibility visibility_in(const Layout& layout, std::span<const kit::Value> row);
};

Layout layout_of(const kit::AggregateModel& aggregate);
Layout layout_of(const kit::ViewModel& view, std::string_view suffix = "");

// Of all that a context has, in its order.
struct Layouts {
  std::vector<Layout> aggregates, views;
};
Layouts layouts_of(const kit::Context& context);

}  // namespace runtime
