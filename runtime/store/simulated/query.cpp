// Goes through the rows that the first key column or an index leaves over, tests each, sorts if
// need be.
#include "runtime/store/simulated/query.hpp"

#include <algorithm>

namespace runtime::store::simulated {
namespace {

using kit::Row;
using kit::Value;
using Test = Condition::Test;

bool holds(const Row& row, const Condition& condition) {
  const Value value(row[static_cast<std::size_t>(condition.column)]);
  if (condition.test == Test::equal) return value == condition.value;
  if (value.is_null() || condition.value.is_null()) return false;
  return (condition.test == Test::greater) == (condition.value < value);
}

bool all_hold(const Row& row, std::span<const Condition> where) {
  return std::all_of(where.begin(), where.end(),
                     [&](const Condition& condition) { return holds(row, condition); });
}

const Condition* condition_on(std::span<const Condition> where, int column, Test test) {
  for (const Condition& condition : where)
    if (condition.column == column && condition.test == test) return &condition;
  return nullptr;
}

bool begins_with(const Row& row, const Value& value) { return Value(row.front()) == value; }

// Calls `each` with every row that may fit, until it answers false. `each(row)`.
template <class Each>
bool through_keys(const Contents& contents, const Table& table, std::span<const Condition> where,
                  const Each& each) {
  auto from = contents.rows.begin();
  const Condition* const equal = condition_on(where, table.key.front(), Test::equal);
  const Condition* const greater = condition_on(where, table.key.front(), Test::greater);
  const Condition* const least = equal ? equal : greater;
  if (least) from = contents.rows.lower_bound(Row{least->value.own()});
  for (; from != contents.rows.end(); ++from) {
    if (equal && !begins_with(from->first, equal->value)) break;
    if (all_hold(from->second, where) && !each(from->second)) return false;
  }
  return true;
}

template <class Each>
void through_index(const Contents& contents, std::size_t index, const Table& table,
                   std::span<const Condition> where, const Value& value, const Each& each) {
  const RowSet& entries = contents.indexes[index];
  const auto key_at = static_cast<long>(table.indexes[index].columns.size());
  for (auto from = entries.lower_bound(Row{value.own()}); from != entries.end(); ++from) {
    if (!begins_with(*from, value)) break;
    const std::span<const kit::Cell> key(from->begin() + key_at, from->end());
    const Row& row = contents.rows.find(key)->second;
    if (all_hold(row, where) && !each(row)) break;
  }
}

// Newest first is how lists are read most, and needs no sorting either.
bool backwards(const Table& table, const Query& query) {
  return table.key.size() == 1 && query.order.size() == 1 && query.order[0].descending &&
         !query.order[0].ignore_case && query.order[0].column == table.key.front();
}

// An index that an equality on its first column makes useful, -1: none.
int useful_index(const Table& table, std::span<const Condition> where) {
  if (condition_on(where, table.key.front(), Test::equal)) return -1;
  for (std::size_t i = 0; i < table.indexes.size(); ++i)
    if (condition_on(where, table.indexes[i].columns.front(), Test::equal))
      return static_cast<int>(i);
  return -1;
}

template <class Each>
void through_fitting(const Contents& contents, const Table& table, std::span<const Condition> where,
                     const Each& each) {
  const int index = useful_index(table, where);
  if (index < 0) {
    through_keys(contents, table, where, each);
    return;
  }
  const auto at = static_cast<std::size_t>(index);
  const Condition* const by = condition_on(where, table.indexes[at].columns.front(), Test::equal);
  through_index(contents, at, table, where, by->value, each);
}

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

int compare(const Value& a, const Value& b, bool ignore_case) {
  if (ignore_case && a.tag() == Value::Tag::text && b.tag() == Value::Tag::text) {
    const auto less = [](char x, char y) {
      return static_cast<unsigned char>(folded(x)) < static_cast<unsigned char>(folded(y));
    };
    const auto before = [&](std::string_view x, std::string_view y) {
      return std::lexicographical_compare(x.begin(), x.end(), y.begin(), y.end(), less);
    };
    return before(a.text(), b.text()) ? -1 : before(b.text(), a.text()) ? 1 : 0;
  }
  return a < b ? -1 : b < a ? 1 : 0;
}

bool comes_before(const Table& table, const Query& query, const Row& a, const Row& b) {
  const auto at = [](const Row& row, int column) {
    return Value(row[static_cast<std::size_t>(column)]);
  };
  for (const Order& by : query.order) {
    const int order = compare(at(a, by.column), at(b, by.column), by.ignore_case);
    if (order != 0) return (order < 0) != by.descending;
  }
  for (const int column : table.key) {
    const int order = compare(at(a, column), at(b, column), false);
    if (order != 0) return order < 0;
  }
  return false;
}

// Rows behind the page need not be sorted.
std::vector<const Row*>::iterator page_end(std::vector<const Row*>& rows, const Query& query) {
  const auto size = static_cast<std::int64_t>(rows.size());
  const std::int64_t offset = std::clamp<std::int64_t>(query.offset, 0, size);
  const bool all = query.limit < 0 || query.limit > size - offset;
  return rows.begin() + (all ? size : offset + query.limit);
}

// Hands out the rows of one page; false when it is full.
class Page {
 public:
  Page(const Query& query, const RowVisitor& row)
      : skip_(std::max<std::int64_t>(query.offset, 0)), left_(query.limit), row_(row) {}
  bool add(const Row& row) {
    if (left_ == 0) return false;
    if (skip_ > 0) {
      --skip_;
      return true;
    }
    visit(row, values_);
    if (!row_(values_)) return false;
    return left_ < 0 || --left_ > 0;
  }

 private:
  std::int64_t skip_, left_;
  const RowVisitor& row_;
  std::vector<Value> values_;
};

}  // namespace

void visit(const Row& row, std::vector<Value>& values) { values.assign(row.begin(), row.end()); }

void scan(const Contents& contents, const Table& table, const Query& query, const RowVisitor& row) {
  Page page(query, row);
  if (query.order.empty() && useful_index(table, query.where) < 0) {
    through_keys(contents, table, query.where, [&](const Row& fit) { return page.add(fit); });
    return;
  }
  if (backwards(table, query)) {
    for (auto at = contents.rows.rbegin(); at != contents.rows.rend(); ++at)
      if (all_hold(at->second, query.where) && !page.add(at->second)) break;
    return;
  }
  std::vector<const Row*> fitting;
  through_fitting(contents, table, query.where, [&](const Row& fit) {
    fitting.push_back(&fit);
    return true;
  });
  std::partial_sort(fitting.begin(), page_end(fitting, query), fitting.end(),
                    [&](const Row* a, const Row* b) { return comes_before(table, query, *a, *b); });
  for (const Row* fit : fitting)
    if (!page.add(*fit)) break;
}

std::int64_t count(const Contents& contents, const Table& table, std::span<const Condition> where) {
  std::int64_t rows = 0;
  through_fitting(contents, table, where, [&](const Row&) {
    ++rows;
    return true;
  });
  return rows;
}

}  // namespace runtime::store::simulated
