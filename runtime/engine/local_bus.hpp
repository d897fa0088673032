// The bus of one process: a feed reads the producer's own log in its store, up to what is known to
// be on disk.
#pragma once
#include <atomic>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "runtime/engine/bus.hpp"
#include "runtime/store/store.hpp"

namespace runtime {

class LocalBus final : public Bus {
 public:
  // Before any feed: the producer's store, its event table, and the head of its log at the start.
  void add(const std::string& producer, store::Store& store, store::TableId events,
           std::int64_t head);

  std::unique_ptr<EventFeed> feed(const std::string& producer, std::function<void()> wake) override;
  void announce(const std::string& producer, std::int64_t head,
                std::vector<EventRef> recent) override;
  std::int64_t head(const std::string& producer) const;

 private:
  friend class LocalFeed;
  static constexpr std::size_t recent_max = 4'096;  // events kept for those who keep up
  struct Log {
    store::Store* store = nullptr;
    store::TableId events = -1;
    std::atomic<std::int64_t> head = 0;
    std::vector<std::function<void()>> wakes;  // complete before the first announce
    std::mutex mutex;                          // guards what follows
    std::deque<EventRef> recent;               // the last events up to head, without a gap
    std::list<std::int64_t> positions;         // that each feed has read from there
    void forget();
  };
  std::map<std::string, std::shared_ptr<Log>> logs_;  // feeds have them, too
};

// Reads event rows of one log after a sequence, up to `head`.
void read_events(store::Reader& reader, store::TableId events, std::int64_t after,
                 std::int64_t head, std::size_t limit, std::vector<PublishedEvent>& out);

}  // namespace runtime
