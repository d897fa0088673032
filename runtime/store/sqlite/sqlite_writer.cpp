// Transactions and changes. After a failed sync the kernel may have dropped the very pages that a
// later sync would report as written, so the writer gives up then: only a restart shows what is on
// the disk.
#include "runtime/store/sqlite/sqlite_writer.hpp"

#include <sqlite3.h>

#include "runtime/store/rules.hpp"
#include "runtime/store/sqlite/given_rows.hpp"
#include "runtime/store/sqlite/sql.hpp"

namespace runtime::store::sqlite {
namespace {

void bind_row(Run& run, const Table& table, std::span<const kit::Value> row) {
  for (std::size_t i = 0; i < row.size(); ++i) run.bind(table.columns[i].kind, row[i]);
}

}  // namespace

SqliteWriter::SqliteWriter(Connection& connection, const std::vector<Table>& tables,
                           const SqliteOptions& options)
    : connection_(connection),
      rows_(connection, tables, options.statements_kept),
      wal_(connection, options),
      begin_(connection, "BEGIN IMMEDIATE"),
      commit_(connection, "COMMIT"),
      rollback_(connection, "ROLLBACK") {
  set_sync(Sync::full);
}

bool SqliteWriter::get(TableId table, std::span<const kit::Value> key, const RowVisitor& row) {
  return rows_.get(table, key, row);
}
void SqliteWriter::scan(TableId table, const Query& query, const RowVisitor& row) {
  rows_.scan(table, query, row);
}
std::int64_t SqliteWriter::count(TableId table, std::span<const Condition> where) {
  return rows_.count(table, where);
}

// SQLite takes this setting between transactions only. A full commit syncs the log with all that
// lazy ones left in it.
void SqliteWriter::set_sync(Sync sync) {
  connection_.execute(sync == Sync::full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
  sync_ = sync;
}

void SqliteWriter::begin(Sync sync) {
  if (!broken_.empty()) throw StoreError("the store has to be started again: " + broken_);
  if (open_) throw StoreError(connection_.path() + ": a transaction is open already");
  if (sync != sync_) set_sync(sync);
  Run(begin_).step();
  open_ = true;
}

void SqliteWriter::refuse_visitors() const {
  if (rows_.visiting())
    throw StoreError(connection_.path() + ": a visitor may not end a transaction");
}

void SqliteWriter::commit() {
  if (!open_) throw StoreError(connection_.path() + ": no transaction is open");
  refuse_visitors();
  try {
    Run(commit_).step();
    open_ = false;
    ++commits_;
  } catch (const StoreError& error) {
    if ((sqlite3_errcode(connection_.handle()) & 0xff) == SQLITE_IOERR) broken_ = error.what();
    rollback();
    throw;
  }
}

void SqliteWriter::rollback() {
  if (!open_) return;
  refuse_visitors();
  open_ = false;
  // A statement that found the disk full has ended the transaction by itself.
  if (sqlite3_get_autocommit(connection_.handle()) == 0) Run(rollback_).step();
}

const Table& SqliteWriter::writable(TableId id) {
  const Table& table = rows_.statements().table(id);
  // A full disk may have ended the transaction inside SQLite; what came now would be one of its
  // own.
  if (!open_ || sqlite3_get_autocommit(connection_.handle()) != 0)
    throw StoreError("table " + table.name + ": written without a transaction");
  if (rows_.visiting()) throw StoreError("table " + table.name + ": written by a visitor");
  return table;
}

bool SqliteWriter::insert(TableId id, std::span<const kit::Value> row) {
  const Table& table = writable(id);
  check_row(table, row);
  const StatementPtr statement = rows_.statements().of(id, Operation::insert);
  Run run(*statement);
  bind_row(run, table, row);
  return run.step_unless_taken();
}

void SqliteWriter::put(TableId id, std::span<const kit::Value> row) {
  const Table& table = writable(id);
  check_row(table, row);
  const StatementPtr statement = rows_.statements().of(id, Operation::put);
  Run run(*statement);
  bind_row(run, table, row);
  run.step();
}

void SqliteWriter::write_all(TableId id, Operation operation, const RowSource& rows) {
  const Table& table = writable(id);
  const StatementPtr statement = rows_.statements().of(id, operation);
  GivenRows given(table, rows);
  Run run(*statement);
  given.bind(statement->handle());
  run.step_over(given);
}

void SqliteWriter::put_all(TableId table, const RowSource& rows) {
  write_all(table, Operation::put_all, rows);
}

// SQLite gives the numbers; where the last one is ours, all are.
void SqliteWriter::append_all(TableId id, const RowSource& rows) {
  const Table& table = writable(id);
  std::optional<std::int64_t> last;
  write_all(id, Operation::append_all, [&](std::vector<kit::Value>& row) {
    if (!rows(row)) return false;
    if (last) check_appended(table, *last, row);
    last = row.empty() ? 0 : row.front().integer();
    return true;
  });
  const kit::Value given = sqlite3_last_insert_rowid(connection_.handle());
  if (last) check_appended(table, *last - 1, {&given, 1});
}

void SqliteWriter::update_all(TableId table, const RowSource& rows) {
  write_all(table, Operation::update_all, rows);
}

bool SqliteWriter::erase(TableId id, std::span<const kit::Value> key) {
  const Table& table = writable(id);
  check_key(table, key);
  const StatementPtr statement = rows_.statements().of(id, Operation::erase);
  Run run(*statement);
  for (std::size_t i = 0; i < key.size(); ++i)
    run.bind(table.columns[static_cast<std::size_t>(table.key[i])].kind, key[i]);
  run.step();
  return sqlite3_changes(connection_.handle()) > 0;
}

// By name only: no row moves. Statements prepared before, also those of readers, find the new table
// by themselves at their next run.
void SqliteWriter::swap(TableId a, TableId b) {
  const Table& first = writable(a);
  const Table& second = writable(b);
  check_same_shape(first, second);
  if (a == b) return;
  const auto rename = [this](const std::string& from, const std::string& to) {
    connection_.execute("ALTER TABLE " + quoted(from) + " RENAME TO " + quoted(to));
  };
  const std::string between = first.name + " being swapped";
  rename(first.name, between);
  rename(second.name, first.name);
  rename(between, second.name);
}

void SqliteWriter::clear(TableId id) {
  connection_.execute("DELETE FROM " + quoted(writable(id).name));
}

void SqliteWriter::maintain() {
  if (open_) throw StoreError(connection_.path() + ": maintained inside a transaction");
  if (broken_.empty()) wal_.bound();
}

}  // namespace runtime::store::sqlite
