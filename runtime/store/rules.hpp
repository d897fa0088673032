// What every store checks in the same way before it touches its data, so that a mistake fails alike
// in a simulation and on a disk.
#pragma once
#include <span>

#include "runtime/store/store.hpp"

namespace runtime::store {

// Throws when the table has no name or columns, names one twice, or its key or an index points
// astray.
void check_table(const Table& table);
// Throws unless there is a fitting value for each column and none of the key's is null.
void check_row(const Table& table, std::span<const kit::Value> row);
void check_key(const Table& table, std::span<const kit::Value> key);
// Throws unless its first column has the number behind `last`.
void check_appended(const Table& table, std::int64_t last, std::span<const kit::Value> row);
void check_where(const Table& table, std::span<const Condition> where);
void check_order(const Table& table, std::span<const Order> order);
bool same_shape(const Table& a, const Table& b);
void check_same_shape(const Table& a, const Table& b);

// Texts, choices and lists may become each other when a program changes; nothing else may.
bool same_storage(kit::Kind a, kit::Kind b);
std::string_view kind_name(kit::Kind kind);

}  // namespace runtime::store
