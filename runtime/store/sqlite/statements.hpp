// A connection's prepared statements: one per table and operation, kept for ever, and those of
// scans and counts, of which the longest unused give way. Each is made when first asked for.
#pragma once
#include <array>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/store/sqlite/statement.hpp"
#include "runtime/store/store.hpp"

namespace runtime::store::sqlite {

enum class Operation : std::uint8_t { get, insert, put, put_all, append_all, update_all, erase };
inline constexpr auto operations = static_cast<std::size_t>(Operation::erase) + 1;

using StatementPtr = std::shared_ptr<Statement>;

class Statements {
 public:
  Statements(Connection& connection, const std::vector<Table>& tables, int kept)
      : connection_(connection), tables_(tables), kept_(static_cast<std::size_t>(kept)) {}

  // The caller runs the statement at once: one that is running is not handed out again, so that a
  // visitor may ask the same question as the scan that called it.
  StatementPtr of(TableId table, Operation operation);
  StatementPtr scan(TableId table, const Query& query);
  StatementPtr count(TableId table, std::span<const Condition> where);

  const Table& table(TableId id) const;

 private:
  struct Kept {
    std::string shape;
    StatementPtr statement;
  };
  template <class Make>
  StatementPtr by_shape(Make make_sql);
  void begin_shape(char use, TableId table);
  void add_conditions(std::span<const Condition> where);

  Connection& connection_;
  const std::vector<Table>& tables_;
  std::size_t kept_;
  std::vector<std::array<StatementPtr, operations>> fixed_;
  std::string shape_;
  std::list<Kept> recent_;  // last used first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> found_;
};

}  // namespace runtime::store::sqlite
