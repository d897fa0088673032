// Reading rows over one connection: what the reader and the writer of a store have in common.
#pragma once
#include "runtime/store/sqlite/statements.hpp"

namespace runtime::store::sqlite {

class Rows {
 public:
  Rows(Connection& connection, const std::vector<Table>& tables, int statements_kept)
      : statements_(connection, tables, statements_kept) {}

  bool get(TableId table, std::span<const kit::Value> key, const RowVisitor& row);
  void scan(TableId table, const Query& query, const RowVisitor& row);
  std::int64_t count(TableId table, std::span<const Condition> where);

  bool visiting() const { return visiting_ > 0; }
  Statements& statements() { return statements_; }

 private:
  Statements statements_;
  int visiting_ = 0;  // how many visitors are being called, one inside the other
};

}  // namespace runtime::store::sqlite
