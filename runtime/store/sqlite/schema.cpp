// Compares what the file has with what is wanted. A start that finds everything in place writes
// nothing.
#include "runtime/store/sqlite/schema.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <optional>

#include "runtime/store/rules.hpp"
#include "runtime/store/sqlite/sql.hpp"
#include "runtime/store/sqlite/statement.hpp"

namespace runtime::store::sqlite {
namespace {

struct Found {
  std::string name, type;
  int key_place = 0;  // 1 for the first column of the primary key, 0 for none
};

std::vector<Found> columns_in_file(Connection& connection, const Table& table) {
  Statement statement(connection, "PRAGMA table_info(" + quoted(table.name) + ")");
  Run run(statement);
  std::vector<Found> found;
  while (run.step())
    found.push_back({std::string(text_at(statement.handle(), 1)),
                     std::string(text_at(statement.handle(), 2)),
                     sqlite3_column_int(statement.handle(), 5)});
  return found;
}

int key_place(const Table& table, std::size_t column) {
  const auto at = std::find(table.key.begin(), table.key.end(), static_cast<int>(column));
  return at == table.key.end() ? 0 : static_cast<int>(at - table.key.begin()) + 1;
}

[[noreturn]] void refuse(const Connection& connection, const Table& table, const Column& column,
                         const std::string& why) {
  throw StoreError(connection.path() + ": column " + column.name + " of table " + table.name + " " +
                   why + "; give the new column another name, or copy the table by hand");
}

void add_or_check(Connection& connection, const Table& table, std::size_t at,
                  const std::vector<Found>& found) {
  const Column& column = table.columns[at];
  const auto same_name = [&](const Found& f) {
    return sqlite3_stricmp(f.name.c_str(), column.name.c_str()) == 0;
  };
  const auto existing = std::find_if(found.begin(), found.end(), same_name);
  const std::string wanted(declared_type(column.kind));
  if (existing == found.end()) {
    if (key_place(table, at) != 0)
      refuse(connection, table, column, "cannot be added to the primary key");
    return connection.execute("ALTER TABLE " + quoted(table.name) + " ADD COLUMN " +
                              quoted(column.name) + " " + wanted);
  }
  if (existing->type != wanted)
    refuse(connection, table, column,
           "is " + existing->type + " in the file but " + wanted + " in the program");
  if (existing->key_place != key_place(table, at))
    refuse(connection, table, column, "has another place in the primary key of the file");
}

// After two tables changed places their indexes keep the names that they were made with, so an
// index is known by its columns.
bool has_index(Connection& connection, const Table& table, const Index& index) {
  std::string columns;
  for (const int at : index.columns)
    columns.append(columns.empty() ? "" : ",")
        .append(table.columns[static_cast<std::size_t>(at)].name);
  Statement statement(connection,
                      "SELECT 1 FROM pragma_index_list(?) AS l WHERE l.\"unique\"=? AND lower(?)="
                      "(SELECT lower(group_concat(name,',')) FROM "
                      "(SELECT name FROM pragma_index_info(l.name) ORDER BY seqno))");
  Run run(statement);
  run.bind(kit::Kind::text, table.name);
  run.bind(kit::Kind::boolean, index.unique);
  run.bind(kit::Kind::text, columns);
  return run.step();
}

std::string free_index_name(Connection& connection, const Table& table, const Index& index) {
  std::string name = table.name + (index.unique ? " unique" : " by");
  for (const int at : index.columns)
    name.append(" ").append(table.columns[static_cast<std::size_t>(at)].name);
  Statement statement(connection, "SELECT 1 FROM sqlite_schema WHERE name=?");
  for (;; name += "'") {
    Run run(statement);
    run.bind(kit::Kind::text, name);
    if (!run.step()) return name;
  }
}

void make_index(Connection& connection, const Table& table, const Index& index) {
  if (has_index(connection, table, index)) return;
  connection.execute(std::string("CREATE ") + (index.unique ? "UNIQUE " : "") + "INDEX " +
                     quoted(free_index_name(connection, table, index)) + " ON " +
                     quoted(table.name) + "(" + column_names(table, index.columns) + ")");
}

}  // namespace

void make_table(Connection& connection, const Table& table) {
  connection.execute("SAVEPOINT made");  // takes the file's lock only if something is written
  try {
    const auto found = columns_in_file(connection, table);
    if (found.empty()) connection.execute(create_sql(table));
    for (std::size_t i = 0; !found.empty() && i < table.columns.size(); ++i)
      add_or_check(connection, table, i, found);
    for (const Index& index : table.indexes) make_index(connection, table, index);
    connection.execute("RELEASE made");
  } catch (...) {
    sqlite3_exec(connection.handle(), "ROLLBACK TO made; RELEASE made", nullptr, nullptr, nullptr);
    throw;
  }
}

}  // namespace runtime::store::sqlite
