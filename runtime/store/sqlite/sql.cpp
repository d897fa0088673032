// Texts made once per table, or once per shape of a query.
#include "runtime/store/sqlite/sql.hpp"

#include "runtime/store/sqlite/connection.hpp"

namespace runtime::store::sqlite {
namespace {

using kit::Kind;

const Column& column_at(const Table& table, int at) {
  return table.columns[static_cast<std::size_t>(at)];
}

std::string all_columns(const Table& table) {
  std::string out;
  for (const Column& column : table.columns)
    out.append(out.empty() ? "" : ",").append(quoted(column.name));
  return out;
}

std::string test_sql(const Table& table, const Condition& condition) {
  const std::string name = quoted(column_at(table, condition.column).name);
  // A comparison with a null parameter would hold for nothing, and IS would not use every index.
  const bool null = condition.value.is_null();
  switch (condition.test) {
    case Condition::Test::equal:
      return name + (null ? " IS NULL" : "=?");
    case Condition::Test::greater:
      return null ? "0" : name + ">?";
    case Condition::Test::at_most:
      return null ? "0" : name + "<=?";
  }
  return "0";
}

std::string where_sql(const Table& table, std::span<const Condition> where) {
  std::string out;
  for (const Condition& condition : where)
    out.append(out.empty() ? " WHERE " : " AND ").append(test_sql(table, condition));
  return out;
}

std::string key_test_sql(const Table& table) {
  std::string out;
  for (const int at : table.key)
    out.append(out.empty() ? " WHERE " : " AND ").append(quoted(column_at(table, at).name)) += "=?";
  return out;
}

std::string order_sql(const Table& table, std::span<const Order> order) {
  std::string out;
  for (const Order& by : order) {
    out.append(out.empty() ? "" : ",").append(quoted(column_at(table, by.column).name));
    out.append(by.ignore_case ? " COLLATE NOCASE" : "").append(by.descending ? " DESC" : "");
  }
  out.append(out.empty() ? "" : ",").append(column_names(table, table.key));
  return " ORDER BY " + out;
}

bool in_key(const Table& table, std::size_t column) {
  for (const int at : table.key)
    if (static_cast<std::size_t>(at) == column) return true;
  return false;
}

bool in_index(const Table& table, std::size_t column) {
  for (const Index& index : table.indexes)
    for (const int at : index.columns)
      if (static_cast<std::size_t>(at) == column) return true;
  return false;
}

std::string insert_into(const Table& table) {
  return "INSERT INTO " + quoted(table.name) + "(" + all_columns(table) + ") ";
}

// Not REPLACE: that would drop other rows that stand in the way of a unique index, and what a newer
// program has in columns of its own. SQLite writes an index anew when its columns are set, even to
// what they are.
std::string or_update(const Table& table, bool with_indexed = true) {
  std::string changes;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (in_key(table, i) || (!with_indexed && in_index(table, i))) continue;
    const std::string name = quoted(table.columns[i].name);
    changes.append(changes.empty() ? "UPDATE SET " : ",").append(name).append("=excluded.");
    changes.append(name);
  }
  return " ON CONFLICT(" + column_names(table, table.key) + ") DO " +
         (changes.empty() ? "NOTHING" : changes);
}

// Without a WHERE the ON of what follows would belong to a join.
std::string insert_from(const Table& table, const std::string& given) {
  return insert_into(table) + "SELECT * FROM " + given + "(?) WHERE true";
}

}  // namespace

bool key_is_rowid(const Table& table) {
  return table.key.size() == 1 && column_at(table, table.key[0]).kind == Kind::integer;
}

// The words in front of TEXT mean nothing to SQLite; they tell instants from texts when a table is
// opened again.
std::string_view declared_type(Kind kind) {
  switch (kind) {
    case Kind::integer:
      return "INTEGER";
    case Kind::real:
      return "REAL";
    case Kind::boolean:
      return "BOOLEAN";
    case Kind::instant:
      return "DATETIME TEXT";
    case Kind::text:
    case Kind::choice:
    case Kind::list:
      return "TEXT";
  }
  return "TEXT";
}

std::string column_names(const Table& table, std::span<const int> columns) {
  std::string out;
  for (const int at : columns)
    out.append(out.empty() ? "" : ",").append(quoted(column_at(table, at).name));
  return out;
}

std::string create_sql(const Table& table) {
  std::string out = "CREATE TABLE " + quoted(table.name) + "(";
  for (const Column& column : table.columns)
    out.append(quoted(column.name)).append(" ").append(declared_type(column.kind)).append(",");
  out.append("PRIMARY KEY(").append(column_names(table, table.key)).append("))");
  // INTEGER as the only key column makes it the row's number; any other key becomes the tree's
  // order.
  return out.append(key_is_rowid(table) ? "" : " WITHOUT ROWID");
}

std::string get_sql(const Table& table) {
  return "SELECT " + all_columns(table) + " FROM " + quoted(table.name) + key_test_sql(table);
}

std::string insert_sql(const Table& table) {
  std::string marks;
  for (std::size_t i = 0; i < table.columns.size(); ++i) marks.append(i == 0 ? "?" : ",?");
  return insert_into(table) + "VALUES(" + marks + ")";
}

std::string put_sql(const Table& table) { return insert_sql(table) + or_update(table); }

std::string put_all_sql(const Table& table, const std::string& given) {
  return insert_from(table, given) + or_update(table);
}

std::string append_all_sql(const Table& table, const std::string& given) {
  std::string names, from;
  for (std::size_t i = 1; i < table.columns.size(); ++i) {
    names.append(names.empty() ? "" : ",").append(quoted(table.columns[i].name));
    from.append(from.empty() ? "c" : ",c").append(std::to_string(i));
  }
  return "INSERT INTO " + quoted(table.name) + "(" + names + ") SELECT " + from + " FROM " + given +
         "(?)";
}

std::string update_all_sql(const Table& table, const std::string& given) {
  return insert_from(table, given) + or_update(table, false);
}

std::string erase_sql(const Table& table) {
  return "DELETE FROM " + quoted(table.name) + key_test_sql(table);
}

std::string scan_sql(const Table& table, const Query& query) {
  return "SELECT " + all_columns(table) + " FROM " + quoted(table.name) +
         where_sql(table, query.where) + order_sql(table, query.order) + " LIMIT ? OFFSET ?";
}

std::string count_sql(const Table& table, std::span<const Condition> where) {
  return "SELECT count(*) FROM " + quoted(table.name) + where_sql(table, where);
}

}  // namespace runtime::store::sqlite
