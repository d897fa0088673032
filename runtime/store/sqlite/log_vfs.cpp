// A header is held back until its page comes; whatever else is asked of the file writes it first.
// Nobody can miss it: a frame is looked at only after its commit, which is told in another place.
#include "runtime/store/sqlite/log_vfs.hpp"

#include <sqlite3.h>

#include <cstring>

namespace runtime::store::sqlite {
namespace {

constexpr int header_size = 24, page_max = 4096;

sqlite3_vfs* below() {
  static sqlite3_vfs* const found = sqlite3_vfs_find("unix");
  return found;
}

// SQLite allocates szOsFile bytes: this, and behind it the file of the layer below.
struct LogFile {
  sqlite3_file face;
  bool holds;
  sqlite3_int64 at;  // where what is held belongs
  char bytes[header_size + page_max];
};

LogFile* log(sqlite3_file* file) { return reinterpret_cast<LogFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(log(file) + 1); }

int write_held(sqlite3_file* file, int size) {
  log(file)->holds = false;
  return real(file)->pMethods->xWrite(real(file), log(file)->bytes, size, log(file)->at);
}

int settle(sqlite3_file* file) {
  return log(file)->holds ? write_held(file, header_size) : SQLITE_OK;
}

int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  LogFile& held = *log(file);
  if (held.holds && at == held.at + header_size && size <= page_max) {
    std::memcpy(held.bytes + header_size, from, static_cast<std::size_t>(size));
    return write_held(file, header_size + size);
  }
  if (const int code = settle(file); code != SQLITE_OK) return code;
  if (size != header_size) return real(file)->pMethods->xWrite(real(file), from, size, at);
  std::memcpy(held.bytes, from, header_size);
  held.at = at;
  held.holds = true;
  return SQLITE_OK;
}

template <class Do>
int settled(sqlite3_file* file, Do then) {
  const int code = settle(file);
  return code == SQLITE_OK ? then(real(file)) : code;
}

sqlite3_io_methods methods_of_log() {
  sqlite3_io_methods methods{};
  methods.iVersion = 1;
  methods.xClose = [](sqlite3_file* f) {
    const int code = settle(f), closed = real(f)->pMethods->xClose(real(f));
    return code == SQLITE_OK ? closed : code;
  };
  methods.xRead = [](sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
    return settled(f, [&](auto* r) { return r->pMethods->xRead(r, to, size, at); });
  };
  methods.xWrite = write;
  methods.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
    return settled(f, [&](auto* r) { return r->pMethods->xTruncate(r, size); });
  };
  methods.xSync = [](sqlite3_file* f, int flags) {
    return settled(f, [&](auto* r) { return r->pMethods->xSync(r, flags); });
  };
  methods.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
    return settled(f, [&](auto* r) { return r->pMethods->xFileSize(r, size); });
  };
  methods.xLock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); };
  methods.xUnlock = [](sqlite3_file* f, int lock) {
    return real(f)->pMethods->xUnlock(real(f), lock);
  };
  methods.xCheckReservedLock = [](sqlite3_file* f, int* out) {
    return real(f)->pMethods->xCheckReservedLock(real(f), out);
  };
  methods.xFileControl = [](sqlite3_file* f, int what, void* given) {
    return real(f)->pMethods->xFileControl(real(f), what, given);
  };
  methods.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
  methods.xDeviceCharacteristics = [](sqlite3_file* f) {
    return real(f)->pMethods->xDeviceCharacteristics(real(f));
  };
  return methods;
}

// Files that are no log have nothing between them and SQLite.
int open_file(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out) {
  static const sqlite3_io_methods methods = methods_of_log();
  if ((flags & SQLITE_OPEN_WAL) == 0) return below()->xOpen(below(), path, file, flags, out);
  log(file)->holds = false;
  const int code = below()->xOpen(below(), path, real(file), flags, out);
  file->pMethods = real(file)->pMethods ? &methods : nullptr;
  return code;
}

}  // namespace

const char* log_vfs() {
  static sqlite3_vfs layer = [] {
    sqlite3_vfs made = *below();
    made.szOsFile += static_cast<int>(sizeof(LogFile));
    made.pNext = nullptr;
    made.zName = "log";
    made.xOpen = open_file;
    return made;
  }();
  [[maybe_unused]] static const int once = sqlite3_vfs_register(&layer, 0);
  return layer.zName;
}

}  // namespace runtime::store::sqlite
