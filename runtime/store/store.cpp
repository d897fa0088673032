// The lookup of a column by its name.
#include "runtime/store/store.hpp"

namespace runtime::store {

int Table::column(std::string_view wanted) const {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].name == wanted) return static_cast<int>(i);
  return -1;
}

}  // namespace runtime::store
