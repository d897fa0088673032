// A prepared statement, and one run of it. A Run resets its statement at its end whatever happens:
// a statement left in the middle of its rows would keep an old snapshot, and with it the log,
// alive.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kit/value.hpp"
#include "runtime/store/sqlite/instant_text.hpp"
#include "runtime/store/store.hpp"

struct sqlite3_stmt;

namespace runtime::store::sqlite {

class Connection;
class GivenRows;

class Statement {
 public:
  Statement(Connection& connection, const std::string& sql);

  sqlite3_stmt* handle() const { return handle_.get(); }
  bool running() const { return running_; }

 private:
  friend class Run;
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const;
  };
  Connection* connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  bool running_ = false;
  std::vector<kit::Value> row_;          // kept, so that a row costs no allocation
  std::vector<InstantBuffer> instants_;  // the texts of bound instants, one place per parameter
};

class Run {
 public:
  explicit Run(Statement& statement);
  ~Run();
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  // Gives the next parameter its value; texts are borrowed until the end of the run.
  void bind(kit::Kind kind, const kit::Value& value);
  // True when there is a row.
  bool step();
  // False when the statement ran into a primary or unique key that is taken.
  bool step_unless_taken();
  // Of a statement that writes the rows and gives none; throws what went wrong with them, too.
  void step_over(const GivenRows& rows);
  // The row that step() found; its texts live in SQLite until the next step.
  std::span<const kit::Value> row(const Table& table);

 private:
  int advance();

  Statement& statement_;
  int bound_ = 0;
};

std::string_view text_at(sqlite3_stmt* statement, int column);

}  // namespace runtime::store::sqlite
