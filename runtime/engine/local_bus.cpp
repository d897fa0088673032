// Feeds over stores.
#include "runtime/engine/local_bus.hpp"

#include <algorithm>

#include "runtime/engine/tables.hpp"

namespace runtime {

// From memory when the consumer keeps up, else from the producer's store.
class LocalFeed final : public EventFeed {
 public:
  LocalFeed(std::unique_ptr<store::Reader> reader, std::shared_ptr<LocalBus::Log> log)
      : reader_(std::move(reader)), shared_(std::move(log)), log_(*shared_) {
    const std::lock_guard lock(log_.mutex);
    position_ = log_.positions.insert(log_.positions.end(), 0);
  }
  ~LocalFeed() override {
    const std::lock_guard lock(log_.mutex);
    log_.positions.erase(position_);
  }

  void read(std::int64_t after, std::size_t limit, std::vector<EventRef>& out) override {
    const std::int64_t head = log_.head;
    if (head <= after || from_memory(after, limit, out)) return;
    std::vector<PublishedEvent> stored;
    read_events(*reader_, log_.events, after, head, limit, stored);
    for (auto& event : stored) out.push_back(std::make_shared<PublishedEvent>(std::move(event)));
    // From here on it may keep up.
    const std::lock_guard lock(log_.mutex);
    *position_ = out.empty() ? head : out.back()->seq;
  }

 private:
  bool from_memory(std::int64_t after, std::size_t limit, std::vector<EventRef>& out) {
    const std::lock_guard lock(log_.mutex);
    const auto& recent = log_.recent;
    if (recent.empty() || recent.front()->seq > after + 1) return false;
    // Announced without its events, so the store has to be asked.
    if (after >= recent.back()->seq) return false;
    const auto next =
        std::upper_bound(recent.begin(), recent.end(), after,
                         [](std::int64_t seq, const EventRef& event) { return seq < event->seq; });
    const auto first = static_cast<std::size_t>(next - recent.begin());
    const auto last = std::min(first + limit, recent.size());
    for (std::size_t i = first; i < last; ++i) out.push_back(recent[i]);
    *position_ = recent[last - 1]->seq;
    return true;
  }

  const std::unique_ptr<store::Reader> reader_;
  const std::shared_ptr<LocalBus::Log> shared_;
  LocalBus::Log& log_;
  std::list<std::int64_t>::iterator position_;
};

void read_events(store::Reader& reader, store::TableId events, std::int64_t after,
                 std::int64_t head, std::size_t limit, std::vector<PublishedEvent>& out) {
  using Test = store::Condition::Test;
  const store::Query query{
      {{events::seq, Test::greater, after}, {events::seq, Test::at_most, head}},
      {},
      0,
      static_cast<std::int64_t>(limit)};
  reader.scan(events, query, [&](std::span<const kit::Value> row) {
    PublishedEvent event;
    event.seq = row[events::seq].integer();
    event.aggregate = row[events::aggregate].text();
    event.aggregate_id = row[events::aggregate_id].integer();
    event.version = row[events::version].integer();
    event.type = row[events::type].text();
    event.internal = row[events::internal].integer() != 0;
    event.at_ms = row[events::at].integer();
    event.correlation = row[events::correlation].text();
    event.data = row[events::data].text();
    out.push_back(std::move(event));
    return true;
  });
}

void LocalBus::add(const std::string& producer, store::Store& store, store::TableId events,
                   std::int64_t head) {
  auto log = std::make_shared<Log>();
  log->store = &store;
  log->events = events;
  log->head = head;
  logs_[producer] = std::move(log);
}

std::unique_ptr<EventFeed> LocalBus::feed(const std::string& producer, std::function<void()> wake) {
  const auto& log = logs_.at(producer);
  if (wake) log->wakes.push_back(std::move(wake));
  return std::make_unique<LocalFeed>(log->store->reader(), log);
}

void LocalBus::announce(const std::string& producer, std::int64_t head,
                        std::vector<EventRef> recent) {
  Log& log = *logs_.at(producer);
  {
    const std::lock_guard lock(log.mutex);
    if (!recent.empty() && !log.recent.empty() && recent.front()->seq != log.recent.back()->seq + 1)
      log.recent.clear();
    for (auto& event : recent) log.recent.push_back(std::move(event));
    log.forget();
  }
  if (log.head.exchange(head) == head) return;
  for (const auto& wake : log.wakes) wake();
}

// What all have read that keep up, and what is too much to wait for those who don't.
void LocalBus::Log::forget() {
  if (recent.empty()) return;
  std::int64_t read = INT64_MAX;
  for (const auto position : positions)
    if (position + 1 >= recent.front()->seq) read = std::min(read, position);
  if (read == INT64_MAX) read = 0;  // nobody keeps up
  while (!recent.empty() && (recent.size() > recent_max || recent.front()->seq <= read))
    recent.pop_front();
}

std::int64_t LocalBus::head(const std::string& producer) const { return logs_.at(producer)->head; }

}  // namespace runtime
