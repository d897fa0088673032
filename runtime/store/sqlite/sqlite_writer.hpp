// The one writer of a SQLite store, on the connection that the store opened.
#pragma once
#include <atomic>
#include <string>

#include "runtime/store/sqlite/rows.hpp"
#include "runtime/store/sqlite/wal.hpp"

namespace runtime::store::sqlite {

class SqliteWriter final : public Writer {
 public:
  SqliteWriter(Connection& connection, const std::vector<Table>& tables,
               const SqliteOptions& options);
  std::uint64_t commits() const { return commits_; }  // any thread

  bool get(TableId table, std::span<const kit::Value> key, const RowVisitor& row) override;
  void scan(TableId table, const Query& query, const RowVisitor& row) override;
  std::int64_t count(TableId table, std::span<const Condition> where) override;
  void begin(Sync sync) override;
  void commit() override;
  void rollback() override;
  bool insert(TableId table, std::span<const kit::Value> row) override;
  void put(TableId table, std::span<const kit::Value> row) override;
  void put_all(TableId table, const RowSource& rows) override;
  void append_all(TableId table, const RowSource& rows) override;
  void update_all(TableId table, const RowSource& rows) override;
  bool erase(TableId table, std::span<const kit::Value> key) override;
  void swap(TableId a, TableId b) override;
  void clear(TableId table) override;
  void maintain() override;

 private:
  void set_sync(Sync sync);
  void refuse_visitors() const;
  const Table& writable(TableId table);
  void write_all(TableId table, Operation operation, const RowSource& rows);

  Connection& connection_;
  Rows rows_;
  Wal wal_;
  Statement begin_, commit_, rollback_;
  Sync sync_ = Sync::full;
  bool open_ = false;
  std::atomic<std::uint64_t> commits_ = 0;
  std::string broken_;  // why nothing may be written any more; empty: it may
};

}  // namespace runtime::store::sqlite
