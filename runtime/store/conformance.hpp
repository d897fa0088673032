// What the conformance tests of all stores share: a store that can be opened again as after the end
// of its process, some tables, and rows that own their values.
#pragma once
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "runtime/store/store.hpp"

namespace runtime::store::conformance {

using RowList = std::vector<kit::Row>;

class Opened {
 public:
  virtual ~Opened() = default;
  virtual Store& store() = 0;
  virtual void reopen() = 0;
};

struct Kind {
  const char* name;
  std::unique_ptr<Opened> (*open)();
  friend std::ostream& operator<<(std::ostream& out, const Kind& kind) { return out << kind.name; }
};
std::vector<Kind> kinds();

// id, name, price, weight, hot, placedAt, status, tags; a unique index on name and one on status.
Table orders();
enum OrderColumn { id, name, price, weight, hot, placed_at, status, tags };

kit::Row order(std::int64_t key, const char* called, std::int64_t costs = 100,
               const char* state = "PLACED");
std::vector<kit::Value> values(const kit::Row& row);
RowList all(Reader& from, TableId table, const Query& query = {});

// One test's store with the orders in it.
class StoreTest : public testing::TestWithParam<Kind> {
 protected:
  StoreTest() : opened_(GetParam().open()) { use_again(); }

  Store& store() { return opened_->store(); }
  Writer& writer() { return store().writer(); }
  void reopen();
  void use_again() { orders_ = store().table(orders()); }

  // Runs `change` in a transaction of its own.
  void transact(const std::function<void(Writer&)>& change, Sync sync = Sync::full);
  void put(const kit::Row& row);
  RowList all(const Query& query = {}) { return conformance::all(writer(), orders_, query); }
  RowList all(Reader& from, TableId table, const Query& query = {}) {
    return conformance::all(from, table, query);
  }
  // The ids of the rows that the query finds, such as "1 3 2".
  std::string ids(const Query& query);

  std::unique_ptr<Opened> opened_;
  TableId orders_ = -1;
};

}  // namespace runtime::store::conformance
