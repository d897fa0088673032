// Undoing goes backwards, doing again forwards; both apply the same exchanges.
#include "runtime/store/simulated/journal.hpp"

#include <utility>

namespace runtime::store::simulated {
namespace {

struct Apply {
  Tables& tables;

  TableState& state(TableId id) const { return tables[static_cast<std::size_t>(id)]; }
  void operator()(RowChange& change) const {
    TableState& at = state(change.table);
    at.contents.exchange(at.table, change.key, change.row);
  }
  void operator()(ContentsChange& change) const {
    std::swap(state(change.table).contents, *change.contents);
  }
  void operator()(SwapChange& change) const {
    std::swap(state(change.a).contents, state(change.b).contents);
  }
};

}  // namespace

void undo(Tables& tables, Changes& changes) {
  for (auto change = changes.rbegin(); change != changes.rend(); ++change)
    std::visit(Apply{tables}, *change);
}

void redo(Tables& tables, Changes& changes) {
  for (Change& change : changes) std::visit(Apply{tables}, change);
}

}  // namespace runtime::store::simulated
