// How long a reply is kept, and how the old ones go.
#include <gtest/gtest.h>

#include "runtime/engine/small_yard_test.hpp"

namespace {

using runtime::Idempotency;
using runtime::Result;
using runtime::testing::SmallYard;
using Kind = runtime::Result::Kind;
namespace till = small::till;

constexpr std::int64_t day_ms = 24 * 3'600'000;
constexpr std::int64_t minute_ms = 60'000;

// Payments, as they wait for nobody.
struct Replies : testing::Test {
  SmallYard yard;

  Kind pay(int number, const std::string& fingerprint = "body") {
    const auto result = yard.send("till", till::Pay{number, 100}, key(number, fingerprint));
    yard.settle();
    return *result ? (*result)->kind : Kind::failed;
  }
  void pay_many(int count) {
    for (int number = 1; number <= count; ++number)
      yard.send("till", till::Pay{number, 100}, key(number, "body"));
    yard.settle();
  }
  static Idempotency key(int number, const std::string& fingerprint) {
    return {"key " + std::to_string(number), fingerprint, "context",
            [](const Result& result) { return "stored " + std::to_string(result.id); }};
  }
  std::int64_t kept() {
    auto& till = yard.engine("till");
    return till.store().reader()->count(till.executor().tables().replies, {});
  }
};

TEST_F(Replies, are_given_for_a_day_and_then_the_request_is_carried_out_anew) {
  pay(1);
  yard.clock().advance(day_ms - 1);
  EXPECT_EQ(pay(1), Kind::replayed);
  EXPECT_EQ(pay(1, "another body"), Kind::key_reused);
  yard.clock().advance(1);
  EXPECT_EQ(pay(1, "another body"), Kind::done) << "swept or not";
  yard.clock().advance(day_ms - 1);
  EXPECT_EQ(pay(1, "another body"), Kind::replayed) << "its day begins again";
}

TEST_F(Replies, that_are_old_all_go_though_they_are_many) {
  pay_many(1'000);
  EXPECT_EQ(kept(), 1'000);
  yard.clock().advance(day_ms - 1);
  yard.settle();
  EXPECT_EQ(kept(), 1'000);
  yard.clock().advance(minute_ms);
  yard.settle();
  EXPECT_EQ(kept(), 0);
}

// As long as there is work in each step, none of them is without.
TEST_F(Replies, that_are_old_go_in_small_pieces_while_the_context_is_busy) {
  pay_many(200);
  yard.clock().advance(day_ms + minute_ms);
  auto& till = yard.engine("till");
  for (int round = 1; round <= 5; ++round) {
    const auto left = kept();
    yard.send("till", till::Pay{1'000 + round, 100});
    till.step();
    EXPECT_EQ(left - kept(), round <= 4 ? 50 : 0) << round;
  }
}

TEST_F(Replies, that_are_still_to_come_are_never_old) {
  yard.engine("till").pause();
  const small::desk::Place order{{}, "x", 100, {}};
  yard.send("desk", order, key(1, "body"));
  yard.settle();
  yard.crash();  // so that it waits for its answer alone
  yard.engine("till").pause();
  yard.clock().advance(2 * day_ms);
  yard.engine("desk").step();
  const auto again = yard.send("desk", order, key(1, "body"));
  yard.engine("desk").step();
  ASSERT_TRUE(*again);
  EXPECT_EQ((*again)->kind, Kind::key_running);
}

}  // namespace
