// The checks; their texts name table and column, since who reads them has only the log.
#include "runtime/store/rules.hpp"

#include <strings.h>

#include <algorithm>

namespace runtime::store {
namespace {

using kit::Kind;
using kit::Value;

[[noreturn]] void refuse(const Table& table, std::string_view what) {
  throw StoreError("table " + table.name + ": " + std::string(what));
}

const Column& column_at(const Table& table, int at) {
  if (at < 0 || static_cast<std::size_t>(at) >= table.columns.size())
    refuse(table, "there is no column number " + std::to_string(at));
  return table.columns[static_cast<std::size_t>(at)];
}

constexpr unsigned bit(Value::Tag tag) { return 1U << static_cast<unsigned>(tag); }

constexpr bool fits(Kind kind, Value::Tag tag) {
  constexpr unsigned null = bit(Value::Tag::null), integer = null | bit(Value::Tag::integer),
                     real = integer | bit(Value::Tag::real), text = null | bit(Value::Tag::text);
  constexpr unsigned tags[] = {integer, real, text, integer, integer, text, text};  // as in Kind
  return (tags[static_cast<std::size_t>(kind)] & bit(tag)) != 0;
}

[[noreturn]] void refuse_value(const Table& table, const Column& column) {
  refuse(table, "a value for " + column.name + " is no " + std::string(kind_name(column.kind)));
}

void check_value(const Table& table, const Column& column, const Value& value) {
  if (!fits(column.kind, value.tag())) refuse_value(table, column);
}

}  // namespace

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::integer:
      return "integer";
    case Kind::real:
      return "real";
    case Kind::text:
      return "text";
    case Kind::boolean:
      return "boolean";
    case Kind::instant:
      return "instant";
    case Kind::choice:
      return "choice";
    case Kind::list:
      return "list";
  }
  return "?";
}

bool same_storage(Kind a, Kind b) {
  const auto is_text = [](Kind kind) {
    return kind == Kind::text || kind == Kind::choice || kind == Kind::list;
  };
  return a == b || (is_text(a) && is_text(b));
}

void check_table(const Table& table) {
  if (table.name.empty()) throw StoreError("a table needs a name");
  if (table.columns.empty()) refuse(table, "it has no columns");
  // SQLite takes names that differ only in the case of A to Z for the same.
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (strcasecmp(table.columns[i].name.c_str(), table.columns[j].name.c_str()) == 0)
        refuse(table, "it names " + table.columns[i].name + " twice");
  if (table.key.empty()) refuse(table, "it has no primary key");
  for (const int at : table.key) column_at(table, at);
  for (const Index& index : table.indexes) {
    if (index.columns.empty()) refuse(table, "an index has no columns");
    for (const int at : index.columns) column_at(table, at);
  }
}

void check_row(const Table& table, std::span<const Value> row) {
  if (row.size() != table.columns.size())
    refuse(table, "a row has " + std::to_string(row.size()) + " values");
  for (std::size_t i = 0; i < row.size(); ++i) check_value(table, table.columns[i], row[i]);
  for (const int at : table.key)
    if (row[static_cast<std::size_t>(at)].is_null()) refuse(table, "null in the primary key");
}

void check_key(const Table& table, std::span<const Value> key) {
  if (key.size() != table.key.size())
    refuse(table, "a key has " + std::to_string(key.size()) + " values");
  for (std::size_t i = 0; i < key.size(); ++i)
    check_value(table, column_at(table, table.key[i]), key[i]);
}

void check_appended(const Table& table, std::int64_t last, std::span<const Value> row) {
  if (row.empty() || row.front().integer() - 1 != last)
    refuse(table, "a row is appended that does not count on from the last");
}

void check_where(const Table& table, std::span<const Condition> where) {
  for (const Condition& condition : where)
    check_value(table, column_at(table, condition.column), condition.value);
}

void check_order(const Table& table, std::span<const Order> order) {
  for (const Order& by : order) column_at(table, by.column);
}

bool same_shape(const Table& a, const Table& b) {
  const auto same_column = [](const Column& x, const Column& y) {
    return x.name == y.name && x.kind == y.kind;
  };
  const auto same_index = [](const Index& x, const Index& y) {
    return x.columns == y.columns && x.unique == y.unique;
  };
  return a.key == b.key && std::ranges::equal(a.columns, b.columns, same_column) &&
         std::ranges::equal(a.indexes, b.indexes, same_index);
}

void check_same_shape(const Table& a, const Table& b) {
  if (!same_shape(a, b))
    refuse(a, "its contents cannot be exchanged with those of " + b.name + ": another shape");
}

}  // namespace runtime::store
