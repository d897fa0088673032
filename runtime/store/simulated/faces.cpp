// Checks what the seam promises, then reads or changes the database.
#include "runtime/store/simulated/faces.hpp"

#include "runtime/store/rules.hpp"
#include "runtime/store/simulated/query.hpp"

namespace runtime::store::simulated {
namespace {

using Key = std::span<const kit::Value>;

bool get_row(const TableState& at, Key key, const RowVisitor& row) {
  check_key(at.table, key);
  const auto found = at.contents.rows.find(key);
  if (found == at.contents.rows.end()) return false;
  std::vector<kit::Value> values;
  visit(found->second, values);
  row(values);
  return true;
}

void scan_rows(const TableState& at, const Query& query, const RowVisitor& row) {
  check_where(at.table, query.where);
  check_order(at.table, query.order);
  simulated::scan(at.contents, at.table, query, row);
}

std::int64_t count_rows(const TableState& at, std::span<const Condition> where) {
  check_where(at.table, where);
  return simulated::count(at.contents, at.table, where);
}

class Visiting {
 public:
  explicit Visiting(int& depth) : depth_(depth) { ++depth_; }
  ~Visiting() { --depth_; }
  Visiting(const Visiting&) = delete;
  Visiting& operator=(const Visiting&) = delete;

 private:
  int& depth_;
};

}  // namespace

bool CommittedReader::get(TableId table, Key key, const RowVisitor& row) {
  database_.fail_if_told(SimulatedStore::Step::read);
  const Committed committed(database_);
  return get_row(database_.state(table), key, row);
}

void CommittedReader::scan(TableId table, const Query& query, const RowVisitor& row) {
  database_.fail_if_told(SimulatedStore::Step::read);
  const Committed committed(database_);
  scan_rows(database_.state(table), query, row);
}

std::int64_t CommittedReader::count(TableId table, std::span<const Condition> where) {
  database_.fail_if_told(SimulatedStore::Step::read);
  const Committed committed(database_);
  return count_rows(database_.state(table), where);
}

bool SimulatedWriter::get(TableId table, Key key, const RowVisitor& row) {
  database_.fail_if_told(SimulatedStore::Step::read);
  const Visiting visiting(database_.visiting);
  return get_row(database_.state(table), key, row);
}

void SimulatedWriter::scan(TableId table, const Query& query, const RowVisitor& row) {
  database_.fail_if_told(SimulatedStore::Step::read);
  const Visiting visiting(database_.visiting);
  scan_rows(database_.state(table), query, row);
}

std::int64_t SimulatedWriter::count(TableId table, std::span<const Condition> where) {
  database_.fail_if_told(SimulatedStore::Step::read);
  return count_rows(database_.state(table), where);
}

void SimulatedWriter::refuse_visitors() const {
  if (database_.visiting > 0 || database_.looking_back > 0)
    throw StoreError("a visitor may not end a transaction");
}

void SimulatedWriter::begin(Sync sync) { database_.begin(sync); }

void SimulatedWriter::commit() {
  refuse_visitors();
  database_.commit();
}

void SimulatedWriter::rollback() {
  refuse_visitors();
  database_.rollback();
}

bool SimulatedWriter::insert(TableId table, std::span<const kit::Value> values) {
  const TableState& at = database_.writable(table);
  check_row(at.table, values);
  kit::Row key = key_of(at.table, values);
  kit::Row row = own_row(at.table, values);
  if (at.contents.rows.contains(key) || at.contents.taken(at.table, key, row)) return false;
  database_.change(table, std::move(key), std::move(row));
  return true;
}

void SimulatedWriter::put(TableId table, std::span<const kit::Value> values) {
  const TableState& at = database_.writable(table);
  check_row(at.table, values);
  kit::Row key = key_of(at.table, values);
  kit::Row row = own_row(at.table, values);
  if (at.contents.taken(at.table, key, row))
    throw StoreError("table " + at.table.name + ": a unique key is taken");
  database_.change(table, std::move(key), std::move(row));
}

void SimulatedWriter::put_all(TableId table, const RowSource& rows) {
  std::vector<kit::Value> row;
  while (rows(row)) put(table, row);
}

void SimulatedWriter::append_all(TableId table, const RowSource& rows) {
  std::vector<kit::Value> row;
  for (std::int64_t last = last_of(*this, table); rows(row); ++last) {
    check_appended(database_.state(table).table, last, row);
    put(table, row);
  }
}

// What a real store would not notice is told here.
void SimulatedWriter::update_all(TableId table, const RowSource& rows) {
  std::vector<kit::Value> row;
  while (rows(row)) {
    const TableState& at = database_.writable(table);
    check_row(at.table, row);
    if (!at.contents.same_in_indexes(at.table, key_of(at.table, row), own_row(at.table, row)))
      throw StoreError("table " + at.table.name + ": updated where an index has something else");
    put(table, row);
  }
}

bool SimulatedWriter::erase(TableId table, Key key) {
  const TableState& at = database_.writable(table);
  check_key(at.table, key);
  const auto found = at.contents.rows.find(key);
  if (found == at.contents.rows.end()) return false;
  database_.change(table, kit::Row(found->first), std::nullopt);
  return true;
}

void SimulatedWriter::swap(TableId a, TableId b) {
  TableState& first = database_.writable(a);
  TableState& second = database_.writable(b);
  check_same_shape(first.table, second.table);
  std::swap(first.contents, second.contents);
  database_.changes.emplace_back(SwapChange{a, b});
}

void SimulatedWriter::clear(TableId table) {
  TableState& at = database_.writable(table);
  auto before = std::make_unique<Contents>();
  before->indexes.resize(at.table.indexes.size());
  std::swap(at.contents, *before);
  database_.changes.emplace_back(ContentsChange{table, std::move(before)});
}

void SimulatedWriter::maintain() {
  if (database_.open) throw StoreError("maintained inside a transaction");
}

}  // namespace runtime::store::simulated
