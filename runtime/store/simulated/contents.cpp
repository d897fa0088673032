// Keeping rows and indexes in step.
#include "runtime/store/simulated/contents.hpp"

#include <algorithm>
#include <cmath>

namespace runtime::store::simulated {
namespace {

using kit::Row;
using kit::Value;

Row index_key(const Index& index, const Row& key, const Row& row) {
  Row out;
  out.reserve(index.columns.size() + key.size());
  for (const int at : index.columns) out.push_back(row[static_cast<std::size_t>(at)]);
  out.insert(out.end(), key.begin(), key.end());
  return out;
}

bool has_null(const Index& index, const Row& row) {
  for (const int at : index.columns)
    if (Value(row[static_cast<std::size_t>(at)]).is_null()) return true;
  return false;
}

// SQLite has no NaN, which becomes null, and no negative zero.
kit::Cell own_cell(kit::Kind kind, const Value& value) {
  if (kind != kit::Kind::real || value.is_null()) return value.own();
  if (std::isnan(value.real())) return {};
  return value.real() + 0.0;
}

}  // namespace

void Contents::exchange(const Table& table, const Row& key, std::optional<Row>& row) {
  const auto there = rows.find(key);
  std::optional<Row> before;
  if (there != rows.end()) {
    for (std::size_t i = 0; i < indexes.size(); ++i)
      indexes[i].erase(index_key(table.indexes[i], key, there->second));
    before = std::move(there->second);
  }
  if (row)
    for (std::size_t i = 0; i < indexes.size(); ++i)
      indexes[i].insert(index_key(table.indexes[i], key, *row));
  if (row && there != rows.end()) there->second = std::move(*row);
  if (row && there == rows.end()) rows.emplace(key, std::move(*row));
  if (!row && there != rows.end()) rows.erase(there);
  row = std::move(before);
}

bool Contents::taken(const Table& table, const Row& key, const Row& row) const {
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    const Index& index = table.indexes[i];
    if (!index.unique || has_null(index, row)) continue;
    const Row values = index_key(index, {}, row);
    const auto next = indexes[i].lower_bound(values);
    if (next == indexes[i].end()) continue;
    const Row found(next->begin(), next->begin() + static_cast<long>(values.size()));
    const RowLess less;
    if (less(values, found) || less(found, values)) continue;
    if (*next != index_key(index, key, row)) return true;
  }
  return false;
}

bool Contents::same_in_indexes(const Table& table, const Row& key, const Row& row) const {
  const auto there = rows.find(key);
  if (there == rows.end()) return false;
  return std::all_of(table.indexes.begin(), table.indexes.end(), [&](const Index& index) {
    return index_key(index, key, there->second) == index_key(index, key, row);
  });
}

Row key_of(const Table& table, std::span<const Value> row) {
  Row key;
  key.reserve(table.key.size());
  for (const int at : table.key) {
    const auto column = static_cast<std::size_t>(at);
    key.push_back(own_cell(table.columns[column].kind, row[column]));
  }
  return key;
}

Row own(std::span<const Value> values) {
  Row out;
  out.reserve(values.size());
  for (const Value& value : values) out.push_back(value.own());
  return out;
}

Row own_row(const Table& table, std::span<const Value> row) {
  Row out;
  out.reserve(row.size());
  for (std::size_t i = 0; i < row.size(); ++i)
    out.push_back(own_cell(table.columns[i].kind, row[i]));
  return out;
}

Contents converted(const Contents& from, const Table& old_table, const Table& new_table) {
  Contents to;
  to.indexes.resize(new_table.indexes.size());
  for (const auto& [key, old_row] : from.rows) {
    std::optional<Row> row(std::in_place);
    for (const Column& column : new_table.columns) {
      const int at = old_table.column(column.name);
      row->push_back(at < 0 ? kit::Cell{} : old_row[static_cast<std::size_t>(at)]);
    }
    if (to.taken(new_table, key, *row))
      throw StoreError("table " + new_table.name + ": its rows do not fit a new unique index");
    to.exchange(new_table, key, row);
  }
  return to;
}

}  // namespace runtime::store::simulated
