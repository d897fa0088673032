// SQLite used as directly as it can be. Anything unexpected ends the program: a benchmark that goes
// on after an error measures the wrong thing.
#include "bench/limit_store.hpp"

#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace limit {
namespace {

constexpr std::size_t group_max = 256;

constexpr const char* schema = R"(
  CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY, item TEXT, qty INTEGER, price INTEGER);
  CREATE TABLE IF NOT EXISTS payments (id INTEGER PRIMARY KEY, order_id INTEGER, amount INTEGER);
  CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY, type TEXT, key INTEGER, body TEXT);)";

void check(int code, sqlite3* database, const char* what) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  std::fprintf(stderr, "limit: %s: %s\n", what, sqlite3_errmsg(database));
  std::exit(1);
}

Database open(const std::string& file, int flags) {
  sqlite3* database = nullptr;
  check(sqlite3_open_v2(file.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr), database,
        file.c_str());
  return Database(database);
}

void execute(const Database& database, const char* sql) {
  check(sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr), database.get(), sql);
}

Statement prepare(const Database& database, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v3(database.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr),
        database.get(), sql);
  return Statement(statement);
}

void bind(const Statement& to, int at, std::int64_t value) {
  sqlite3_bind_int64(to.get(), at, value);
}

void bind(const Statement& to, int at, const std::string& value) {
  sqlite3_bind_text(to.get(), at, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
}

// Runs a statement that gives no rows, with its parameters in their order.
template <typename... Values>
void run_once(const Statement& statement, const Values&... values) {
  int at = 0;
  (bind(statement, ++at, values), ...);
  check(sqlite3_step(statement.get()), sqlite3_db_handle(statement.get()), "step");
  sqlite3_reset(statement.get());
}

std::int64_t now_ms() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

}  // namespace

void Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }
void Close::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void append_quoted(std::string& out, const std::string& text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      out += escape;
    } else {
      out += c;
    }
  }
  out += '"';
}

Reader::Reader(const std::string& file)
    : database_(open(file, SQLITE_OPEN_READONLY)),
      find_(prepare(database_, "SELECT item, qty, price FROM orders WHERE id = ?")) {}

std::optional<Order> Reader::find(std::int64_t id) {
  sqlite3_stmt* statement = find_.get();
  sqlite3_bind_int64(statement, 1, id);
  std::optional<Order> found;
  const int code = sqlite3_step(statement);
  check(code, database_.get(), "find");
  if (code == SQLITE_ROW) {
    found = Order{id, reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)),
                  sqlite3_column_int64(statement, 1), sqlite3_column_int64(statement, 2)};
  }
  sqlite3_reset(statement);
  return found;
}

Writer::Writer(const std::string& file, Committed committed)
    : database_(open(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)),
      committed_(std::move(committed)) {
  execute(database_, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
  execute(database_, schema);
  begin_ = prepare(database_, "BEGIN IMMEDIATE");
  commit_ = prepare(database_, "COMMIT");
  order_ = prepare(database_, "INSERT INTO orders VALUES (?, ?, ?, ?)");
  payment_ = prepare(database_, "INSERT INTO payments (order_id, amount) VALUES (?, ?)");
  event_ = prepare(database_, "INSERT INTO events (type, key, body) VALUES (?, ?, ?)");
  const Statement last = prepare(database_, "SELECT coalesce(max(id), 0) FROM orders");
  check(sqlite3_step(last.get()), database_.get(), "last id");
  last_id_ = sqlite3_column_int64(last.get(), 0);
}

void Writer::put(Job&& job) {
  bool was_empty = false;
  {
    const std::lock_guard lock(mutex_);
    was_empty = queue_.empty();
    queue_.push_back(std::move(job));
  }
  if (was_empty) filled_.notify_one();
}

std::vector<Writer::Job> Writer::take() {
  std::unique_lock lock(mutex_);
  filled_.wait(lock, [this] { return !queue_.empty(); });
  std::vector<Job> group;
  if (queue_.size() <= group_max) {
    group.swap(queue_);
  } else {
    const auto end = queue_.begin() + group_max;
    group.assign(std::make_move_iterator(queue_.begin()), std::make_move_iterator(end));
    queue_.erase(queue_.begin(), end);
  }
  return group;
}

void Writer::run() {
  for (;;) {
    std::vector<Job> group = take();
    run_once(begin_);
    for (Job& job : group) record(job.order);
    run_once(commit_);
    committed_(std::move(group));
  }
}

void Writer::record(Order& order) {
  order.id = ++last_id_;
  run_once(order_, order.id, order.item, order.qty, order.price);
  run_once(payment_, order.id, order.qty * order.price);
  append_event("OrderPlaced", order);
  append_event("PaymentApproved", order);
}

void Writer::append_event(const char* type, const Order& order) {
  const std::string id = std::to_string(order.id);
  text_.assign("{\"eventType\":\"").append(type);
  text_.append("\",\"timestamp\":").append(std::to_string(now_ms()));
  text_.append(",\"id\":").append(id).append(",\"orderId\":").append(id).append(",\"item\":");
  append_quoted(text_, order.item);
  text_.append(",\"amount\":").append(std::to_string(order.qty * order.price)).append("}");
  run_once(event_, std::string(type), order.id, text_);
}

}  // namespace limit
