// The number of commits is looked at before a row is read: a commit in between makes it newer than
// it is taken for, never older.
#include "runtime/store/kept_rows.hpp"

namespace runtime::store {

KeptRows::KeptRows(std::unique_ptr<Reader> reader, const Store& store)
    : reader_(std::move(reader)), store_(store) {}

void KeptRows::forget_what_is_old() {
  const std::uint64_t commits = store_.commits();
  if (commits == commits_) return;
  commits_ = commits;
  for (auto& rows : kept_) rows.clear();
}

KeptRows::Rows& KeptRows::rows_of(TableId table) {
  const auto at = static_cast<std::size_t>(table);
  if (at >= kept_.size()) kept_.resize(at + 1);
  return kept_[at];
}

bool KeptRows::get(TableId table, std::span<const kit::Value> key, const RowVisitor& row) {
  if (table < 0 || key.size() != 1 || key[0].tag() != kit::Value::Tag::integer)
    return reader_->get(table, key, row);
  forget_what_is_old();
  const std::int64_t id = key[0].integer();
  // Its visitor may read, too, so what it looks at is held.
  std::shared_ptr<const Kept> found;
  if (const auto known = rows_of(table).find(id); known != rows_of(table).end()) {
    found = known->second;
  } else {
    auto read = std::make_shared<Kept>();
    const bool there = reader_->get(table, key, [&](std::span<const kit::Value> values) {
      for (const auto& value : values) read->cells.push_back(value.own());
      return true;
    });
    if (!there) return false;
    read->values.assign(read->cells.begin(), read->cells.end());
    if (rows_of(table).size() >= rows_max) rows_of(table).clear();
    rows_of(table).emplace(id, read);
    found = std::move(read);
  }
  row(found->values);
  return true;
}

void KeptRows::scan(TableId table, const Query& query, const RowVisitor& row) {
  reader_->scan(table, query, row);
}

std::int64_t KeptRows::count(TableId table, std::span<const Condition> where) {
  return reader_->count(table, where);
}

}  // namespace runtime::store
