// The rows of one table in memory, in the order of their primary keys, with its indexes. Every
// change is an exchange: what was there comes back in place of what was given, so that the same
// call undoes it.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "kit/value.hpp"
#include "runtime/store/store.hpp"

namespace runtime::store::simulated {

// Row by row in the order of kit::Value; a shorter row comes before the longer ones that it begins.
struct RowLess {
  using is_transparent = void;
  template <class A, class B>
  bool operator()(const A& a, const B& b) const {
    const std::size_t common = a.size() < b.size() ? a.size() : b.size();
    for (std::size_t i = 0; i < common; ++i) {
      const kit::Value left(a[i]), right(b[i]);
      if (left < right) return true;
      if (right < left) return false;
    }
    return a.size() < b.size();
  }
};

using RowMap = std::map<kit::Row, kit::Row, RowLess>;
// The indexed values, then the primary key.
using RowSet = std::set<kit::Row, RowLess>;

struct Contents {
  RowMap rows;
  std::vector<RowSet> indexes;  // as many as the table has

  // Puts `row` at `key`, or takes away what is there when it is nothing; gives what was there.
  void exchange(const Table& table, const kit::Row& key, std::optional<kit::Row>& row);
  // Whether another row than that of `key` has the values of `row` in a unique index.
  bool taken(const Table& table, const kit::Row& key, const kit::Row& row) const;
  // Whether the row of that key is there and has the values of `row` in all indexes.
  bool same_in_indexes(const Table& table, const kit::Row& key, const kit::Row& row) const;
};

kit::Row key_of(const Table& table, std::span<const kit::Value> row);
kit::Row own(std::span<const kit::Value> values);
// Owned, and as a column gives it back: whole numbers in a real column are real.
kit::Row own_row(const Table& table, std::span<const kit::Value> row);
// The same rows under another definition of the table: columns by name, null where they are new.
Contents converted(const Contents& from, const Table& old_table, const Table& new_table);

}  // namespace runtime::store::simulated
