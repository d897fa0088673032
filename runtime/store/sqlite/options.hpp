// The limits of a SQLite store and their defaults.
#pragma once
#include <cstdint>
#include <string>

namespace runtime::store {

// How much of an existing file is looked at before it is used.
enum class Integrity : std::uint8_t {
  by_size,  // quick up to quick_check_bytes_max, schema above it
  schema,   // the file's header and the list of tables: no time at all
  quick,    // every page, but not whether indexes agree with their tables: about 1 ms per MiB
  full      // that too
};

struct SqliteOptions {
  Integrity integrity = Integrity::by_size;
  std::int64_t quick_check_bytes_max = 256LL << 20;
  // maintain() moves the log into the database when the log has grown by this much. Little at a
  // time: while the disk is at it, all commits wait, also those of other stores.
  std::int64_t wal_bytes_max = 1LL << 20;
  int cache_kib = 4096;       // per connection
  int statements_kept = 64;   // per connection, for scans and counts, besides the fixed ones
  int busy_ms = 5000;         // how long to wait for a lock of another connection
  int truncate_busy_ms = 20;  // the same while emptying a log that readers have kept from shrinking
  std::string vfs;            // SQLite's layer to the files, empty: its own; tests lose power in it
};

}  // namespace runtime::store
