// The seam between a producer's event log and those who follow it. In one process a feed reads the
// producer's log itself; in a fleet the same events come over a topic.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kit/model.hpp"

namespace runtime {

struct PublishedEvent {
  std::int64_t seq = 0;  // per producer; a hole is never filled later
  std::string aggregate;
  std::int64_t aggregate_id = 0;
  std::int64_t version = 0;
  std::string type;
  bool internal = false;
  std::int64_t at_ms = 0;
  std::string correlation;
  std::string data;  // the event's fields as one flat JSON object
  kit::Box event;    // the same as its own type, where the producer is in this process; else empty
  // What it is about: events of one key stay in order, "order/12".
  std::string key() const { return aggregate + "/" + std::to_string(aggregate_id); }
};
using EventRef = std::shared_ptr<const PublishedEvent>;

// One consumer's view of one producer. Used by the consumer's thread.
class EventFeed {
 public:
  virtual ~EventFeed() = default;
  // Events after that sequence, in order and none left out, at most `limit`; only what was
  // announced. Some before it may come again, in front of the new ones. Nothing may come although
  // there is more, for a while: whoever reads tries again later.
  virtual void read(std::int64_t after, std::size_t limit, std::vector<EventRef>& out) = 0;
};

class Bus {
 public:
  virtual ~Bus() = default;
  // By any thread; with `wake` only before the first announce. `wake` is called from any thread
  // when there may be more to read; it must outlive the bus's use of it.
  virtual std::unique_ptr<EventFeed> feed(const std::string& producer,
                                          std::function<void()> wake) = 0;
  // The producer's log is committed up to there, and what others may act on is on the disk.
  // `recent` are the last events of it, so that whoever keeps up need not read them from the log;
  // it may be empty.
  virtual void announce(const std::string& producer, std::int64_t head,
                        std::vector<EventRef> recent) = 0;
};

}  // namespace runtime
