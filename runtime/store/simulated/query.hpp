// Answers queries over the rows of a table in memory as SQLite would.
#pragma once
#include "runtime/store/simulated/contents.hpp"

namespace runtime::store::simulated {

void visit(const kit::Row& row, std::vector<kit::Value>& values);
void scan(const Contents& contents, const Table& table, const Query& query, const RowVisitor& row);
std::int64_t count(const Contents& contents, const Table& table, std::span<const Condition> where);

}  // namespace runtime::store::simulated
