// A reader that keeps the rows it was asked for by id until the store's next commit: what many ask
// for is read once. Everything else goes to the reader behind it. Used by one thread at a time.
#pragma once
#include <memory>
#include <unordered_map>
#include <vector>

#include "runtime/store/store.hpp"

namespace runtime::store {

class KeptRows final : public Reader {
 public:
  // A reader of that store, which outlives it.
  KeptRows(std::unique_ptr<Reader> reader, const Store& store);

  bool get(TableId table, std::span<const kit::Value> key, const RowVisitor& row) override;
  void scan(TableId table, const Query& query, const RowVisitor& row) override;
  std::int64_t count(TableId table, std::span<const Condition> where) override;

 private:
  static constexpr std::size_t rows_max = 1'024;  // of one table

  struct Kept {
    kit::Row cells;
    std::vector<kit::Value> values;  // borrow from the cells
  };
  using Rows = std::unordered_map<std::int64_t, std::shared_ptr<const Kept>>;

  void forget_what_is_old();
  Rows& rows_of(TableId table);

  const std::unique_ptr<Reader> reader_;
  const Store& store_;
  std::uint64_t commits_ = 0;  // when the kept rows were read
  std::vector<Rows> kept_;     // by table
};

}  // namespace runtime::store
