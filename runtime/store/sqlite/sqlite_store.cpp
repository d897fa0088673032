// Puts the parts of a SQLite store together, in the order in which they must be opened and closed.
#include "runtime/store/sqlite/sqlite_store.hpp"

#include <sqlite3.h>

#include <atomic>
#include <optional>

#include "runtime/store/rules.hpp"
#include "runtime/store/sqlite/integrity.hpp"
#include "runtime/store/sqlite/lock_file.hpp"
#include "runtime/store/sqlite/schema.hpp"
#include "runtime/store/sqlite/sqlite_reader.hpp"
#include "runtime/store/sqlite/sqlite_writer.hpp"

namespace runtime::store {
namespace {

// A reader that keeps what it refers to.
class LoneReader final : public Reader {
 public:
  LoneReader(const std::string& path, std::vector<Table> tables)
      : tables_(std::move(tables)), reader_(path, tables_, options_) {}
  bool get(TableId table, std::span<const kit::Value> key, const RowVisitor& row) override {
    return reader_.get(table, key, row);
  }
  void scan(TableId table, const Query& query, const RowVisitor& row) override {
    reader_.scan(table, query, row);
  }
  std::int64_t count(TableId table, std::span<const Condition> where) override {
    return reader_.count(table, where);
  }

 private:
  const SqliteOptions options_;
  const std::vector<Table> tables_;
  sqlite::SqliteReader reader_;
};

}  // namespace

struct SqliteStore::Parts {
  Parts(const std::string& given_path, SqliteOptions given)
      : path(given_path),
        options(std::move(given)),
        lock(path + ".lock"),
        connection(path, sqlite::Connection::Role::writer, options) {}

  const std::string path;
  const SqliteOptions options;
  sqlite::LockFile lock;  // first: nothing of the file is touched without it
  sqlite::Connection connection;
  std::vector<Table> tables;
  std::optional<sqlite::SqliteWriter> writer;
  bool making_tables = false;        // in one transaction: a first start has many to make
  std::atomic<bool> in_use = false;  // the tables are settled

  ~Parts() {
    if (making_tables) sqlite3_exec(connection.handle(), "COMMIT", nullptr, nullptr, nullptr);
  }
  void use() {
    if (making_tables) connection.execute("COMMIT");
    making_tables = false;
    in_use = true;
  }
};

SqliteStore::SqliteStore(const std::string& path, SqliteOptions options)
    : parts_(std::make_unique<Parts>(path, std::move(options))) {
  auto& connection = parts_->connection;
  sqlite::check_integrity(connection, parts_->options);
  // Tables are made without waiting for the disk each time: the first full commit brings them
  // there.
  connection.execute("PRAGMA synchronous=NORMAL");
  // Debian's SQLite overwrites what is deleted; clearing a big table would write all of it to the
  // log.
  connection.execute("PRAGMA secure_delete=FAST");
  if (connection.text("PRAGMA journal_mode=WAL") != "wal")
    throw StoreError(path + ": its file system cannot hold a write-ahead log; use a local disk");
}

SqliteStore::~SqliteStore() = default;

TableId SqliteStore::table(const Table& table) {
  if (parts_->in_use) throw StoreError("table " + table.name + ": made after the store was used");
  check_table(table);
  if (!parts_->making_tables) parts_->connection.execute("BEGIN");
  parts_->making_tables = true;
  sqlite::make_table(parts_->connection, table);
  auto& tables = parts_->tables;
  for (std::size_t i = 0; i < tables.size(); ++i)
    if (sqlite3_stricmp(tables[i].name.c_str(), table.name.c_str()) == 0) {
      tables[i] = table;
      return static_cast<TableId>(i);
    }
  tables.push_back(table);
  return static_cast<TableId>(tables.size() - 1);
}

Writer& SqliteStore::writer() {
  parts_->use();
  if (!parts_->writer) parts_->writer.emplace(parts_->connection, parts_->tables, parts_->options);
  return *parts_->writer;
}

std::unique_ptr<Reader> SqliteStore::reader() {
  parts_->use();
  return std::make_unique<sqlite::SqliteReader>(parts_->path, parts_->tables, parts_->options);
}

std::uint64_t SqliteStore::commits() const {
  return parts_->writer ? parts_->writer->commits() : 0;
}

std::unique_ptr<Reader> read_only(const std::string& path, std::vector<Table> tables) {
  return std::make_unique<LoneReader>(path, std::move(tables));
}

}  // namespace runtime::store
