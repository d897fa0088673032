// Opening and the settings that every connection has.
#include "runtime/store/sqlite/connection.hpp"

#include <sqlite3.h>

#include "runtime/store/sqlite/statement.hpp"
#include "runtime/store/store.hpp"

namespace runtime::store::sqlite {
namespace {

std::string advice(int code) {
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "; the file is damaged: stop, keep it, and put a backup in its place";
    case SQLITE_FULL:
      return "; free some space on its disk";
    case SQLITE_IOERR:
      return "; look at the disk and at the kernel's log, then start again";
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return "; its folder must exist and be writable";
    case SQLITE_BUSY:
      return "; does another program have it open?";
    default:
      return "";
  }
}

// SQLite counts its memory under one lock for all connections, where threads with stores of their
// own would wait for each other. It has to be told before its first use.
void count_no_memory() {
  [[maybe_unused]] static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

}  // namespace

void Connection::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Connection::Connection(const std::string& path, Role role, const SqliteOptions& options)
    : path_(path) {
  const int access =
      role == Role::writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  count_no_memory();
  sqlite3* opened = nullptr;
  // A connection is used by one thread at a time, so that SQLite needs no mutex of its own.
  const int code = sqlite3_open_v2(path.c_str(), &opened, access | SQLITE_OPEN_NOMUTEX,
                                   options.vfs.empty() ? nullptr : options.vfs.c_str());
  handle_.reset(opened);
  if (code != SQLITE_OK) fail("cannot open it");
  sqlite3_extended_result_codes(opened, 1);
  wait_for_locks(options.busy_ms);
  sqlite3_wal_autocheckpoint(opened, 0);
  // A misspelt column in double quotes is an error, not a text.
  sqlite3_db_config(opened, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(opened, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  if (role == Role::reader) sqlite3_db_config(opened, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  execute(
      "PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF; PRAGMA "
      "cache_size=-" +
      std::to_string(options.cache_kib));
}

void Connection::execute(const std::string& sql) {
  if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

std::int64_t Connection::number(const std::string& sql) {
  Statement statement(*this, sql);
  Run run(statement);
  return run.step() ? sqlite3_column_int64(statement.handle(), 0) : 0;
}

std::string Connection::text(const std::string& sql) {
  Statement statement(*this, sql);
  Run run(statement);
  return run.step() ? std::string(text_at(statement.handle(), 0)) : std::string();
}

void Connection::wait_for_locks(int ms) { sqlite3_busy_timeout(handle(), ms); }

void Connection::fail(std::string_view doing) const {
  const int code = handle_ ? sqlite3_extended_errcode(handle()) : SQLITE_NOMEM;
  const char* const message = handle_ ? sqlite3_errmsg(handle()) : "out of memory";
  throw StoreError(path_ + ": " + std::string(doing) + ": " + message + " (" +
                   std::to_string(code) + ")" + advice(code));
}

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) out.append(c == '"' ? 2 : 1, c);
  return out += '"';
}

}  // namespace runtime::store::sqlite
