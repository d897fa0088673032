// Each call is one statement and so sees one snapshot.
#include "runtime/store/sqlite/rows.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "runtime/store/rules.hpp"

namespace runtime::store::sqlite {
namespace {

class Visit {
 public:
  explicit Visit(int& depth) : depth_(depth) { ++depth_; }
  ~Visit() { --depth_; }
  Visit(const Visit&) = delete;
  Visit& operator=(const Visit&) = delete;

 private:
  int& depth_;
};

kit::Kind kind_of(const Table& table, int column) {
  return table.columns[static_cast<std::size_t>(column)].kind;
}

void bind_where(Run& run, const Table& table, std::span<const Condition> where) {
  for (const Condition& condition : where)
    if (!condition.value.is_null()) run.bind(kind_of(table, condition.column), condition.value);
}

}  // namespace

bool Rows::get(TableId id, std::span<const kit::Value> key, const RowVisitor& row) {
  const Table& table = statements_.table(id);
  check_key(table, key);
  const StatementPtr statement = statements_.of(id, Operation::get);
  Run run(*statement);
  for (std::size_t i = 0; i < key.size(); ++i) run.bind(kind_of(table, table.key[i]), key[i]);
  if (!run.step()) return false;
  const Visit visit(visiting_);
  row(run.row(table));
  return true;
}

void Rows::scan(TableId id, const Query& query, const RowVisitor& row) {
  const Table& table = statements_.table(id);
  check_where(table, query.where);
  check_order(table, query.order);
  const StatementPtr statement = statements_.scan(id, query);
  Run run(*statement);
  bind_where(run, table, query.where);
  run.bind(kit::Kind::integer, query.limit);
  run.bind(kit::Kind::integer, std::max<std::int64_t>(query.offset, 0));
  const Visit visit(visiting_);
  while (run.step() && row(run.row(table))) {
  }
}

std::int64_t Rows::count(TableId id, std::span<const Condition> where) {
  const Table& table = statements_.table(id);
  check_where(table, where);
  const StatementPtr statement = statements_.count(id, where);
  Run run(*statement);
  bind_where(run, table, where);
  return run.step() ? sqlite3_column_int64(statement->handle(), 0) : 0;
}

}  // namespace runtime::store::sqlite
