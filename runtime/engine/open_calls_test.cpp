// Calls under way stand in the log, and those that take long in a table of their own.
#include "runtime/engine/open_calls.hpp"

#include <gtest/gtest.h>

#include "runtime/engine/small_yard_test.hpp"

namespace runtime {
namespace {

using testing::SmallYard;
namespace desk = small::desk;
namespace till = small::till;

EngineLimits with_mark(std::int64_t events_behind_mark) {
  EngineLimits limits;
  limits.transactor.events_behind_mark = events_behind_mark;
  return limits;
}

std::int64_t rows(SmallYard& yard) {
  auto& store = yard.store("desk");
  return store.reader()->count(yard.engine("desk").executor().tables().calls, {});
}

std::size_t under_way(SmallYard& yard) { return yard.engine("desk").calls().size(); }

void place(SmallYard& yard, std::int64_t amount = 100) {
  yard.send("desk", desk::Place{{}, "치킨", amount, {}});
  yard.settle();
}

TEST(OpenCalls, one_that_is_soon_answered_has_no_row) {
  SmallYard yard;
  yard.engine("till").pause();
  place(yard);
  EXPECT_EQ(under_way(yard), 1U);
  EXPECT_EQ(rows(yard), 0);
  yard.crash();
  EXPECT_EQ(under_way(yard), 1U);
  yard.settle();
  EXPECT_EQ(under_way(yard), 0U);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(OpenCalls, one_that_takes_longer_gets_a_row_and_is_taken_up_from_it) {
  SmallYard yard(with_mark(1));
  yard.engine("till").pause();
  for (int i = 0; i < 5; ++i) place(yard);
  EXPECT_GT(rows(yard), 0);
  yard.crash();
  EXPECT_EQ(under_way(yard), 5U);
  yard.settle();
  EXPECT_EQ(rows(yard), 0);
  for (const auto& order : yard.all<desk::Order>("desk"))
    EXPECT_EQ(order.state, desk::State::placed);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(OpenCalls, one_that_is_held_is_still_under_way_after_a_crash) {
  SmallYard yard;
  yard.engine("till").pause();
  place(yard);
  yard.settle_for(700);
  ASSERT_EQ(yard.all<desk::Order>("desk")[0].state, desk::State::held);
  yard.crash();
  EXPECT_EQ(under_way(yard), 1U);
  yard.settle();
  EXPECT_EQ(yard.all<desk::Order>("desk")[0].state, desk::State::placed);
}

TEST(OpenCalls, one_whose_answer_led_to_nothing_is_not_made_again) {
  SmallYard yard;
  yard.engine("till").pause();
  place(yard);
  yard.send("desk", desk::Answered{{1}, static_cast<int>(kit::Answer::Kind::answered)});
  yard.settle();
  ASSERT_EQ(yard.all<desk::Order>("desk")[0].state, desk::State::placed);
  yard.engine("till").resume();
  yard.settle_for(6'000);
  EXPECT_EQ(under_way(yard), 0U);
  yard.crash();
  EXPECT_EQ(under_way(yard), 0U);
}

// Of two orders one is called off; `behind_mark` decides whether their calls have rows.
void call_one_off(std::int64_t behind_mark) {
  SmallYard yard(with_mark(behind_mark));
  yard.engine("till").pause();
  place(yard);
  place(yard);
  yard.send("desk", desk::CallOff{{1}});
  yard.settle();
  EXPECT_EQ(under_way(yard), 1U);
  yard.crash();
  EXPECT_EQ(under_way(yard), 1U);
  yard.settle();
  EXPECT_EQ(under_way(yard), 0U);
  EXPECT_EQ(rows(yard), 0);
  const auto paid = yard.all<till::Payment>("till");
  ASSERT_EQ(paid.size(), 1U);
  EXPECT_EQ(paid[0].order_id, 2);
}

TEST(OpenCalls, one_that_is_withdrawn_is_not_made_any_more) { call_one_off(500); }
TEST(OpenCalls, one_that_is_withdrawn_is_not_made_from_its_row) { call_one_off(1); }

TEST(OpenCalls, one_that_is_withdrawn_in_the_transaction_that_asked_is_never_made) {
  SmallYard yard;
  yard.send("desk", desk::Place{{}, "치킨", 100, {}});
  yard.send("desk", desk::CallOff{{1}});
  yard.settle();
  EXPECT_EQ(under_way(yard), 0U);
  yard.crash();
  EXPECT_EQ(under_way(yard), 0U);
  yard.settle();
  EXPECT_TRUE(yard.all<till::Payment>("till").empty());
}

// As versions wrote them that had no column `asks`.
TEST(OpenCalls, one_that_has_only_a_row_is_made_and_its_row_goes) {
  SmallYard yard;
  yard.engine("till").pause();
  place(yard);
  auto& writer = yard.store("desk").writer();
  const auto& tables = yard.engine("desk").executor().tables();
  const auto asked = read_open_calls("desk", tables, writer);
  ASSERT_EQ(asked.size(), 1U);
  writer.begin(store::Sync::full);
  std::vector<kit::Value> event;
  std::vector<std::string> texts;
  writer.scan(tables.events, {}, [&](std::span<const kit::Value> row) {
    texts.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool text = row[i].tag() == kit::Value::Tag::text;
      if (text) texts[i] = row[i].text();
      event.push_back(text ? kit::Value(texts[i]) : row[i]);
    }
    return false;
  });
  event[events::asks] = {};
  writer.put(tables.events, event);
  const auto& call = asked.front();
  const kit::Value row[] = {call.key, call.type, call.until.ms, call.correlation, call.request};
  writer.put(tables.calls, row);
  writer.commit();
  yard.crash();
  EXPECT_EQ(under_way(yard), 1U);
  yard.settle();
  EXPECT_EQ(rows(yard), 0);
  EXPECT_EQ(yard.all<desk::Order>("desk").front().state, desk::State::placed);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(OpenCalls, one_of_a_kind_that_this_version_does_not_know_is_kept_for_one_that_does) {
  SmallYard yard(with_mark(1));
  place(yard);
  auto& writer = yard.store("desk").writer();
  const auto& tables = yard.engine("desk").executor().tables();
  writer.begin(store::Sync::full);
  const kit::Value event[] = {
      100, "order", 1, 9, "Vanished", 1, 0, "story", "request", "{}", "Vanish 77 {\"a\":\"b c\"}"};
  writer.insert(tables.events, event);
  writer.commit();
  yard.crash();
  for (int i = 0; i < 5; ++i) place(yard);
  const auto open =
      read_open_calls("desk", yard.engine("desk").executor().tables(), yard.store("desk").writer());
  ASSERT_EQ(open.size(), 1U);
  EXPECT_EQ(open[0].key, "desk/order/1/9/Vanish");
  EXPECT_EQ(open[0].type, "Vanish");
  EXPECT_EQ(open[0].until.ms, 77);
  EXPECT_EQ(open[0].request, R"({"a":"b c"})");
  EXPECT_TRUE(open[0].stored);
}

// Whatever else it would ask for, it is not what was asked.
TEST(OpenCalls, one_that_this_version_can_not_read_is_kept_and_not_made_of_something_else) {
  SmallYard yard(with_mark(1));
  place(yard);
  auto& writer = yard.store("desk").writer();
  writer.begin(store::Sync::full);
  const kit::Value row[] = {"desk/order/1/9/Pay", "Pay", std::int64_t{1} << 50, "story",
                            R"({"orderId":9,"amount":"much"})"};
  writer.put(yard.engine("desk").executor().tables().calls, row);
  writer.commit();
  yard.crash();
  yard.settle_for(1'000);
  EXPECT_EQ(under_way(yard), 0U);
  EXPECT_EQ(rows(yard), 1);
  EXPECT_EQ(yard.all<till::Payment>("till").size(), 1U);
  ASSERT_EQ(yard.listener().troubles.size(), 1U);
  EXPECT_NE(yard.listener().troubles[0].find("desk/order/1/9/Pay (amount"), std::string::npos);
}

TEST(OpenCalls, a_start_reads_from_the_mark_on) {
  SmallYard yard(with_mark(4));
  for (int i = 0; i < 20; ++i) place(yard);
  yard.engine("till").pause();
  place(yard);
  const auto& engine = yard.engine("desk");
  const kit::Value key("@calls");
  std::int64_t mark = 0;
  yard.store("desk").reader()->get(engine.executor().tables().inbox, {&key, 1},
                                   [&](std::span<const kit::Value> row) {
                                     mark = row[inbox::seq].integer();
                                     return true;
                                   });
  EXPECT_GE(mark, engine.head() - 16);
  EXPECT_LT(mark, engine.head());
  yard.crash();
  EXPECT_EQ(under_way(yard), 1U);
}

}  // namespace
}  // namespace runtime
