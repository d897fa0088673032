// Passive checkpoints wait for nobody. Only the emptying waits for readers, for a few milliseconds.
#include "runtime/store/sqlite/wal.hpp"

#include <sqlite3.h>

namespace runtime::store::sqlite {
namespace {

// The log may get this many times its limit before it is emptied by force.
constexpr int patience = 4;

}  // namespace

Wal::Wal(Connection& connection, const SqliteOptions& options)
    : connection_(connection),
      busy_ms_(options.busy_ms),
      truncate_busy_ms_(options.truncate_busy_ms),
      pages_max_(static_cast<int>(options.wal_bytes_max / connection.number("PRAGMA page_size"))) {
  connection.execute("PRAGMA journal_size_limit=" +
                     std::to_string(options.wal_bytes_max * patience));
  sqlite3_wal_hook(connection.handle(), &Wal::committed, this);
}

int Wal::committed(void* self, sqlite3*, const char*, int pages) {
  auto& wal = *static_cast<Wal*>(self);
  wal.pages_ = pages;
  if (pages < wal.checkpointed_) wal.checkpointed_ = 0;  // it has begun anew
  return SQLITE_OK;
}

void Wal::bound() {
  if (pages_ - checkpointed_ < pages_max_) return;
  int in_log = 0, moved = 0;
  const int code = sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr,
                                             SQLITE_CHECKPOINT_PASSIVE, &in_log, &moved);
  if (code != SQLITE_OK && code != SQLITE_BUSY) connection_.fail("checkpoint");
  checkpointed_ = pages_;
  if (in_log > pages_max_ * patience) empty();
}

void Wal::empty() {
  connection_.wait_for_locks(truncate_busy_ms_);
  int in_log = 0;
  const int code = sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr,
                                             SQLITE_CHECKPOINT_TRUNCATE, &in_log, nullptr);
  connection_.wait_for_locks(busy_ms_);
  if (code == SQLITE_OK) pages_ = checkpointed_ = 0;
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY) connection_.fail("checkpoint");
}

}  // namespace runtime::store::sqlite
