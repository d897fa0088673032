// Binding and reading: how each kind of value stands in a column.
#include "runtime/store/sqlite/statement.hpp"

#include <sqlite3.h>

#include "runtime/store/sqlite/connection.hpp"
#include "runtime/store/sqlite/given_rows.hpp"

namespace runtime::store::sqlite {
namespace {

using kit::Kind;
using kit::Value;

void bind_text(sqlite3_stmt* statement, int at, std::string_view text) {
  // An empty view may have no address, and that would be taken for null.
  sqlite3_bind_text64(statement, at, text.data() ? text.data() : "", text.size(), SQLITE_STATIC,
                      SQLITE_UTF8);
}

Value instant_at(sqlite3_stmt* statement, int column, const Table& table) {
  const std::string_view text = text_at(statement, column);
  if (const auto ms = read_instant(text)) return *ms;
  throw StoreError("table " + table.name + ": " + std::string(text) + " in " +
                   table.columns[static_cast<std::size_t>(column)].name + " is no time");
}

Value value_at(sqlite3_stmt* statement, int column, const Table& table) {
  if (sqlite3_column_type(statement, column) == SQLITE_NULL) return {};
  switch (table.columns[static_cast<std::size_t>(column)].kind) {
    case Kind::integer:
    case Kind::boolean:
      return static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
    case Kind::real:
      return sqlite3_column_double(statement, column);
    case Kind::instant:
      return instant_at(statement, column, table);
    case Kind::text:
    case Kind::choice:
    case Kind::list:
      return text_at(statement, column);
  }
  return {};
}

bool is_taken(int code) {
  return code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_UNIQUE ||
         code == SQLITE_CONSTRAINT_ROWID;
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

Statement::Statement(Connection& connection, const std::string& sql) : connection_(&connection) {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(connection.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  handle_.reset(prepared);
  if (code != SQLITE_OK) connection.fail(sql);
  instants_.resize(static_cast<std::size_t>(sqlite3_bind_parameter_count(prepared)));
}

Run::Run(Statement& statement) : statement_(statement) { statement_.running_ = true; }

Run::~Run() {
  sqlite3_reset(statement_.handle());
  statement_.running_ = false;
}

void Run::bind(Kind kind, const Value& value) {
  sqlite3_stmt* const statement = statement_.handle();
  const int at = ++bound_;
  switch (value.tag()) {
    case Value::Tag::null:
      sqlite3_bind_null(statement, at);
      return;
    case Value::Tag::real:
      sqlite3_bind_double(statement, at, value.real());
      return;
    case Value::Tag::text:
      bind_text(statement, at, value.text());
      return;
    case Value::Tag::integer:
      break;
  }
  if (kind == Kind::instant) {
    auto& buffer = statement_.instants_[static_cast<std::size_t>(at - 1)];
    bind_text(statement, at, write_instant(value.integer(), buffer));
  } else if (kind == Kind::real) {
    sqlite3_bind_double(statement, at, value.real());
  } else {
    sqlite3_bind_int64(statement, at, value.integer());
  }
}

int Run::advance() { return sqlite3_step(statement_.handle()); }

bool Run::step() {
  const int code = advance();
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  statement_.connection_->fail(sqlite3_sql(statement_.handle()));
}

bool Run::step_unless_taken() {
  const int code = advance();
  if (code == SQLITE_DONE) return true;
  if (is_taken(code)) return false;
  statement_.connection_->fail(sqlite3_sql(statement_.handle()));
}

void Run::step_over(const GivenRows& rows) {
  const int code = advance();
  rows.rethrow();
  if (code != SQLITE_DONE) statement_.connection_->fail(sqlite3_sql(statement_.handle()));
}

std::span<const Value> Run::row(const Table& table) {
  auto& row = statement_.row_;
  row.resize(table.columns.size());
  for (std::size_t i = 0; i < row.size(); ++i)
    row[i] = value_at(statement_.handle(), static_cast<int>(i), table);
  return row;
}

std::string_view text_at(sqlite3_stmt* statement, int column) {
  const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  if (!text) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

}  // namespace runtime::store::sqlite
