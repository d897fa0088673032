// Rows of the program's as a table that SQL reads from, so that one run of one statement writes
// many of them: a row costs about half of what it does with a run of its own.
#pragma once
#include <exception>
#include <string>
#include <vector>

#include "runtime/store/sqlite/instant_text.hpp"
#include "runtime/store/store.hpp"

struct sqlite3_context;
struct sqlite3_stmt;

namespace runtime::store::sqlite {

class Connection;

class GivenRows {
 public:
  // What to select from: a table of that many columns, whose argument is the rows. Makes it known
  // to the connection.
  static std::string table_of(Connection& connection, std::size_t columns);

  // Both outlive it, and it outlives the run that it is bound to.
  GivenRows(const Table& table, const RowSource& rows);
  // As the statement's only parameter.
  void bind(sqlite3_stmt* statement);
  // What the source threw, or what was wrong with its row, is thrown here, after the run.
  void rethrow() const;

 private:
  friend struct GivenCursor;
  bool next();  // false: it failed
  void tell(sqlite3_context* context, std::size_t column);

  const Table& table_;
  const RowSource& rows_;
  std::vector<kit::Value> row_;
  std::vector<InstantBuffer> instants_;  // a place per column
  bool more_ = true;
  std::exception_ptr failure_;
};

}  // namespace runtime::store::sqlite
