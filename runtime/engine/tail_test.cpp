// What several producers said is heard in the order in which it happened, however long ago.
#include "runtime/engine/tail.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "runtime/store/simulated/simulated_store.hpp"

namespace runtime {
namespace {

using Log = std::vector<EventRef>;

// A producer's log in memory.
class LogFeed final : public EventFeed {
 public:
  explicit LogFeed(const Log& log) : log_(log) {}
  void read(std::int64_t after, std::size_t limit, std::vector<EventRef>& out) override {
    for (const auto& event : log_)
      if (event->seq > after && out.size() < limit) out.push_back(event);
  }

 private:
  const Log& log_;
};

// A context that follows "door" and "till".
class Follower : public testing::Test {
 protected:
  Follower() { open(); }
  void open() {
    const Tables tables = open_tables(store_);
    inbox_ =
        std::make_unique<Inbox>(std::vector<std::string>{"door", "till"}, tables, store_.writer());
    tails_ = std::make_unique<Tails>();
    for (const int at : {0, 1})
      tails_->add(std::make_unique<Tail>(at, std::set<std::string>{"Said"},
                                         std::make_unique<LogFeed>(logs_[at]), *inbox_, queue_));
  }
  void happens(int producer, std::int64_t at_ms, const char* type = "Said") {
    auto event = std::make_shared<PublishedEvent>();
    event->seq = static_cast<std::int64_t>(logs_[producer].size()) + 1;
    event->type = type;
    event->at_ms = at_ms;
    logs_[producer].push_back(std::move(event));
  }
  // Steps until nothing comes any more, and applies what has come; the times of that.
  std::vector<std::int64_t> heard() {
    std::vector<std::int64_t> out;
    while (tails_->step().worked) {
      std::vector<Task> tasks;
      queue_.take(10'000, tasks);
      store_.writer().begin(store::Sync::full);
      for (const auto& task : tasks) {
        const auto& event = std::get<EventTask>(task);
        out.push_back(event.event->at_ms);
        inbox_->advance(event.producer, event.event->seq);
      }
      inbox_->write_positions();
      store_.writer().commit();
      inbox_->committed_all();
    }
    return out;
  }

  store::SimulatedStore store_;
  TaskQueue queue_{1, [] {}};
  Log logs_[2];
  std::unique_ptr<Inbox> inbox_;
  std::unique_ptr<Tails> tails_;
};

TEST_F(Follower, hears_what_was_missed_in_the_order_in_which_it_happened) {
  for (const std::int64_t at : {1, 4, 5}) happens(0, at);
  for (const std::int64_t at : {2, 3, 6}) happens(1, at);
  EXPECT_EQ(heard(), (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6}));
}

// The one says ten times as much as the other, and much that does not matter.
TEST_F(Follower, hears_a_long_past_in_order_too) {
  for (std::int64_t at = 0; at < 5'000; ++at) {
    happens(0, at, at % 4 == 0 ? "Said" : "Muttered");
    if (at % 10 == 0) happens(1, at);
  }
  const auto all = heard();
  EXPECT_EQ(all.size(), 1'750u);
  EXPECT_TRUE(std::is_sorted(all.begin(), all.end()));
  for (const auto& tail : tails_->all()) EXPECT_GT(tail->followed(), 0);
  EXPECT_EQ(tails_->all()[0]->followed(), 5'000);
  EXPECT_EQ(tails_->all()[1]->followed(), 500);
}

TEST_F(Follower, waits_for_nobody_who_has_nothing_to_say) {
  happens(1, 7);
  EXPECT_EQ(heard(), (std::vector<std::int64_t>{7}));
  happens(0, 3);  // its clock may be behind
  EXPECT_EQ(heard(), (std::vector<std::int64_t>{3}));
}

TEST_F(Follower, keeps_a_producers_own_order_whatever_its_clock_says) {
  for (const std::int64_t at : {9, 1, 5}) happens(0, at);
  EXPECT_EQ(heard(), (std::vector<std::int64_t>{9, 1, 5}));
}

}  // namespace
}  // namespace runtime
