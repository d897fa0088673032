// Looks at an existing file before it is used. A file that is damaged is refused and left as it is.
#pragma once
#include "runtime/store/sqlite/connection.hpp"

namespace runtime::store::sqlite {

void check_integrity(Connection& connection, const SqliteOptions& options);

}  // namespace runtime::store::sqlite
