// The seam to a database: tables of typed columns, read and written row by row inside transactions.
// One Store is one context's database. Guarantees that every implementation keeps, and its
// conformance suite checks:
//  * after commit() returned, the transaction is there whatever crashes (unless begun Sync::lazy);
//  * a Reader sees whole committed transactions only, and its own writer's last commit at once;
//  * rows come back with the kinds of their columns, in the order asked for.
// Failures of the database are exceptions (StoreError); an absent row is an ordinary answer. So are
// values that do not fit their column's kind, and a null in a primary key: programmers' errors.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "kit/value.hpp"

namespace runtime::store {

struct StoreError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Column {
  std::string name;
  kit::Kind kind = kit::Kind::text;
};

// Rows with a null in one of its columns are never in each other's way, not even in a unique index.
struct Index {
  std::vector<int> columns;
  bool unique = false;
};

// The first column is the primary key unless `key` says otherwise.
struct Table {
  std::string name;
  std::vector<Column> columns;
  std::vector<int> key = {0};
  std::vector<Index> indexes;

  int column(std::string_view wanted) const;  // -1: there is none
};

// Handle of a table in one Store; given by Store::table() once at start.
using TableId = int;

// Equal to null holds for nulls; nothing is greater than null or at most null, nor null than
// anything.
struct Condition {
  int column;
  enum class Test : std::uint8_t { equal, greater, at_most } test = Test::equal;
  kit::Value value;
};

// Null comes first, and last when descending.
struct Order {
  int column;
  bool descending = false;
  bool ignore_case = false;  // of A to Z; other letters have none here
};

struct Query {
  std::vector<Condition> where;  // all must hold
  std::vector<Order> order;      // then by primary key
  std::int64_t offset = 0;
  std::int64_t limit = -1;  // -1: all
};

// Called for each row; the values borrow from the store until it returns. False stops the scan. It
// may read through the same reader, but not write.
using RowVisitor = std::function<bool(std::span<const kit::Value>)>;

// Gives the next of many rows to be written; false: there are no more. Its texts must stay until it
// is called again. It may not use the store.
using RowSource = std::function<bool(std::vector<kit::Value>& row)>;

// Reads committed data. Used by one thread at a time; does not outlive its store.
class Reader {
 public:
  virtual ~Reader() = default;
  // The row with that primary key (its values in key order); false: there is none.
  virtual bool get(TableId table, std::span<const kit::Value> key, const RowVisitor& row) = 0;
  virtual void scan(TableId table, const Query& query, const RowVisitor& row) = 0;
  virtual std::int64_t count(TableId table, std::span<const Condition> where) = 0;
};

// The largest number in the first column of a table, 0 when it is empty.
std::int64_t last_of(Reader& reader, TableId table);

enum class Sync : std::uint8_t {
  full,  // on disk before commit() returns, and all lazy ones before it, if it wrote anything
  lazy   // may be lost with the power, never half of it, and only together with all that came after
};

// The one writer of a store; also reads what its own open transaction wrote. Used by one thread at
// a time. Whatever changes rows needs an open transaction.
class Writer : public Reader {
 public:
  virtual void begin(Sync sync) = 0;
  // When it throws, the transaction is over and none of it is seen; but after a failed write to the
  // disk nobody knows what a restart finds, so the writer refuses to begin again.
  virtual void commit() = 0;
  // Without an open transaction it does nothing.
  virtual void rollback() = 0;
  // False when that primary or unique key is taken: nothing was written.
  virtual bool insert(TableId table, std::span<const kit::Value> row) = 0;
  // Inserts or replaces by primary key. A unique key that another row has is a StoreError.
  virtual void put(TableId table, std::span<const kit::Value> row) = 0;
  // Puts many rows, faster than one by one. When one of them fails it throws, and the transaction
  // is to be rolled back.
  virtual void put_all(TableId table, const RowSource& rows) = 0;
  // The same for rows behind all that are there, whose keys count on from last_of(): nobody has to
  // look where they belong. For tables whose primary key is a number in the first column.
  virtual void append_all(TableId table, const RowSource& rows) = 0;
  // The same for rows that are there and keep all values that an index has: no index is touched.
  virtual void update_all(TableId table, const RowSource& rows) = 0;
  virtual bool erase(TableId table, std::span<const kit::Value> key) = 0;
  // Exchanges the contents of two tables of the same shape (a view and the one rebuilt beside it).
  virtual void swap(TableId a, TableId b) = 0;
  virtual void clear(TableId table) = 0;
  // One bounded piece of housekeeping (checkpoint); between transactions only.
  virtual void maintain() = 0;
};

class Store {
 public:
  virtual ~Store() = default;
  // Makes the table, or adds the columns that it lacks (null in the rows that are there); a column
  // of another kind is an error that says what to do. Before writer() and readers.
  virtual TableId table(const Table& table) = 0;
  virtual Writer& writer() = 0;
  virtual std::unique_ptr<Reader> reader() = 0;
  // Another number after each commit, before commit() returns: what was read is good as long as it
  // stays. A store that others write to as well gives another one each time. Any thread.
  virtual std::uint64_t commits() const = 0;
};

}  // namespace runtime::store
