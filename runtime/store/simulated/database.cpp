// Transactions over tables in memory. Changes are made in place and can be taken back; that keeps
// commits free and makes the rare looking back pay.
#include "runtime/store/simulated/database.hpp"

#include "runtime/store/rules.hpp"

namespace runtime::store::simulated {
namespace {

const Column& key_column(const Table& table, std::size_t place) {
  return table.columns[static_cast<std::size_t>(table.key[place])];
}

void check_against(const Table& before, const Table& now) {
  for (const Column& column : now.columns) {
    const int at = before.column(column.name);
    if (at < 0) continue;
    const kit::Kind kind = before.columns[static_cast<std::size_t>(at)].kind;
    if (!same_storage(kind, column.kind))
      throw StoreError("column " + column.name + " of table " + now.name + " is " +
                       std::string(kind_name(kind)) + " in the store but " +
                       std::string(kind_name(column.kind)) +
                       " in the program; give the new column another name");
  }
  bool same_key = before.key.size() == now.key.size();
  for (std::size_t i = 0; same_key && i < now.key.size(); ++i)
    same_key = key_column(before, i).name == key_column(now, i).name;
  if (!same_key) throw StoreError("table " + now.name + " has another primary key in the store");
}

}  // namespace

using Step = SimulatedStore::Step;

TableId Database::define(const Table& table) {
  check_table(table);
  if (open) throw StoreError("table " + table.name + ": made inside a transaction");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    TableState& at = tables[i];
    if (at.table.name != table.name) continue;
    if (same_shape(at.table, table)) return static_cast<TableId>(i);
    check_against(at.table, table);
    unsynced.clear();  // they could not be taken back from rows of another shape
    at.contents = converted(at.contents, at.table, table);
    at.table = table;
    return static_cast<TableId>(i);
  }
  tables.push_back({table, {{}, std::vector<RowSet>(table.indexes.size())}});
  return static_cast<TableId>(tables.size() - 1);
}

TableState& Database::state(TableId id) {
  if (id < 0 || static_cast<std::size_t>(id) >= tables.size())
    throw StoreError("there is no table number " + std::to_string(id));
  return tables[static_cast<std::size_t>(id)];
}

void Database::fail_if_told(Step step) {
  if (failing != step) return;
  if (--failures == 0) failing.reset();
  if (step != Step::read) rollback();
  throw StoreError("simulated failure of the disk");
}

void Database::begin(Sync wanted) {
  if (open) throw StoreError("a transaction is open already");
  fail_if_told(Step::begin);
  open = true;
  sync = wanted;
}

void Database::commit() {
  if (!open) throw StoreError("no transaction is open");
  fail_if_told(Step::commit);
  open = false;
  ++commits;
  // A database that has nothing to write syncs nothing, so that an empty full commit settles
  // nothing.
  if (changes.empty()) return;
  if (sync == Sync::full) {
    unsynced.clear();
    changes.clear();
    return;
  }
  unsynced.push_back(std::move(changes));
  changes.clear();
  if (unsynced.size() > unsynced_max) unsynced.pop_front();
}

void Database::rollback() {
  if (!open) return;
  undo(tables, changes);
  changes.clear();
  open = false;
}

void Database::crash(std::uint64_t draw) {
  rollback();
  failing.reset();
  ++commits;
  const std::size_t kept = draw % (unsynced.size() + 1);
  while (unsynced.size() > kept) {
    undo(tables, unsynced.back());
    unsynced.pop_back();
  }
  unsynced.clear();  // what a restart finds is on the disk
}

TableState& Database::writable(TableId id) {
  TableState& at = state(id);
  if (!open) throw StoreError("table " + at.table.name + ": written without a transaction");
  if (visiting > 0 || looking_back > 0)
    throw StoreError("table " + at.table.name + ": written by a visitor");
  fail_if_told(Step::write);
  return at;
}

void Database::change(TableId id, kit::Row key, std::optional<kit::Row> row) {
  TableState& at = state(id);
  at.contents.exchange(at.table, key, row);
  changes.emplace_back(RowChange{id, std::move(key), std::move(row)});
}

Committed::Committed(Database& database) : database_(database) {
  if (!database_.open) return;
  if (database_.visiting > 0)
    throw StoreError("a simulated reader was used by a visitor of its writer");
  if (database_.looking_back++ == 0) undo(database_.tables, database_.changes);
}

Committed::~Committed() {
  if (database_.open && --database_.looking_back == 0) redo(database_.tables, database_.changes);
}

}  // namespace runtime::store::simulated
