// What a context has applied of the others' logs: the position per producer, kept in the same
// transaction as the effect, and the keys that are parked behind an event which could not be
// applied. Context's thread only.
#pragma once
#include <atomic>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "runtime/engine/bus.hpp"
#include "runtime/engine/tables.hpp"

namespace runtime {

class Inbox {
 public:
  // `producers` in the order in which tasks number them.
  Inbox(std::vector<std::string> producers, const Tables& tables, store::Writer& writer);

  const std::vector<std::string>& producers() const { return producers_; }
  // False: applied before, a repeated delivery.
  bool is_new(int producer, std::int64_t seq) const;
  std::int64_t position(int producer) const {
    return positions_[static_cast<std::size_t>(producer)];
  }
  void advance(int producer, std::int64_t seq);  // in the open transaction
  // Keys with an event parked; those that follow are parked behind it.
  bool is_parked(int producer, const std::string& key) const;
  void park(int producer, const PublishedEvent& event, std::string_view reason, kit::Instant at);
  // Parked events of all keys, oldest first; unpark takes one out after it was applied.
  struct Parked {
    std::int64_t id;
    int producer;
    PublishedEvent event;
    std::string reason;
  };
  std::vector<Parked> parked();
  void unpark(std::int64_t id);

  void write_positions();  // once per transaction, before the commit
  void reset();            // after a rollback, and at the start
  // Reached by the last commit; any thread.
  std::int64_t committed(int producer) const {
    return committed_[static_cast<std::size_t>(producer)];
  }
  void committed_all();

 private:
  static std::string name(int producer, const std::string& key);
  void load_parked();

  const std::vector<std::string> producers_;
  const Tables tables_;
  store::Writer& writer_;
  std::vector<std::int64_t> positions_, written_;
  std::vector<std::atomic<std::int64_t>> committed_;
  std::multiset<std::string> parked_keys_;
  std::int64_t last_parked_id_ = 0;
};

}  // namespace runtime
