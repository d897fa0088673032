// Keeps the write-ahead log of the one writing connection bounded. After a checkpoint of all of it
// the next commit starts at the log's beginning again, unless a reader still reads it; the log
// grows as long as somebody always does, and then it is emptied by force.
#pragma once
#include <cstdint>

#include "runtime/store/sqlite/connection.hpp"

namespace runtime::store::sqlite {

class Wal {
 public:
  Wal(Connection& connection, const SqliteOptions& options);
  Wal(const Wal&) = delete;
  Wal& operator=(const Wal&) = delete;

  // Checkpoints when the log has grown by its limit since the last time. Between transactions only.
  void bound();

 private:
  static int committed(void* self, struct sqlite3* handle, const char* database, int pages);
  void empty();

  Connection& connection_;
  int busy_ms_, truncate_busy_ms_;
  int pages_max_;         // growth that is due for a checkpoint
  int pages_ = 0;         // in the log, as of the last commit
  int checkpointed_ = 0;  // as of the last checkpoint
};

}  // namespace runtime::store::sqlite
