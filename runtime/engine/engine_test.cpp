// The promises of a context at work, each by its own words, on the small system.
#include <gtest/gtest.h>

#include "runtime/engine/small_yard_test.hpp"

namespace {

using runtime::Idempotency;
using runtime::Result;
using runtime::testing::SmallYard;
using Kind = runtime::Result::Kind;
namespace desk = small::desk;
namespace till = small::till;

desk::Place order(std::int64_t amount = 100) { return {{}, "치킨", amount, {}}; }

Idempotency key(const std::string& name, const std::string& fingerprint = "body") {
  return {name, fingerprint, "context",
          [](const Result& result) { return "stored " + std::to_string(result.id); }};
}

TEST(Engine, an_order_is_answered_when_the_call_it_waits_for_is) {
  SmallYard yard;
  const auto reply = yard.send("desk", order());
  yard.settle();
  ASSERT_TRUE(*reply);
  EXPECT_EQ((*reply)->kind, Kind::done);
  EXPECT_EQ((*reply)->id, 1);
  EXPECT_TRUE((*reply)->created);
  EXPECT_EQ((*reply)->state.as<desk::Order>()->state, desk::State::placed);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Engine, a_refused_call_refuses_the_request_that_waits) {
  SmallYard yard;
  const auto reply = yard.send("desk", order(5000));
  yard.settle();
  ASSERT_TRUE(*reply);
  EXPECT_EQ((*reply)->kind, Kind::refused);
  EXPECT_EQ((*reply)->refusal->name, "declined");
}

TEST(Engine, an_acknowledged_write_is_there_after_any_crash) {
  SmallYard yard;
  const auto reply = yard.send("desk", order());
  yard.settle();
  ASSERT_TRUE(*reply);
  yard.crash();
  yard.settle();
  EXPECT_EQ(yard.all<desk::Order>("desk").size(), 1U);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Engine, a_call_that_a_crash_interrupted_is_taken_up_again_at_start) {
  SmallYard yard;
  yard.engine("till").pause();
  yard.send("desk", order());
  yard.settle();
  yard.crash();
  yard.settle();
  ASSERT_EQ(yard.all<desk::Order>("desk").size(), 1U);
  EXPECT_EQ(yard.all<desk::Order>("desk")[0].state, desk::State::placed);
  EXPECT_EQ(yard.all<till::Payment>("till").size(), 1U);
}

TEST(Engine, a_call_that_is_asked_again_is_on_the_disk_with_its_answer_and_not_before) {
  SmallYard yard;
  yard.send("desk", order(till::counted_first));
  yard.settle();
  EXPECT_EQ(yard.store("till").unsynced(), 1U);
  yard.crash();
  EXPECT_TRUE(yard.all<till::Payment>("till").empty());
  yard.settle();
  yard.send("till", till::Settle{{1}});
  yard.settle();
  EXPECT_EQ(yard.store("till").unsynced(), 0U);
  ASSERT_EQ(yard.all<till::Payment>("till").size(), 1U);
  EXPECT_EQ(yard.all<desk::Order>("desk")[0].state, desk::State::placed);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Engine, a_call_that_is_answered_at_once_is_on_the_disk_before_its_answer) {
  SmallYard yard;
  yard.send("desk", order());
  yard.settle();
  EXPECT_EQ(yard.all<desk::Order>("desk")[0].state, desk::State::placed);
  EXPECT_EQ(yard.store("till").unsynced(), 0U);
}

TEST(Engine, who_asks_for_what_is_known_to_take_longer_is_told_so_at_once) {
  SmallYard yard;
  const auto first = yard.send("till", till::Pay{1, till::counted_first});
  const auto second = yard.send("till", till::Pay{1, till::counted_first});
  const auto impatient = yard.send("till", till::Pay{1, till::impatient});
  yard.engine("till").step();
  EXPECT_FALSE(first->has_value());
  EXPECT_FALSE(second->has_value());
  ASSERT_TRUE(impatient->has_value());
  EXPECT_EQ((*impatient)->kind, Kind::held);
  EXPECT_TRUE((*impatient)->state) << "as it is";
}

TEST(Engine, a_command_finds_what_its_key_names_and_makes_what_it_does_not) {
  SmallYard yard;
  const auto pay = [&](std::int64_t order, std::int64_t amount) {
    const auto reply = yard.send("till", till::Pay{order, amount});
    yard.settle();
    return **reply;
  };
  constexpr std::int64_t too_much = 5'000;
  for (int i = 1; i <= 5; ++i) EXPECT_EQ(pay(i, 100).id, i);
  EXPECT_EQ(pay(2, 100).id, 2);  // there already, after many that were not
  for (int i = 6; i <= 10; ++i) EXPECT_EQ(pay(i, 100).id, i);
  EXPECT_EQ(pay(8, too_much).kind, Kind::done) << "a new one would be refused, this one is paid";
  for (int i = 0; i < 5; ++i) EXPECT_EQ(pay(11, too_much).kind, Kind::refused);
  EXPECT_EQ(yard.all<till::Payment>("till").size(), 10U);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Engine, commands_of_one_key_in_one_transaction_are_about_one_thing) {
  SmallYard yard;
  const auto pay = [&](std::int64_t order) { return yard.send("till", till::Pay{order, 100}); };
  for (int i = 1; i <= 5; ++i) {
    pay(i);
    yard.settle();
  }
  // The first and the third are new, the second is not any more, the last has long been there.
  const auto replies = {pay(6), pay(6), pay(7), pay(2)};
  yard.settle();
  std::vector<std::int64_t> ids;
  for (const auto& reply : replies) {
    EXPECT_EQ((*reply)->kind, Kind::done);
    ids.push_back((*reply)->id);
  }
  EXPECT_EQ(ids, (std::vector<std::int64_t>{6, 6, 7, 2}));
  EXPECT_EQ(yard.all<till::Payment>("till").size(), 7U);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Engine, a_paused_callee_holds_the_order_and_is_asked_again_when_it_is_back) {
  SmallYard yard;
  yard.engine("till").pause();
  const auto reply = yard.send("desk", order());
  yard.settle_for(600);
  EXPECT_FALSE(*reply);
  yard.settle_for(20);
  ASSERT_TRUE(*reply);
  EXPECT_EQ((*reply)->kind, Kind::held);
  yard.engine("till").resume();
  yard.settle_for(6'000);
  EXPECT_EQ(yard.all<desk::Order>("desk")[0].state, desk::State::placed);
  EXPECT_EQ(yard.all<till::Payment>("till").size(), 1U);
}

TEST(Engine, a_paused_context_takes_no_request_and_consumes_no_event) {
  SmallYard yard;
  yard.engine("board").pause();
  yard.engine("desk").pause();
  EXPECT_EQ((*yard.send("desk", order()))->kind, Kind::unavailable);
  yard.engine("desk").resume();
  yard.send("desk", order());
  yard.settle();
  EXPECT_TRUE(yard.all<small::board::Line>("board").empty());
  yard.engine("board").resume();
  yard.settle();
  EXPECT_EQ(yard.all<small::board::Line>("board").size(), 1U);
}

TEST(Engine, the_breaker_opens_after_enough_failures_and_closes_when_the_callee_is_back) {
  SmallYard yard;
  yard.engine("till").pause();
  for (int i = 0; i < 25; ++i) yard.send("desk", order());
  yard.settle_for(700);
  const auto& pay = yard.engine("desk").model().calls.front();
  EXPECT_EQ(yard.engine("desk").calls().breaker(pay), runtime::BreakerState::open);
  const auto reply = yard.send("desk", order());
  yard.settle();
  ASSERT_TRUE(*reply) << "an open breaker answers at once";
  EXPECT_EQ((*reply)->kind, Kind::held);
  yard.engine("till").resume();
  yard.settle_for(12'000);
  EXPECT_EQ(yard.engine("desk").calls().breaker(pay), runtime::BreakerState::closed);
  for (const auto& placed : yard.all<desk::Order>("desk"))
    EXPECT_EQ(placed.state, desk::State::placed);
}

TEST(Engine, a_timer_comes_once_and_survives_a_crash) {
  SmallYard yard;
  yard.send("desk", order());
  yard.settle_for(1'000);
  yard.crash();
  yard.settle_for(58'000);
  EXPECT_EQ(yard.all<desk::Order>("desk")[0].state, desk::State::placed);
  yard.settle_for(2'000);
  EXPECT_EQ(yard.all<desk::Order>("desk")[0].state, desk::State::late);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Engine, one_bad_command_never_fails_its_neighbours) {
  SmallYard yard;
  yard.send("desk", order());
  yard.settle();
  const auto before = yard.send("desk", order());
  const auto bad = yard.send("desk", desk::Poison{{1}});
  const auto after = yard.send("desk", order());
  yard.settle();
  EXPECT_EQ((*before)->kind, Kind::done);
  EXPECT_EQ((*bad)->kind, Kind::failed);
  EXPECT_EQ((*after)->kind, Kind::done);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Engine, an_event_that_fails_parks_its_key_and_other_keys_go_on) {
  SmallYard yard;
  yard.send("desk", order(13));
  yard.send("desk", order(14));
  yard.settle();
  const auto orders = yard.all<desk::Order>("desk");
  ASSERT_EQ(orders.size(), 2U);
  EXPECT_EQ(orders[0].seen, 0);
  EXPECT_EQ(orders[1].seen, 1);
  const auto findings = yard.audit();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings[0].find("is parked: a bug in the rules"), std::string::npos);
}

TEST(Engine, the_effect_of_each_event_happens_exactly_once_however_often_the_consumer_crashes) {
  SmallYard yard;
  for (int i = 0; i < 20; ++i) {
    yard.send("desk", order());
    for (int step = 0; step < i; ++step)
      for (auto& engine : yard.yard().engines()) engine->step();
    yard.crash();
  }
  yard.settle_for(1'000);
  for (const auto& placed : yard.all<desk::Order>("desk")) EXPECT_EQ(placed.seen, 1);
  for (const auto& line : yard.all<small::board::Line>("board")) EXPECT_EQ(line.paid, 100);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Engine, a_full_queue_refuses_at_once) {
  runtime::EngineLimits limits;
  limits.queue_max = 2;
  SmallYard yard(limits);
  yard.send("desk", order());
  yard.send("desk", order());
  EXPECT_EQ((*yard.send("desk", order()))->kind, Kind::unavailable);
}

TEST(Engine, an_idempotency_key_gives_the_stored_reply) {
  SmallYard yard;
  const auto first = yard.send("desk", order(), key("k"));
  yard.settle();
  const auto again = yard.send("desk", order(), key("k"));
  const auto other = yard.send("desk", order(), key("k", "another body"));
  yard.settle();
  EXPECT_EQ((*first)->kind, Kind::done);
  EXPECT_EQ((*again)->kind, Kind::replayed);
  EXPECT_EQ((*again)->stored, "stored 1");
  EXPECT_EQ((*other)->kind, Kind::key_reused);
  EXPECT_EQ(yard.all<desk::Order>("desk").size(), 1U);
}

TEST(Engine, an_idempotency_key_still_running_is_told_so_and_survives_a_crash) {
  SmallYard yard;
  yard.engine("till").pause();
  yard.send("desk", order(), key("k"));
  yard.settle();
  const auto again = yard.send("desk", order(), key("k"));
  yard.settle();
  EXPECT_EQ((*again)->kind, Kind::key_running);
  yard.crash();
  yard.settle();
  const auto after = yard.send("desk", order(), key("k"));
  yard.settle();
  EXPECT_EQ((*after)->kind, Kind::replayed);
  EXPECT_EQ((*after)->stored, "again 1");
  EXPECT_EQ(yard.all<desk::Order>("desk").size(), 1U);
}

TEST(Engine, the_total_of_a_table_is_kept_with_its_rows) {
  SmallYard yard;
  const auto kept = [&](const std::string& name) {
    const auto& executor = yard.engine(name).executor();
    const runtime::Layout& layout =
        name == "board" ? executor.views().front() : executor.aggregates().front();
    const auto reader = yard.store(name).reader();
    return layout.kept_total(*reader).value_or(-1);
  };
  for (int i = 0; i < 3; ++i) yard.send("desk", order());
  yard.settle();
  EXPECT_EQ(kept("desk"), 3);
  EXPECT_EQ(kept("board"), 3);
  yard.engine("board").rebuild(yard.engine("board").model().views.front());
  yard.settle();
  EXPECT_EQ(kept("board"), 3);
  yard.crash();
  yard.send("desk", order());
  yard.settle();
  EXPECT_EQ(kept("desk"), 4);
  EXPECT_EQ(kept("board"), 4);
}

TEST(Engine, a_paused_context_keeps_nobody_waiting) {
  SmallYard yard;
  yard.engine("till").pause();
  const auto waiting = yard.send("desk", order());
  yard.settle();
  EXPECT_FALSE(*waiting);
  const auto queued = yard.send("desk", order());
  yard.engine("desk").pause();
  yard.settle();
  ASSERT_TRUE(*queued);
  EXPECT_EQ((*queued)->kind, Kind::unavailable);
  yard.settle_for(6'000);
  ASSERT_TRUE(*waiting);
  EXPECT_EQ((*waiting)->kind, Kind::held);
  yard.engine("till").resume();
  yard.engine("desk").resume();
  yard.settle_for(6'000);
  EXPECT_EQ(yard.all<desk::Order>("desk").size(), 1U);
  EXPECT_EQ(yard.all<desk::Order>("desk")[0].state, desk::State::placed);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

// A note of thirteen is a bug in the rules: so one that keeps the order's amount shows which it
// got.
TEST(Engine, a_kept_field_is_what_the_aggregate_has_when_the_command_is_carried_out) {
  SmallYard yard;
  yard.engine("till").pause();
  yard.send("desk", desk::Place{{}, "치킨", 13, {}});
  const auto note = [&](std::vector<std::string> kept) {
    Kind kind{};
    runtime::Job job;
    job.command = kit::Box::of(desk::Note{{1}, 5});
    job.kept = std::move(kept);
    job.done = [&kind](const runtime::Result& result) { kind = result.kind; };
    yard.engine("desk").submit(std::move(job));
    yard.settle();
    return kind;
  };
  EXPECT_EQ(note({}), Kind::done);
  EXPECT_EQ(note({"amount"}), Kind::failed);
}

TEST(Engine, a_store_that_can_not_write_refuses_requests_and_keeps_its_own_work) {
  SmallYard yard;
  yard.store("desk").fail_next(runtime::store::SimulatedStore::Step::write);
  const auto reply = yard.send("desk", order());
  yard.settle();
  EXPECT_EQ((*reply)->kind, Kind::unavailable);
  yard.settle_for(1'000);
  const auto next = yard.send("desk", order());
  yard.settle();
  EXPECT_EQ((*next)->kind, Kind::done);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

}  // namespace
