// What every caller promises: a request arrives as it was made, perhaps again; its answer comes at
// most late or never, and never to another request. Written once, run for each implementation.
#include <gtest/gtest.h>

#include <deque>
#include <set>
#include <thread>

#include "runtime/engine/local_caller.hpp"
#include "runtime/engine/small_system_test.hpp"
#include "runtime/sim/lossy.hpp"
#include "runtime/sim/virtual_clock.hpp"

namespace runtime {
namespace {

using small::till::Pay;
using AnswerKind = kit::Answer::Kind;

// The callee's queue as the test wants it: keeps jobs until they are answered.
class Till final : public ContextPort {
 public:
  const kit::Context& model() const override { return context_; }
  bool submit(Job&& job) override {
    if (is_full) return false;
    jobs.push_back(std::move(job));
    return true;
  }
  bool paused() const override { return is_paused; }
  std::int64_t head() const override { return 0; }
  std::int64_t followed(std::string_view) const override { return 0; }

  bool is_full = false, is_paused = false;
  std::deque<Job> jobs;

 private:
  const kit::Context context_ = small::till::service();
};

// A caller, and what makes time pass for it.
class Rig {
 public:
  virtual ~Rig() = default;
  virtual Caller& caller() = 0;
  virtual void settle() {}  // all that was held up arrives
  Till till;
  LocalCaller local;
};

class LocalRig final : public Rig {
 public:
  Caller& caller() override { return local; }
};

class LossyRig final : public Rig {
 public:
  LossyRig() {
    chances_ = {0, 0, 200, 200, 200, 200, 200};
    lossy_ = std::make_unique<sim::LossyCaller>(local, random_, clock_, chances_);
  }
  Caller& caller() override { return *lossy_; }
  void settle() override {
    for (auto progress = lossy_->step(); progress.worked || progress.wake_ticks_ms != no_deadline;
         progress = lossy_->step())
      clock_.advance(100);
  }

 private:
  sim::VirtualClock clock_;
  SeededRandom random_{3};
  sim::Chances chances_;
  std::unique_ptr<sim::LossyCaller> lossy_;
};

struct Kind {
  const char* name;
  std::unique_ptr<Rig> (*make)();
  bool sure;     // every attempt arrives once and is answered
  bool threads;  // answers may come from any
  friend std::ostream& operator<<(std::ostream& out, const Kind& kind) { return out << kind.name; }
};

template <class T>
std::unique_ptr<Rig> make() {
  return std::make_unique<T>();
}

using Heard = std::vector<std::optional<kit::Answer>>;

class Callers : public testing::TestWithParam<Kind> {
 protected:
  static constexpr int attempts = 60;  // more than any bad luck needs
  Callers() : rig_(GetParam().make()) {
    rig_->local.add("till", rig_->till);
    rig_->local.add("bank", [this](const CallTicket& ticket, OnAnswer on_answer) {
      asked_outside_.emplace_back(ticket.key, *ticket.request);
      on_answer(outside_says_);
    });
  }
  Till& till() { return rig_->till; }

  // One attempt; what it was answered stands in the result, whenever that comes.
  std::shared_ptr<Heard> call(std::int64_t order, const kit::CallModel& model) {
    const auto heard = std::make_shared<Heard>();
    const kit::Box request = kit::Box::of(Pay{order, order * 100});
    const std::string number = std::to_string(order);
    rig_->caller().call({&model, "desk/" + number, &request, {"story" + number, "", "kim", {}}},
                        [heard](std::optional<kit::Answer> what) { heard->push_back(what); });
    return heard;
  }
  std::shared_ptr<Heard> call(std::int64_t order) { return call(order, pay_); }

  void answer_all(const Result& result) {
    for (; !till().jobs.empty(); till().jobs.pop_front()) till().jobs.front().done(Result(result));
  }
  // What one request becomes whose callee ends it like that, however many attempts it takes; empty
  // when all of them failed.
  std::optional<kit::Answer> outcome(const Result& result) {
    std::optional<kit::Answer> out;
    bool heard_any = false;
    for (int attempt = 0; attempt < attempts && !heard_any; ++attempt) {
      const auto heard = call(1);
      rig_->settle();
      answer_all(result);
      rig_->settle();
      EXPECT_TRUE(!GetParam().sure || heard->size() == 1) << "each attempt is answered";
      for (const auto& what : *heard) {
        heard_any = true;
        out = what;
      }
    }
    EXPECT_TRUE(heard_any);
    return out;
  }

  std::unique_ptr<Rig> rig_;
  std::vector<std::pair<std::string, kit::Box>> asked_outside_;
  std::optional<kit::Answer> outside_says_ = kit::Answer{};
  const kit::CallModel pay_{&kit::type_of<Pay>(), "till", nullptr, kit::Milliseconds{610}, {}};
  const kit::CallModel outside_{&kit::type_of<Pay>(), "bank", nullptr, kit::Milliseconds{610}, {}};
};
INSTANTIATE_TEST_SUITE_P(each_caller, Callers,
                         testing::Values(Kind{"local", &make<LocalRig>, true, true},
                                         Kind{"lossy", &make<LossyRig>, false, false}),
                         testing::PrintToStringParamName());

Result ended(Result::Kind kind, std::int64_t id = 0) {
  Result result;
  result.kind = kind;
  result.id = id;
  return result;
}

TEST_P(Callers, bring_the_request_as_it_was_made_even_if_its_maker_has_forgotten_it) {
  for (std::int64_t order = 1; order <= attempts; ++order) call(order);
  rig_->settle();
  ASSERT_FALSE(till().jobs.empty());
  std::set<std::int64_t> arrived;
  for (const auto& job : till().jobs) {
    const Pay* pay = job.command.as<Pay>();
    ASSERT_NE(pay, nullptr);
    const std::string number = std::to_string(pay->order_id);
    EXPECT_EQ(pay->amount, pay->order_id * 100);
    EXPECT_EQ(job.call_key, "desk/" + number) << "the same for every attempt";
    EXPECT_EQ(job.meta.causation, "desk/" + number);
    EXPECT_EQ(job.meta.correlation, "story" + number);
    EXPECT_EQ(job.meta.principal, "kim");
    arrived.insert(pay->order_id);
  }
  if (!GetParam().sure) return;
  EXPECT_EQ(arrived.size(), till().jobs.size());
  EXPECT_EQ(arrived.size(), attempts);
}

TEST_P(Callers, bring_each_answer_to_its_own_request) {
  std::map<std::int64_t, std::shared_ptr<Heard>> heard;
  for (std::int64_t order = 1; order <= attempts; ++order) heard[order] = call(order);
  rig_->settle();
  // Out of order, as a callee may.
  for (; !till().jobs.empty(); till().jobs.pop_back()) {
    const Job& job = till().jobs.back();
    job.done(ended(Result::Kind::done, job.command.as<Pay>()->order_id));
  }
  rig_->settle();
  int answered = 0;
  for (const auto& [order, answers] : heard)
    for (const auto& what : *answers) {
      ASSERT_TRUE(what);
      EXPECT_EQ(what->kind, AnswerKind::answered);
      EXPECT_EQ(what->id, order);
      ++answered;
    }
  EXPECT_GT(answered, 0);
  EXPECT_TRUE(!GetParam().sure || answered == attempts);
}

TEST_P(Callers, invent_no_answer_while_the_callee_gives_none) {
  std::vector<std::shared_ptr<Heard>> heard;
  for (std::int64_t order = 1; order <= attempts; ++order) heard.push_back(call(order));
  rig_->settle();
  for (const auto& answers : heard) EXPECT_TRUE(answers->empty());
}

TEST_P(Callers, tell_that_it_was_done) {
  const auto what = outcome(ended(Result::Kind::done, 7));
  ASSERT_TRUE(what);
  EXPECT_EQ(what->kind, AnswerKind::answered);
  EXPECT_EQ(what->id, 7);
}

TEST_P(Callers, tell_why_it_was_refused) {
  const kit::RefusalText broke{"broke", 422, "no money", "잔액 부족"};
  Result refused = ended(Result::Kind::refused, 7);
  refused.refusal = &broke;
  const auto what = outcome(refused);
  ASSERT_TRUE(what);
  EXPECT_EQ(what->kind, AnswerKind::refused);
  EXPECT_EQ(what->reason, "broke");
}

TEST_P(Callers, take_not_now_for_a_failed_attempt_and_not_for_a_refusal) {
  const kit::RefusalText later{"later", 503, "not now", "나중에"};
  Result refused = ended(Result::Kind::refused);
  refused.refusal = &later;
  EXPECT_FALSE(outcome(refused));
}

TEST_P(Callers, take_whatever_is_no_decision_for_a_failed_attempt) {
  using enum Result::Kind;
  for (const auto kind : {held, stale, replayed, key_reused, key_running, unavailable, failed})
    EXPECT_FALSE(outcome(ended(kind))) << static_cast<int>(kind);
}

TEST_P(Callers, tell_no_answer_of_a_callee_that_takes_nothing) {
  till().is_full = true;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const auto heard = call(1);
    rig_->settle();
    for (const auto& what : *heard) EXPECT_FALSE(what);
  }
  till().is_full = false;
  EXPECT_TRUE(outcome(ended(Result::Kind::done, 7))) << "and reach it when it takes some again";
}

TEST_P(Callers, reach_nobody_who_is_down) {
  till().is_paused = true;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const auto heard = call(1);
    rig_->settle();
    EXPECT_TRUE(heard->empty());
  }
  EXPECT_TRUE(till().jobs.empty());
  till().is_paused = false;
  EXPECT_TRUE(outcome(ended(Result::Kind::done, 7)));
}

TEST_P(Callers, ask_the_world_outside_by_its_name) {
  outside_says_->kind = AnswerKind::refused;
  outside_says_->reason = "declined";
  bool heard_any = false;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const auto heard = call(5, outside_);
    rig_->settle();
    for (const auto& what : *heard) {
      ASSERT_TRUE(what);
      EXPECT_EQ(what->reason, "declined");
      heard_any = true;
    }
  }
  EXPECT_TRUE(heard_any);
  EXPECT_TRUE(till().jobs.empty());
  for (const auto& [key, request] : asked_outside_) {
    EXPECT_EQ(key, "desk/5");
    EXPECT_EQ(request, kit::Box::of(Pay{5, 500}));
  }
}

TEST_P(Callers, bring_answers_from_any_thread) {
  if (!GetParam().threads) GTEST_SKIP() << "belongs to one thread";
  const auto heard = call(1);
  std::thread([&] { answer_all(ended(Result::Kind::done, 7)); }).join();
  ASSERT_EQ(heard->size(), 1U);
  EXPECT_EQ(heard->front()->id, 7);
}

}  // namespace
}  // namespace runtime
