// How a simulated database looks through the seam: to its readers and to its one writer.
#pragma once
#include "runtime/store/simulated/database.hpp"

namespace runtime::store::simulated {

class CommittedReader final : public Reader {
 public:
  explicit CommittedReader(Database& database) : database_(database) {}

  bool get(TableId table, std::span<const kit::Value> key, const RowVisitor& row) override;
  void scan(TableId table, const Query& query, const RowVisitor& row) override;
  std::int64_t count(TableId table, std::span<const Condition> where) override;

 private:
  Database& database_;
};

class SimulatedWriter final : public Writer {
 public:
  explicit SimulatedWriter(Database& database) : database_(database) {}

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
  void refuse_visitors() const;

  Database& database_;
};

}  // namespace runtime::store::simulated
