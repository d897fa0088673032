// Requests whose answer comes with a later event of their aggregate. Context's thread only.
#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "runtime/engine/job.hpp"

namespace runtime {

struct Waiter {
  std::function<void(Result&&)> done;
  std::string call_key;   // of a waiting call; a repeated one takes its place
  std::string reply_key;  // of an idempotency key whose reply is still to be kept
  Render render;
  bool created = false;
  std::int64_t deadline_ticks = 0;
};

class Waiters {
 public:
  using Key = std::pair<const kit::AggregateModel*, std::int64_t>;

  void add(const Key& key, Waiter waiter);
  // Takes out all who wait for that aggregate.
  std::vector<Waiter> take(const Key& key);
  const std::vector<Waiter>* find(const Key& key) const;
  // Takes out one whose time is over; false: there is none.
  bool take_expired(std::int64_t now_ticks, Key& key, Waiter& out);
  std::int64_t next_deadline() const;

 private:
  std::map<Key, std::vector<Waiter>> waiting_;
  std::deque<std::pair<std::int64_t, Key>> deadlines_;  // ascending: all wait equally long
};

}  // namespace runtime
