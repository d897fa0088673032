// What only a store in a file can get wrong: locks, damage, growth, threads, and how it looks to
// others.
#include "runtime/store/sqlite/sqlite_store.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

namespace runtime::store {
namespace {

using kit::Value;
using Values = std::vector<kit::Value>;

Table accounts() {
  using K = kit::Kind;
  return {"계좌",
          {{"id", K::integer},
           {"balance", K::integer},
           {"openedAt", K::instant},
           {"frozen", K::boolean},
           {"note", K::text}},
          {0},
          {{{4}}}};
}

class SqliteFile : public testing::Test {
 protected:
  SqliteFile() {
    if (!mkdtemp(folder_.data())) throw StoreError("cannot make a folder for the test");
    path_ = folder_ + "/bank.db";
  }
  ~SqliteFile() override { std::filesystem::remove_all(folder_); }

  static Values account(std::int64_t id, std::int64_t balance, std::string_view note = "") {
    return {id, balance, 1'725'186'030'000, false, note};
  }
  static void put(SqliteStore& store, const Values& row, Sync sync = Sync::full) {
    store.writer().begin(sync);
    store.writer().put(0, row);
    store.writer().commit();
  }
  // A file with some hundred pages, closed.
  void make_file() {
    SqliteStore store(path_);
    store.table(accounts());
    store.writer().begin(Sync::full);
    for (int i = 0; i < 2000; ++i) {
      const std::string note = std::to_string(i * 7919 % 2000) + std::string(100, 'n');
      store.writer().put(0, account(i, i, note));
    }
    store.writer().commit();
  }
  std::string refusal(const SqliteOptions& options = {}) {
    try {
      SqliteStore store(path_, options);
      store.table(accounts());
      return "";
    } catch (const StoreError& error) {
      return error.what();
    }
  }
  void overwrite(std::int64_t at, std::string_view with) {
    std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file.write(with.data(), static_cast<std::streamsize>(with.size()));
  }
  // What a stranger's SQLite answers: the first row, its columns separated by |.
  std::string asked(const std::string& sql) {
    sqlite3* database = nullptr;
    std::string out;
    sqlite3_open_v2(path_.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr);
    const auto take = [](void* to, int count, char** values, char**) {
      for (int i = 0; i < count; ++i)
        static_cast<std::string*>(to)->append(values[i] ? values[i] : "null").append("|");
      return 0;
    };
    sqlite3_exec(database, sql.c_str(), take, &out, nullptr);
    sqlite3_close(database);
    return out;
  }

  std::string folder_ = testing::TempDir() + "madang-sqlite-XXXXXX";
  std::string path_;
};

TEST_F(SqliteFile, shows_its_rows_to_a_stranger_as_anyone_would_expect) {
  {
    SqliteStore store(path_);
    store.table(accounts());
    put(store, account(7, 100, "김철수"));
  }
  EXPECT_EQ(asked("SELECT * FROM 계좌"), "7|100|2024-09-01T10:20:30.000Z|0|김철수|");
  EXPECT_EQ(asked("SELECT rowid, typeof(openedAt) FROM 계좌"), "7|text|");
  EXPECT_EQ(asked("SELECT journal_mode FROM pragma_journal_mode"), "wal|");
}

TEST_F(SqliteFile, takes_a_time_that_somebody_wrote_by_hand_and_refuses_nonsense) {
  make_file();
  asked("UPDATE 계좌 SET openedAt='2024-09-01 10:20' WHERE id=1");
  asked("UPDATE 계좌 SET openedAt='soon' WHERE id=2");
  SqliteStore store(path_);
  store.table(accounts());
  EXPECT_TRUE(store.writer().get(0, Values{1},
                                 [](auto row) { return row[2].integer() == 1'725'186'000'000; }));
  EXPECT_THROW(store.writer().get(0, Values{2}, [](auto) { return true; }), StoreError);
}

TEST_F(SqliteFile, keeps_what_an_older_program_does_not_know) {
  {
    SqliteStore store(path_);
    store.table(accounts());
    put(store, account(1, 5, "one"));
    put(store, account(2, 6, "two"));
  }
  Table fewer = accounts();
  fewer.columns.resize(2);
  fewer.indexes.clear();
  {
    SqliteStore store(path_);
    store.table(fewer);
    put(store, {1, 7});
    store.writer().begin(Sync::full);
    bool given = false;
    store.writer().put_all(0, [&](Values& row) {
      row = {2, 8};
      return !std::exchange(given, true);
    });
    store.writer().commit();
  }
  EXPECT_EQ(asked("SELECT balance, note FROM 계좌 WHERE id=1"), "7|one|");
  EXPECT_EQ(asked("SELECT balance, note FROM 계좌 WHERE id=2"), "8|two|");
}

TEST_F(SqliteFile, is_held_by_one_store_at_a_time) {
  {
    const SqliteStore first(path_);
    EXPECT_NE(refusal().find("held by process " + std::to_string(getpid())), std::string::npos);
  }
  EXPECT_EQ(refusal(), "");
}

TEST_F(SqliteFile, is_refused_to_a_second_process) {
  const SqliteStore first(path_);
  const pid_t child = fork();
  if (child == 0) _exit(refusal().find("stop that one first") != std::string::npos ? 0 : 1);
  int status = -1;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST_F(SqliteFile, in_a_missing_folder_is_refused_with_advice) {
  path_ = folder_ + "/nowhere/bank.db";
  EXPECT_NE(refusal().find("its folder must exist"), std::string::npos);
}

TEST_F(SqliteFile, that_is_damaged_is_refused_at_the_start) {
  make_file();
  const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path_));
  const std::string whole = [&] {
    std::ifstream file(path_, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  const auto damaged = [&](std::int64_t at, std::string_view with) {
    overwrite(0, whole);
    overwrite(at, with);
    return refusal();
  };
  EXPECT_EQ(damaged(0, whole.substr(0, 1)), "");
  EXPECT_NE(damaged(0, "Something else!!").find("damaged"), std::string::npos);
  EXPECT_NE(damaged(100, std::string(8, '\xff')).find("damaged"), std::string::npos);
  for (std::int64_t page = 4096; page < size; page += 4096 * 5)
    EXPECT_NE(damaged(page, std::string(64, '\x5a')).find("damaged"), std::string::npos) << page;
  overwrite(0, whole);
  std::filesystem::resize_file(path_, static_cast<std::uintmax_t>(size / 2));
  EXPECT_NE(refusal().find("backup"), std::string::npos);
}

TEST_F(SqliteFile, that_is_large_is_not_read_as_a_whole_unless_told_to) {
  make_file();
  overwrite(4096 * 50, std::string(64, '\x5a'));
  SqliteOptions options;
  options.quick_check_bytes_max = 4096;
  EXPECT_EQ(refusal(options), "");
  options.integrity = Integrity::quick;
  EXPECT_NE(refusal(options).find("damaged"), std::string::npos);
  options.integrity = Integrity::full;
  EXPECT_NE(refusal(options).find("damaged"), std::string::npos);
  options.integrity = Integrity::schema;
  EXPECT_EQ(refusal(options), "");
}

TEST_F(SqliteFile, takes_no_tables_once_it_is_used) {
  SqliteStore store(path_);
  store.table(accounts());
  store.reader();
  EXPECT_THROW(store.table(accounts()), StoreError);
}

TEST_F(SqliteFile, has_a_log_that_stays_bounded) {
  SqliteStore store(path_);
  store.table(accounts());
  const auto reader = store.reader();
  std::uintmax_t largest = 0;
  const auto limit = static_cast<std::uintmax_t>(SqliteOptions{}.wal_bytes_max);
  for (int i = 0; i < 20'000; ++i) {
    put(store, account(i % 500, i), Sync::lazy);
    store.writer().maintain();
    if (i % 100 == 0) {
      EXPECT_GE(reader->count(0, {}), 1);
      largest = std::max(largest, std::filesystem::file_size(path_ + "-wal"));
    }
  }
  EXPECT_GT(largest, limit / 4 * 3) << "it never came near the limit";
  EXPECT_LT(largest, limit / 4 * 5);
}

TEST_F(SqliteFile, empties_the_log_that_a_long_reader_kept_alive) {
  SqliteOptions options;
  options.wal_bytes_max = 256 << 10;
  SqliteStore store(path_, options);
  store.table(accounts());
  put(store, account(0, 0));
  const auto reader = store.reader();
  const auto log_size = [&] { return std::filesystem::file_size(path_ + "-wal"); };
  const auto write = [&](int times) {
    for (int i = 0; i < times; ++i) {
      put(store, account(i, i), Sync::lazy);
      store.writer().maintain();
    }
  };
  reader->scan(0, {}, [&](auto) {
    write(1000);
    EXPECT_GT(log_size(), 4U << 20);
    return true;
  });
  write(100);
  EXPECT_LT(log_size(), 2U << 20);
  EXPECT_EQ(reader->count(0, {}), 1000);
}

TEST_F(SqliteFile, empties_the_log_under_readers_that_leave_no_gap) {
  SqliteOptions options;
  options.wal_bytes_max = 64 << 10;
  options.truncate_busy_ms = 5'000;  // on a busy machine a reader's turn takes long
  SqliteStore store(path_, options);
  store.table(accounts());
  put(store, account(0, 0));
  std::atomic<bool> done = false;
  std::atomic<int> begun = 0;
  // Each reads until the other has begun after it, and long enough for some commits to fall behind.
  const auto read = [&](Reader& reader) {
    while (!done)
      reader.scan(0, {}, [&](auto) {
        const int mine = ++begun;
        for (int turn = 0; turn < 200; ++turn) std::this_thread::yield();
        while (begun == mine && !done) std::this_thread::yield();
        return false;
      });
  };
  const auto one = store.reader(), another = store.reader();
  std::thread first(read, std::ref(*one)), second(read, std::ref(*another));
  std::uintmax_t largest = 0;
  for (int i = 0; i < 3000 || begun < 4; ++i) {
    put(store, account(i % 100, i), Sync::lazy);
    store.writer().maintain();
    largest = std::max(largest, std::filesystem::file_size(path_ + "-wal"));
  }
  done = true;
  first.join();
  second.join();
  EXPECT_LT(largest, 8U << 20);
}

TEST_F(SqliteFile, shows_whole_transactions_to_readers_in_other_threads) {
  SqliteOptions options;
  options.wal_bytes_max = 64 << 10;
  SqliteStore store(path_, options);
  store.table(accounts());
  store.writer().begin(Sync::full);
  for (int i = 0; i < 10; ++i) store.writer().put(0, account(i, 100));
  store.writer().commit();
  std::atomic<bool> done = false;
  std::atomic<int> reads = 0, wrong = 0;
  const auto read = [&](Reader& reader) {
    while (!done || reads < 100) {
      std::int64_t sum = 0;
      reader.scan(0, {}, [&](auto row) {
        sum += row[1].integer();
        return true;
      });
      if (sum != 1000) ++wrong;
      ++reads;
    }
  };
  const auto one = store.reader(), another = store.reader();
  std::thread first(read, std::ref(*one)), second(read, std::ref(*another));
  for (int i = 1; i <= 3000 || reads < 100; ++i) {
    store.writer().begin(Sync::lazy);
    store.writer().put(0, account(i % 10, 100 - i));
    store.writer().put(0, account((i + 1) % 10, 100 + i));
    for (int rest = 2; rest < 10; ++rest) store.writer().put(0, account((i + rest) % 10, 100));
    store.writer().commit();
    store.writer().maintain();
  }
  done = true;
  first.join();
  second.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace runtime::store
