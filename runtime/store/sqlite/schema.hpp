// Makes a table in the file what the program says it is: creates it, adds columns and indexes. It
// never drops or rewrites anything: what would need that is an error for a person.
#pragma once
#include "runtime/store/sqlite/connection.hpp"
#include "runtime/store/store.hpp"

namespace runtime::store::sqlite {

void make_table(Connection& connection, const Table& table);

}  // namespace runtime::store::sqlite
