// The losing layer itself, and what a SQLite store keeps through it.
#include "runtime/store/sqlite/losing_vfs.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "runtime/store/sqlite/sqlite_store.hpp"

namespace runtime::store::sqlite {
namespace {

LosingVfs* current = nullptr;

sqlite3_vfs* below() {
  static sqlite3_vfs* const found = sqlite3_vfs_find("unix");
  return found;
}

// SQLite allocates szOsFile bytes: this, and behind it the file of the layer below.
struct File {
  sqlite3_file face;
  const char* path;
};
sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}

int sync(sqlite3_file* file, int flags) {
  current->before_sync();
  if (current->fail_syncs) return SQLITE_IOERR_FSYNC;
  const int code = real(file)->pMethods->xSync(real(file), flags);
  const char* const path = reinterpret_cast<File*>(file)->path;
  if (code == SQLITE_OK && path) current->synced(path);
  return code;
}

int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  const char* const path = reinterpret_cast<File*>(file)->path;
  if (current->full && path && std::string_view(path).ends_with("-wal")) return SQLITE_FULL;
  return real(file)->pMethods->xWrite(real(file), from, size, at);
}

const sqlite3_io_methods methods = {
    2,
    [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); },
    [](sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
      return real(f)->pMethods->xRead(real(f), to, size, at);
    },
    write,
    [](sqlite3_file* f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); },
    sync,
    [](sqlite3_file* f, sqlite3_int64* size) {
      return real(f)->pMethods->xFileSize(real(f), size);
    },
    [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); },
    [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); },
    [](sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); },
    [](sqlite3_file* f, int op, void* arg) {
      return real(f)->pMethods->xFileControl(real(f), op, arg);
    },
    [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); },
    [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
    [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
      return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
    },
    [](sqlite3_file* f, int offset, int n, int flags) {
      return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
    },
    [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); },
    [](sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); },
    nullptr,
    nullptr};

int open_file(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out) {
  auto* const made = reinterpret_cast<File*>(file);
  made->path = path;
  const int code = below()->xOpen(below(), path, real(file), flags, out);
  made->face.pMethods = real(file)->pMethods ? &methods : nullptr;
  return code;
}

sqlite3_vfs layer() {
  sqlite3_vfs made = *below();
  made.szOsFile += static_cast<int>(sizeof(File));
  made.pNext = nullptr;
  made.zName = LosingVfs::name;
  made.xOpen = open_file;
  return made;
}
sqlite3_vfs registered = layer();

std::string contents(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

// Each sector as it was synced or as it was written since; what was written may also be cut off.
std::string mixed(const std::string& synced, const std::string& written, std::mt19937& random) {
  constexpr std::size_t sector = 512;
  std::string out = random() % 2 ? written : synced;
  for (std::size_t at = 0; at < out.size(); at += sector) {
    const std::string& from = random() % 2 && at < written.size() ? written : synced;
    if (at >= from.size()) continue;
    const std::size_t size = std::min({sector, from.size() - at, out.size() - at});
    out.replace(at, size, from, at, size);
  }
  return out;
}

}  // namespace

LosingVfs::LosingVfs() {
  current = this;
  sqlite3_vfs_register(&registered, 0);
}
LosingVfs::~LosingVfs() {
  sqlite3_vfs_unregister(&registered);
  current = nullptr;
}

int LosingVfs::syncs(const std::string& ending) const {
  int count = 0;
  for (const auto& [path, times] : syncs_)
    if (path.ends_with(ending)) count += times;
  return count;
}

void LosingVfs::synced(const std::string& path) {
  ++syncs_[path];
  on_disk_[path] = contents(path);
}

void LosingVfs::lose_power(const std::string& path, const std::string& to,
                           std::mt19937& random) const {
  for (const char* ending : {"", "-wal", "-journal", "-shm"}) {
    std::filesystem::remove(to + ending);
    if (!std::filesystem::exists(path + ending) || std::string(ending) == "-shm") continue;
    const auto synced = on_disk_.find(path + ending);
    std::ofstream(to + ending, std::ios::binary)
        << mixed(synced == on_disk_.end() ? "" : synced->second, contents(path + ending), random);
  }
}

namespace {

class PowerLoss : public testing::Test {
 protected:
  PowerLoss() {
    if (!mkdtemp(folder_.data())) throw StoreError("cannot make a folder for the test");
    path_ = folder_ + "/context.db";
    options_.vfs = LosingVfs::name;
    options_.wal_bytes_max = 64 << 10;
  }
  ~PowerLoss() override { std::filesystem::remove_all(folder_); }

  static Table events() {
    return {"events", {{"seq", kit::Kind::integer}, {"data", kit::Kind::text}}, {0}, {{{1}}}};
  }
  void append(Writer& to, std::int64_t seq, Sync sync) {
    const std::string data(static_cast<std::size_t>(seq * 37 % 3000), 'x');
    to.begin(sync);
    to.put(0, std::vector<kit::Value>{seq, data});
    to.put(0, std::vector<kit::Value>{-1, std::to_string(seq)});
    to.commit();
  }
  // How many events are there; -1 when they are not exactly the first so many.
  std::int64_t found(SqliteStore& store) {
    std::int64_t count = 0, counted = 0;
    store.writer().scan(0, {}, [&](std::span<const kit::Value> row) {
      if (row[0].integer() == -1)
        counted = std::stoll(std::string(row[1].text()));
      else if (row[0].integer() != ++count)
        count = -1000000;
      return true;
    });
    return count == counted ? count : -1;
  }

  LosingVfs vfs_;
  SqliteOptions options_;
  std::string folder_ = testing::TempDir() + "madang-power-XXXXXX";
  std::string path_;
};

TEST_F(PowerLoss, full_commits_wait_for_the_disk_and_lazy_ones_do_not) {
  SqliteStore store(path_, options_);
  store.table(events());
  append(store.writer(), 1, Sync::full);
  int before = vfs_.syncs("-wal");
  append(store.writer(), 2, Sync::full);
  EXPECT_EQ(vfs_.syncs("-wal"), before + 1);
  append(store.writer(), 3, Sync::lazy);
  append(store.writer(), 4, Sync::lazy);
  EXPECT_EQ(vfs_.syncs("-wal"), before + 1);
  append(store.writer(), 5, Sync::full);
  EXPECT_EQ(vfs_.syncs("-wal"), before + 2);
}

TEST_F(PowerLoss, at_any_moment_leaves_every_full_commit_and_no_half_one) {
  std::mt19937 random(7);
  SqliteStore store(path_, options_);
  store.table(events());
  std::int64_t acknowledged = 0, begun = 0, shortest = 0;
  int losses = 0;
  const auto lose = [&] {
    const std::string image = folder_ + "/image.db";
    vfs_.lose_power(path_, image, random);
    SqliteOptions plain;
    plain.integrity = Integrity::full;
    SqliteStore left(image, plain);
    if (acknowledged == 0 && begun < 2) return;
    ASSERT_EQ(left.table(events()), 0);
    const std::int64_t events_left = found(left);
    ASSERT_GE(events_left, acknowledged);
    ASSERT_LE(events_left, begun);
    shortest += begun - events_left;
    ++losses;
  };
  vfs_.before_sync = [&] {
    if (random() % 4 == 0) lose();
  };
  for (std::int64_t seq = 1; seq <= 250 && !HasFatalFailure(); ++seq) {
    const Sync sync = random() % 3 == 0 ? Sync::full : Sync::lazy;
    begun = seq;
    append(store.writer(), seq, sync);
    if (sync == Sync::full) acknowledged = seq;
    if (random() % 8 == 0) lose();
    store.writer().maintain();
  }
  vfs_.before_sync = [] {};
  EXPECT_GT(losses, 50);
  EXPECT_GT(shortest, 0) << "nothing was ever lost: the layer does not lose";
}

TEST_F(PowerLoss, that_a_failed_sync_hints_at_stops_the_writer_until_a_restart) {
  {
    SqliteStore store(path_, options_);
    store.table(events());
    append(store.writer(), 1, Sync::full);
    const auto reader = store.reader();
    vfs_.fail_syncs = true;
    EXPECT_THROW(append(store.writer(), 2, Sync::full), StoreError);
    vfs_.fail_syncs = false;
    EXPECT_EQ(reader->count(0, {}), 2);
    EXPECT_THROW(store.writer().begin(Sync::full), StoreError);
    store.writer().rollback();
    store.writer().maintain();
  }
  SqliteStore store(path_, options_);
  store.table(events());
  EXPECT_GE(found(store), 1);
  append(store.writer(), found(store) + 1, Sync::full);
}

TEST_F(PowerLoss, is_not_what_a_full_disk_is) {
  SqliteStore store(path_, options_);
  store.table(events());
  append(store.writer(), 1, Sync::full);
  vfs_.full = true;
  EXPECT_THROW(append(store.writer(), 2, Sync::full), StoreError);
  // So much that SQLite must write before the commit.
  store.writer().begin(Sync::full);
  const std::string data(100'000, 'x');
  const auto fill = [&] {
    for (int i = 2; i < 200; ++i) store.writer().put(0, std::vector<kit::Value>{i, data});
  };
  EXPECT_THROW(fill(), StoreError);
  vfs_.full = false;
  EXPECT_THROW(store.writer().put(0, std::vector<kit::Value>{2, data}), StoreError);
  store.writer().rollback();
  EXPECT_EQ(found(store), 1);
  append(store.writer(), 2, Sync::full);
  EXPECT_EQ(found(store), 2);
}

}  // namespace
}  // namespace runtime::store::sqlite
