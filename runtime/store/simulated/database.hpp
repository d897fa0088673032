// The state behind a simulated store: what its writer and its readers share.
#pragma once
#include <deque>
#include <optional>

#include "runtime/store/simulated/journal.hpp"
#include "runtime/store/simulated/simulated_store.hpp"

namespace runtime::store::simulated {

struct Database {
  // More lazy transactions than these count as synced by the system in the meantime.
  static constexpr std::size_t unsynced_max = 1000;

  Tables tables;
  bool open = false;
  Sync sync = Sync::full;
  Changes changes;               // of the open transaction
  std::deque<Changes> unsynced;  // of committed ones, oldest first
  int visiting = 0;              // visitors of the writer's reads being called
  int looking_back = 0;          // readers at work on the state before the open transaction
  std::uint64_t commits = 0;     // crashes count as well
  std::optional<SimulatedStore::Step> failing;
  int failures = 0;  // how often it is still to fail

  // Makes the table, or gives its rows the shape that it has now.
  TableId define(const Table& table);
  TableState& state(TableId id);
  void begin(Sync wanted);
  void commit();
  void rollback();
  void crash(std::uint64_t draw);
  // Throws when a change may not be made now, or when one was to fail.
  TableState& writable(TableId id);
  void change(TableId id, kit::Row key, std::optional<kit::Row> row);
  void fail_if_told(SimulatedStore::Step step);
};

// While it lives, the tables are as the last commit left them.
class Committed {
 public:
  explicit Committed(Database& database);
  ~Committed();
  Committed(const Committed&) = delete;
  Committed& operator=(const Committed&) = delete;

 private:
  Database& database_;
};

}  // namespace runtime::store::simulated
