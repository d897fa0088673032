// A query's shape is all of it but the values: a few bytes that are made faster than its text is.
#include "runtime/store/sqlite/statements.hpp"

#include "runtime/store/sqlite/connection.hpp"
#include "runtime/store/sqlite/given_rows.hpp"
#include "runtime/store/sqlite/sql.hpp"

namespace runtime::store::sqlite {
namespace {

std::string sql_of(Connection& connection, const Table& table, Operation operation) {
  const auto given = [&] { return GivenRows::table_of(connection, table.columns.size()); };
  switch (operation) {
    case Operation::get:
      return get_sql(table);
    case Operation::insert:
      return insert_sql(table);
    case Operation::put:
      return put_sql(table);
    case Operation::put_all:
      return put_all_sql(table, given());
    case Operation::append_all:
      return append_all_sql(table, given());
    case Operation::update_all:
      return update_all_sql(table, given());
    case Operation::erase:
      return erase_sql(table);
  }
  return "";
}

void append_number(std::string& out, int number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

}  // namespace

const Table& Statements::table(TableId id) const {
  if (id < 0 || static_cast<std::size_t>(id) >= tables_.size())
    throw StoreError("there is no table number " + std::to_string(id));
  return tables_[static_cast<std::size_t>(id)];
}

StatementPtr Statements::of(TableId id, Operation operation) {
  const Table& described = table(id);
  if (fixed_.size() < tables_.size()) fixed_.resize(tables_.size());
  auto& kept = fixed_[static_cast<std::size_t>(id)][static_cast<std::size_t>(operation)];
  if (kept && !kept->running()) return kept;
  auto made = std::make_shared<Statement>(connection_, sql_of(connection_, described, operation));
  if (!kept) kept = made;
  return made;
}

void Statements::begin_shape(char use, TableId id) {
  shape_.assign(1, use);
  append_number(shape_, id);
}

void Statements::add_conditions(std::span<const Condition> where) {
  for (const Condition& condition : where) {
    append_number(shape_, condition.column);
    shape_ += static_cast<char>('0' + static_cast<int>(condition.test));
    shape_ += condition.value.is_null() ? 'n' : 'v';
  }
}

template <class Make>
StatementPtr Statements::by_shape(Make make_sql) {
  const auto known = found_.find(shape_);
  if (known != found_.end()) {
    recent_.splice(recent_.begin(), recent_, known->second);
    auto& kept = known->second->statement;
    return kept->running() ? std::make_shared<Statement>(connection_, make_sql()) : kept;
  }
  recent_.push_front({shape_, std::make_shared<Statement>(connection_, make_sql())});
  found_.emplace(recent_.front().shape, recent_.begin());
  const StatementPtr made = recent_.front().statement;
  if (recent_.size() > kept_) {
    found_.erase(recent_.back().shape);
    recent_.pop_back();
  }
  return made;
}

StatementPtr Statements::scan(TableId id, const Query& query) {
  const Table& described = table(id);
  begin_shape('s', id);
  add_conditions(query.where);
  shape_ += '|';
  for (const Order& by : query.order) {
    append_number(shape_, by.column);
    shape_ += static_cast<char>('0' + (by.descending ? 1 : 0) + (by.ignore_case ? 2 : 0));
  }
  return by_shape([&] { return scan_sql(described, query); });
}

StatementPtr Statements::count(TableId id, std::span<const Condition> where) {
  const Table& described = table(id);
  begin_shape('c', id);
  add_conditions(where);
  return by_shape([&] { return count_sql(described, where); });
}

}  // namespace runtime::store::sqlite
