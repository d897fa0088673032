// Messages go out once each; what can't be read is no reason to hold back the others, nor to send
// something else instead.
#include "runtime/engine/dispatcher.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "runtime/engine/small_system_test.hpp"
#include "runtime/sim/virtual_clock.hpp"
#include "runtime/store/simulated/simulated_store.hpp"

namespace runtime {
namespace {

using small::till::Paid;

// The log of a program that was started anew: its events are texts.
class LogFeed final : public EventFeed {
 public:
  explicit LogFeed(const std::vector<std::string>& log) : log_(log) {}
  void read(std::int64_t after, std::size_t limit, std::vector<EventRef>& out) override {
    for (auto seq = after + 1; seq <= static_cast<std::int64_t>(log_.size()); ++seq) {
      if (out.size() == limit) return;
      auto event = std::make_shared<PublishedEvent>();
      event->seq = seq;
      event->type = "Paid";
      event->data = log_[static_cast<std::size_t>(seq - 1)];
      out.push_back(std::move(event));
    }
  }

 private:
  const std::vector<std::string>& log_;
};

class Messages : public testing::Test, public Notifier, public Observer {
 protected:
  Messages() {
    till_.sends.push_back(&kit::type_of<Paid>());
    start();
  }
  void start() {
    dispatcher_ =
        std::make_unique<Dispatcher>(till_, open_tables(store_), store_.writer(),
                                     std::make_unique<LogFeed>(log_), *this, queue_, clock_, *this);
  }
  void settle() {
    while (dispatcher_->step().worked || queue_.size() > 0) {
      std::vector<Task> chores;
      queue_.take(100, chores);
      store_.writer().begin(store::Sync::full);
      for (const auto& chore : chores) std::get<ChoreTask>(chore).run();
      store_.writer().commit();
    }
  }
  void send(const std::string& key, const kit::Box& message) override {
    if (!open_) throw std::runtime_error("closed");
    sent_.push_back(key + " " + std::to_string(message.as<Paid>()->amount));
  }
  void trouble(const kit::Context&, std::string_view what) override { told_.emplace_back(what); }

  kit::Context till_ = small::till::service();
  store::SimulatedStore store_;
  sim::VirtualClock clock_;
  TaskQueue queue_{1, [] {}};
  std::vector<std::string> log_, sent_, told_;
  bool open_ = true;
  std::unique_ptr<Dispatcher> dispatcher_;
};

using Texts = std::vector<std::string>;

TEST_F(Messages, that_can_not_be_read_are_kept_for_a_version_that_can) {
  log_ = {R"({"amount":1})", R"({"amount":"two"})", R"({"amount":3})"};
  settle();
  EXPECT_EQ(sent_, (Texts{"till/1 1", "till/3 3"}));
  ASSERT_EQ(told_.size(), 1U);
  EXPECT_NE(told_[0].find("till/2 Paid (amount"), std::string::npos) << told_[0];
  start();
  settle();
  EXPECT_EQ(sent_.size(), 2U);
  EXPECT_EQ(told_.size(), 2U) << "each start tells of it";

  log_[1] = R"({"amount":2})";  // now it can
  open_ = false;
  start();
  settle();
  open_ = true;
  clock_.advance(1'000);
  settle();
  EXPECT_EQ(sent_, (Texts{"till/1 1", "till/3 3", "till/2 2"}));
  start();
  settle();
  EXPECT_EQ(sent_.size(), 3U) << "once";
}

}  // namespace
}  // namespace runtime
