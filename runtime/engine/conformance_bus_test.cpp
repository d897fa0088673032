// What every bus promises to those who follow a producer: all of its events, in order, none before
// it is safe; some may come again. Written once, run for each implementation.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "runtime/engine/local_bus.hpp"
#include "runtime/engine/tables.hpp"
#include "runtime/sim/lossy.hpp"
#include "runtime/store/simulated/simulated_store.hpp"
#include "runtime/store/sqlite/sqlite_store.hpp"

namespace runtime {
namespace {

constexpr const char* shop = "shop";
constexpr std::size_t many = 256;

// A bus and the logs of its producers, "shop" and "other".
class Rig {
 public:
  virtual ~Rig() = default;
  virtual Bus& bus() = 0;
  virtual store::Store& log(const std::string& producer) = 0;
  virtual void restart() = 0;  // the process ends and starts again on the same logs
  store::TableId table = -1;
};

class LocalRig final : public Rig {
 public:
  LocalRig() : folder_(testing::TempDir() + "madang-bus-XXXXXX") {
    if (!mkdtemp(folder_.data())) throw std::runtime_error("cannot make a folder for the test");
    restart();
  }
  ~LocalRig() override {
    stores_.clear();
    std::filesystem::remove_all(folder_);
  }
  Bus& bus() override { return *bus_; }
  store::Store& log(const std::string& producer) override { return *stores_.at(producer); }
  void restart() override {
    bus_ = std::make_unique<LocalBus>();
    stores_.clear();
    for (const char* name : {shop, "other"}) {
      auto& store = stores_[name];
      store = std::make_unique<store::SqliteStore>(folder_ + "/" + name + ".db");
      table = store->table(events::table());
      bus_->add(name, *store, table, store::last_of(*store->reader(), table));
    }
  }

 private:
  std::string folder_;
  std::map<std::string, std::unique_ptr<store::SqliteStore>> stores_;
  std::unique_ptr<LocalBus> bus_;
};

class LossyRig final : public Rig {
 public:
  LossyRig() {
    chances_.event_late = chances_.event_again = 300;
    restart();
  }
  Bus& bus() override { return *lossy_; }
  store::Store& log(const std::string& producer) override { return stores_.at(producer); }
  void restart() override {
    real_ = std::make_unique<LocalBus>();
    for (const char* name : {shop, "other"}) {
      table = stores_[name].table(events::table());
      real_->add(name, stores_[name], table, store::last_of(*stores_[name].reader(), table));
    }
    lossy_ = std::make_unique<sim::LossyBus>(*real_, random_, chances_);
  }

 private:
  std::map<std::string, store::SimulatedStore> stores_;
  SeededRandom random_{11};
  sim::Chances chances_;
  std::unique_ptr<LocalBus> real_;
  std::unique_ptr<sim::LossyBus> lossy_;
};

struct Kind {
  const char* name;
  std::unique_ptr<Rig> (*make)();
  bool threads;  // real ones may use it
  friend std::ostream& operator<<(std::ostream& out, const Kind& kind) { return out << kind.name; }
};

template <class T>
std::unique_ptr<Rig> make() {
  return std::make_unique<T>();
}

PublishedEvent event(std::int64_t seq) {
  PublishedEvent out;
  out.seq = seq;
  out.aggregate = "order";
  out.aggregate_id = seq % 3;
  out.version = seq / 3 + 1;
  out.type = "Placed";
  out.internal = seq % 5 == 0;
  out.at_ms = 1'767'225'600'000 + seq;
  out.correlation = "story" + std::to_string(seq);
  out.data = R"({"id":)" + std::to_string(seq) + R"(,"item":"치킨"})";
  return out;
}

std::string text(const PublishedEvent& e) {
  return std::to_string(e.seq) + " " + e.aggregate + "/" + std::to_string(e.aggregate_id) + " " +
         std::to_string(e.version) + (e.internal ? " internal " : " ") + e.type + " " +
         std::to_string(e.at_ms) + " " + e.correlation + " " + e.data;
}

// Reads on from a sequence as a consumer does, and looks at each answer.
struct Follower {
  // Longer than any bad luck in the lossy one, of which an empty answer means little.
  static constexpr int silent_max = 40;
  std::unique_ptr<EventFeed> feed;
  std::int64_t at = 0;
  std::vector<std::int64_t> seen = {};

  void read(std::size_t limit) {
    std::vector<EventRef> out;
    feed->read(at, limit, out);
    EXPECT_LE(out.size(), limit);
    for (const auto& each : out) {
      EXPECT_EQ(text(*each), text(event(each->seq)));
      if (each->seq <= at) continue;  // again
      at = each->seq;
      seen.push_back(each->seq);
    }
  }
  // Nothing more comes, however often it is asked.
  void read_all(std::size_t limit = many) {
    int silent = 0;
    for (std::size_t before = seen.size(); silent < silent_max; before = seen.size()) {
      read(limit);
      silent = seen.size() == before ? silent + 1 : 0;
    }
  }
};

class Buses : public testing::TestWithParam<Kind> {
 protected:
  Buses() : rig_(GetParam().make()) {}
  Bus& bus() { return rig_->bus(); }
  void restart() { rig_->restart(); }

  static std::vector<std::int64_t> range(std::int64_t first, std::int64_t last) {
    std::vector<std::int64_t> out;
    for (; first <= last; ++first) out.push_back(first);
    return out;
  }
  std::vector<EventRef> record(const std::vector<std::int64_t>& seqs, const char* producer = shop) {
    std::vector<EventRef> out;
    auto& writer = rig_->log(producer).writer();
    writer.begin(store::Sync::lazy);
    for (const auto seq : seqs) {
      const PublishedEvent e = event(seq);
      const kit::Value row[] = {e.seq,      e.aggregate, e.aggregate_id, e.version, e.type,
                                e.internal, e.at_ms,     e.correlation,  "request", e.data,
                                {}};
      EXPECT_TRUE(writer.insert(rig_->table, row));
      out.push_back(std::make_shared<const PublishedEvent>(e));
    }
    writer.commit();
    return out;
  }
  void publish(std::int64_t first, std::int64_t last, const char* producer = shop) {
    bus().announce(producer, last, record(range(first, last), producer));
  }
  // Whose events nobody kept in memory.
  void publish_silently(std::int64_t first, std::int64_t last) {
    record(range(first, last));
    bus().announce(shop, last, {});
  }
  Follower follow(std::int64_t from = 0, const char* producer = shop) {
    return {bus().feed(producer, {}), from, {}};
  }
  std::unique_ptr<Rig> rig_;
};
INSTANTIATE_TEST_SUITE_P(each_bus, Buses,
                         testing::Values(Kind{"local", &make<LocalRig>, true},
                                         Kind{"lossy", &make<LossyRig>, false}),
                         testing::PrintToStringParamName());

TEST_P(Buses, bring_every_event_in_order_and_skip_none) {
  for (const std::size_t limit : {std::size_t{1}, std::size_t{3}, many}) {
    rig_ = GetParam().make();
    auto follower = follow();
    for (std::int64_t at = 1; at < 60; at += 6) {
      publish(at, at + 5);
      follower.read(limit);
    }
    follower.read_all(limit);
    EXPECT_EQ(follower.seen, range(1, 60)) << "at most " << limit << " at once";
  }
}

TEST_P(Buses, bring_nothing_before_it_was_announced) {
  auto follower = follow();
  record(range(1, 5));
  follower.read_all();
  EXPECT_EQ(follower.seen, range(1, 0));
  bus().announce(shop, 3, {});
  follower.read_all();
  EXPECT_EQ(follower.seen, range(1, 3));
}

TEST_P(Buses, bring_what_was_announced_without_its_events) {
  publish(1, 4);
  publish_silently(5, 8);
  auto follower = follow();
  follower.read_all();
  EXPECT_EQ(follower.seen, range(1, 8)) << "nobody has to announce again for that";
  publish(9, 12);
  follower.read_all();
  EXPECT_EQ(follower.seen, range(1, 12));
  auto late = follow(2);
  late.read_all();
  EXPECT_EQ(late.seen, range(3, 12)) << "from before and behind those";
}

TEST_P(Buses, are_not_held_up_by_sequences_that_were_never_given) {
  auto follower = follow();
  bus().announce(shop, 6, record({1, 2, 5, 6}));
  follower.read_all(1);
  EXPECT_EQ(follower.seen, (std::vector<std::int64_t>{1, 2, 5, 6}));
  bus().announce(shop, 9, record({9}));
  follower.read_all(1);
  EXPECT_EQ(follower.seen, (std::vector<std::int64_t>{1, 2, 5, 6, 9}));
  auto late = follow(3);
  late.read_all(2);
  EXPECT_EQ(late.seen, (std::vector<std::int64_t>{5, 6, 9}));
}

TEST_P(Buses, bring_a_latecomer_all_that_is_kept_of_old) {
  constexpr std::int64_t count = 3'000;
  for (std::int64_t at = 1; at < count; at += 100) publish(at, at + 99);
  auto late = follow();
  late.read_all();
  EXPECT_EQ(late.seen, range(1, count));
  auto later = follow(count - 5);
  later.read_all();
  EXPECT_EQ(later.seen, range(count - 4, count));
}

TEST_P(Buses, bring_after_a_restart_what_was_not_read_before_it) {
  publish(1, 10);
  restart();
  auto follower = follow(4);
  follower.read_all();
  publish(11, 12);
  follower.read_all();
  EXPECT_EQ(follower.seen, range(5, 12));
}

TEST_P(Buses, serve_each_follower_at_its_own_pace) {
  auto fast = follow(), slow = follow();
  publish(1, 5);
  fast.read_all();
  publish(6, 9);
  slow.read_all(2);
  fast.read_all();
  EXPECT_EQ(fast.seen, range(1, 9));
  EXPECT_EQ(slow.seen, range(1, 9));
}

TEST_P(Buses, keep_producers_apart) {
  auto one = follow(), other = follow(0, "other");
  publish(1, 3);
  publish(1, 5, "other");
  one.read_all();
  other.read_all();
  EXPECT_EQ(one.seen, range(1, 3));
  EXPECT_EQ(other.seen, range(1, 5));
}

TEST_P(Buses, wake_those_who_asked_for_it_when_there_is_more_to_read) {
  int first = 0, second = 0, elsewhere = 0;
  const auto one = bus().feed(shop, [&] { ++first; });
  const auto two = bus().feed(shop, [&] { ++second; });
  const auto three = bus().feed("other", [&] { ++elsewhere; });
  const auto deaf = follow();
  publish(1, 2);
  EXPECT_GE(std::min(first, second), 1);
  const int before = first;
  publish(3, 3);
  EXPECT_GT(first, before);
  EXPECT_EQ(elsewhere, 0);
}

TEST_P(Buses, have_what_they_wake_for) {
  auto follower = follow();
  std::vector<std::int64_t> seen_when_woken;
  const auto waking = bus().feed(shop, [&] {
    follower.read_all();
    seen_when_woken = follower.seen;
  });
  publish(1, 2);
  EXPECT_EQ(seen_when_woken, range(1, 2));
}

TEST_P(Buses, may_be_read_while_another_thread_announces) {
  if (!GetParam().threads) GTEST_SKIP() << "belongs to one thread";
  constexpr std::int64_t count = 400;
  auto follower = follow();
  std::thread producer([&] {
    for (std::int64_t at = 1; at < count; at += 4)
      at % 3 == 0 ? publish_silently(at, at + 3) : publish(at, at + 3);
  });
  while (follower.at < count && !HasFailure()) {
    const auto passing = bus().feed(shop, {});
    follower.read(7);
  }
  producer.join();
  EXPECT_EQ(follower.seen, range(1, count));
}

}  // namespace
}  // namespace runtime
