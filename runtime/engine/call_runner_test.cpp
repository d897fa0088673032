// When calls go out, and what becomes of those that nobody answers.
#include "runtime/engine/call_runner.hpp"

#include <gtest/gtest.h>

#include "runtime/engine/small_system_test.hpp"
#include "runtime/sim/virtual_clock.hpp"

namespace {

// A callee that hears of everything and never answers.
class Deaf final : public runtime::Caller, public runtime::Stepper {
 public:
  void call(const runtime::CallTicket& ticket, runtime::OnAnswer) override {
    heard.push_back(ticket.key);
  }
  Stepper* at_hand(const std::string&) override { return this; }
  runtime::Progress step() override { return {}; }
  const char* name() const override { return "deaf"; }
  std::vector<std::string> heard;
};

class CallRunner : public testing::Test {
 protected:
  const kit::CallModel& pay() const { return desk_.calls.front(); }
  void make() { calls_.emplace(desk_, deaf_, queue_, clock_, random_, observer_, limits_); }
  runtime::PendingCall call(const std::string& key) const {
    runtime::PendingCall out;
    out.key = key;
    out.model = &pay();
    out.request = kit::Box(*pay().request);
    out.seq = 1;
    return out;
  }
  std::uint64_t ask_at_hand(const std::string& key) {
    std::vector<runtime::PendingCall> asked;
    asked.push_back(call(key));
    return calls_->ask_at_hand(asked).at(0);
  }

  const kit::System system_ = small::system();
  const kit::Context& desk_ = *system_.context("desk");
  Deaf deaf_;
  runtime::TaskQueue queue_{1, [] {}};
  runtime::sim::VirtualClock clock_;
  runtime::SeededRandom random_{1};
  runtime::Observer observer_;
  runtime::CallLimits limits_;
  std::optional<runtime::CallRunner> calls_;
};

TEST_F(CallRunner, a_trial_that_is_taken_back_lets_another_one_go_out) {
  limits_.breaker.calls_min = 1;
  limits_.in_flight_max = 1;
  make();
  const auto first = ask_at_hand("first");
  clock_.advance(pay().attempt.count());
  calls_->step();
  ASSERT_EQ(calls_->breaker(pay()), runtime::BreakerState::open);
  calls_->forget(first);
  clock_.advance(limits_.breaker.open_ms);
  calls_->forget(ask_at_hand("trial"));
  ask_at_hand("another");
  EXPECT_EQ(deaf_.heard, (std::vector<std::string>{"first", "trial", "another"}));
  EXPECT_EQ(calls_->breaker(pay()), runtime::BreakerState::half_open);
  EXPECT_EQ(calls_->size(), 1U);
}

// Who waits for room is due before those under way are late: they have to make room all the same.
TEST_F(CallRunner, more_calls_than_may_be_under_way_do_not_keep_those_from_ending) {
  limits_.in_flight_max = 2;
  make();
  for (const char* key : {"1", "2", "3", "4"}) calls_->add(call(key));
  calls_->step();
  EXPECT_EQ(deaf_.heard, (std::vector<std::string>{"1", "2"}));
  clock_.advance(pay().attempt.count());
  calls_->step();
  EXPECT_EQ(deaf_.heard, (std::vector<std::string>{"1", "2", "3", "4"}));
}

TEST_F(CallRunner, without_room_the_next_thing_to_do_is_to_end_what_is_late) {
  limits_.in_flight_max = 1;
  make();
  for (const char* key : {"1", "2"}) calls_->add(call(key));
  const auto begun = clock_.ticks_ms();
  EXPECT_EQ(calls_->step().wake_ticks_ms, begun + pay().attempt.count());
  EXPECT_FALSE(calls_->step().worked);
}

TEST_F(CallRunner, whose_time_is_over_is_told_and_not_asked_any_more) {
  make();
  auto late = call("late");
  late.until = clock_.now();
  calls_->add(std::move(late));
  calls_->step();
  EXPECT_TRUE(deaf_.heard.empty());
  EXPECT_EQ(calls_->step().wake_ticks_ms, runtime::no_deadline);
}

}  // namespace
