// Reads committed rows over a read-only connection of its own.
#pragma once
#include "runtime/store/sqlite/connection.hpp"
#include "runtime/store/sqlite/rows.hpp"

namespace runtime::store::sqlite {

class SqliteReader final : public Reader {
 public:
  SqliteReader(const std::string& path, const std::vector<Table>& tables,
               const SqliteOptions& options)
      : connection_(path, Connection::Role::reader, options),
        rows_(connection_, tables, options.statements_kept) {
    connection_.execute("PRAGMA query_only=1");
  }

  bool get(TableId table, std::span<const kit::Value> key, const RowVisitor& row) override {
    return rows_.get(table, key, row);
  }
  void scan(TableId table, const Query& query, const RowVisitor& row) override {
    rows_.scan(table, query, row);
  }
  std::int64_t count(TableId table, std::span<const Condition> where) override {
    return rows_.count(table, where);
  }

 private:
  Connection connection_;
  Rows rows_;
};

}  // namespace runtime::store::sqlite
