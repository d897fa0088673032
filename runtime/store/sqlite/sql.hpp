// The SQL texts of a table. Every text names its columns, since those of the file may stand in
// another order or be more than ours.
#pragma once
#include <span>
#include <string>

#include "runtime/store/store.hpp"

namespace runtime::store::sqlite {

// The one shape in which the primary key is the row's own number in SQLite.
bool key_is_rowid(const Table& table);
std::string_view declared_type(kit::Kind kind);
std::string column_names(const Table& table, std::span<const int> columns);

std::string create_sql(const Table& table);
std::string get_sql(const Table& table);
std::string insert_sql(const Table& table);
std::string put_sql(const Table& table);
// The rows come from a table of the same width, whose argument is the parameter.
std::string put_all_sql(const Table& table, const std::string& given);
// All but the first column, the row's own number: SQLite counts on from the last.
std::string append_all_sql(const Table& table, const std::string& given);
std::string update_all_sql(const Table& table, const std::string& given);
std::string erase_sql(const Table& table);
// Their parameters: the values of the conditions that are not null, then limit and offset.
std::string scan_sql(const Table& table, const Query& query);
std::string count_sql(const Table& table, std::span<const Condition> where);

}  // namespace runtime::store::sqlite
