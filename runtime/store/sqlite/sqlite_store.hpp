// A context's database as one SQLite file: WAL, synchronous=FULL, one connection that writes and
// checkpoints, read-only ones for readers. Beside the file stand its log (-wal, -shm) and
// <file>.lock.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "runtime/store/sqlite/options.hpp"
#include "runtime/store/store.hpp"

namespace runtime::store {

class SqliteStore final : public Store {
 public:
  // Opens or makes the file; its folder must be there. Throws StoreError with what to do when
  // another process has it or when it is damaged.
  explicit SqliteStore(const std::string& path, SqliteOptions options = {});
  ~SqliteStore() override;
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  TableId table(const Table& table) override;
  Writer& writer() override;
  // A connection of its own; may be called by any thread once all tables are made.
  std::unique_ptr<Reader> reader() override;
  std::uint64_t commits() const override;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Reads a file that a running process may have open; takes no lock and changes nothing. Table ids
// are the places in `tables`, which must be there.
std::unique_ptr<Reader> read_only(const std::string& path, std::vector<Table> tables);

}  // namespace runtime::store
