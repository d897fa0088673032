// The limit program's storage: one thread which commits whatever is queued as one group, and a
// reader. Nothing but SQLite stands between a caller and the disk: WAL, synchronous=FULL, prepared
// statements.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace limit {

struct Order {
  std::int64_t id = 0;
  std::string item;
  std::int64_t qty = 0;
  std::int64_t price = 0;
};

struct Close {
  void operator()(sqlite3* database) const;
  void operator()(sqlite3_stmt* statement) const;
};
using Database = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

// The JSON text of `text`, quotes included, put at the end of `out`.
void append_quoted(std::string& out, const std::string& text);

class Reader {
 public:
  explicit Reader(const std::string& file);
  std::optional<Order> find(std::int64_t id);

 private:
  Database database_;
  Statement find_;
};

// `put` may be called by any thread. `committed` is called by the writer's thread, once for each
// group, after its rows are on the disk and with the ids they got.
class Writer {
 public:
  struct Job {
    Order order;
    std::shared_ptr<void> caller;  // whose order this is; the writer only hands it back
    std::size_t slot = 0;
  };
  using Committed = std::function<void(std::vector<Job>&&)>;

  Writer(const std::string& file, Committed committed);
  void put(Job&& job);
  [[noreturn]] void run();

 private:
  std::vector<Job> take();
  void record(Order& order);
  void append_event(const char* type, const Order& order);

  Database database_;
  Statement begin_, commit_, order_, payment_, event_;
  Committed committed_;
  std::int64_t last_id_ = 0;
  std::string text_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::vector<Job> queue_;
};

}  // namespace limit
