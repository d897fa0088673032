// What a transaction changed, in a form that undoes it and, applied once more, does it again.
#pragma once
#include <deque>
#include <memory>
#include <variant>
#include <vector>

#include "runtime/store/simulated/contents.hpp"

namespace runtime::store::simulated {

struct TableState {
  Table table;
  Contents contents;
};
// A deque: tables are added without moving those that are there.
using Tables = std::deque<TableState>;

struct RowChange {
  TableId table;
  kit::Row key;
  std::optional<kit::Row> row;  // what stood there before; nothing: no row
};
struct ContentsChange {
  TableId table;
  std::unique_ptr<Contents> contents;
};
struct SwapChange {
  TableId a, b;
};
using Change = std::variant<RowChange, ContentsChange, SwapChange>;
using Changes = std::vector<Change>;

void undo(Tables& tables, Changes& changes);
void redo(Tables& tables, Changes& changes);

}  // namespace runtime::store::simulated
