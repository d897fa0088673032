// One connection to a database file, and how its errors become exceptions.
//
// SQLite up to 3.51.2 can damage a file when two connections write or checkpoint at the same moment
// just after the log was checkpointed to its end. Here that cannot be: one connection per file
// writes and checkpoints, by one thread; readers are read-only, have no automatic checkpoint and do
// none when they close; a lock file keeps other processes out; nothing is mapped into memory. So
// nobody may open the file for writing beside us, not even the sqlite3 shell.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "runtime/store/sqlite/options.hpp"

struct sqlite3;

namespace runtime::store::sqlite {

class Connection {
 public:
  enum class Role : std::uint8_t { writer, reader };

  Connection(const std::string& path, Role role, const SqliteOptions& options);

  sqlite3* handle() const { return handle_.get(); }
  const std::string& path() const { return path_; }

  void execute(const std::string& sql);
  // The first column of the first row.
  std::int64_t number(const std::string& sql);
  std::string text(const std::string& sql);
  void wait_for_locks(int ms);

  // Throws StoreError with SQLite's last error, and what to do about a damaged file or a full disk.
  [[noreturn]] void fail(std::string_view doing) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

// "name" with its quotes doubled: whatever stands in it is a name and nothing else.
std::string quoted(std::string_view name);

}  // namespace runtime::store::sqlite
