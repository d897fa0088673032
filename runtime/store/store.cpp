// Look-ups of what every store has.
#include "runtime/store/store.hpp"

namespace runtime::store {

int Table::column(std::string_view wanted) const {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].name == wanted) return static_cast<int>(i);
  return -1;
}

std::int64_t last_of(Reader& reader, TableId table) {
  std::int64_t last = 0;
  reader.scan(table, {{}, {{0, true}}, 0, 1}, [&](std::span<const kit::Value> row) {
    last = row.front().integer();
    return false;
  });
  return last;
}

}  // namespace runtime::store
