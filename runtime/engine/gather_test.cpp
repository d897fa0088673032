// Who shares a commit: what comes while others are carried out goes with them; messages wait for
// each other, for a moment; what is prompt does not.
#include <gtest/gtest.h>

#include "kit/notice.hpp"
#include "runtime/engine/small_yard_test.hpp"

namespace small::crier {
namespace {

kit::Notify on_placed(const desk::Placed& e) {
  return kit::notify<desk::Placed>(kit::kakao, "order", e.id, "customer", {"주문", "placed"});
}

kit::Context service() {
  kit::Service service{"crier", "messages", "알림"};
  service.follows_only();
  kit::notices(service);
  service.whenever<on_placed>("desk");
  return service.take();
}

}  // namespace
}  // namespace small::crier

namespace runtime {
namespace {

kit::System with_crier() {
  kit::System out = small::system();
  out.contexts.push_back(small::crier::service());
  return out;
}

// A desk with a board and a crier.
struct Gathering : ::testing::Test {
  static EngineLimits limits(std::size_t batch_max) {
    EngineLimits out;
    out.transactor.gather_ms = 4;
    out.transactor.batch_max = batch_max;
    return out;
  }
  static void place(testing::SmallYard& yard) {
    yard.send("desk", small::desk::Place{{}, "치킨", 100, {}});
    yard.settle();
  }
  static std::size_t messages(testing::SmallYard& yard) {
    return yard.all<kit::Notice>("crier").size();
  }
};

TEST_F(Gathering, messages_are_written_together_and_what_is_prompt_at_once) {
  testing::SmallYard yard(limits(256), with_crier());
  const auto shown = [&] {
    return yard.store("board").reader()->count(yard.engine("board").executor().views()[0].id, {});
  };
  place(yard);
  EXPECT_EQ(messages(yard), 1U) << "the first waits for nobody";
  place(yard);
  place(yard);
  EXPECT_EQ(messages(yard), 1U);
  EXPECT_EQ(shown(), 3);
  yard.clock().advance(3);
  yard.settle();
  EXPECT_EQ(messages(yard), 1U);
  yard.clock().advance(1);
  yard.settle();
  EXPECT_EQ(messages(yard), 3U);
}

TEST_F(Gathering, a_whole_batch_makes_room_for_the_next_at_once) {
  testing::SmallYard yard(limits(1), with_crier());
  for (int i = 0; i < 3; ++i) place(yard);
  EXPECT_EQ(messages(yard), 3U);
}

TEST(Joining, who_comes_while_others_are_carried_out_shares_their_commit) {
  testing::SmallYard yard;
  std::shared_ptr<std::optional<Result>> second;
  const auto render = [&](const Result&) {
    second = yard.send("till", small::till::Pay{2, 100});
    return std::string("paid");
  };
  const auto first =
      yard.send("till", small::till::Pay{1, 100}, Idempotency{"key", "", "", render});
  const auto before = yard.store("till").commits();
  yard.engine("till").step();
  EXPECT_EQ(yard.store("till").commits(), before + 1);
  ASSERT_TRUE(*first && second && *second);
  EXPECT_EQ((**second).kind, Result::Kind::done);
  EXPECT_EQ(yard.all<small::till::Payment>("till").size(), 2U);
}

TEST(Joining, calls_that_come_while_another_is_carried_out_share_the_next_commit) {
  testing::SmallYard yard;
  const auto call = [&](std::int64_t order) {
    Job job;
    job.command = kit::Box::of(small::till::Pay{order, 100});
    job.meta = {"story", "desk", "", yard.clock().now()};
    job.call_key = "desk/" + std::to_string(order);
    yard.engine("till").submit(std::move(job));
  };
  const auto render = [&](const Result&) {
    call(2);
    call(3);
    return std::string("paid");
  };
  yard.send("till", small::till::Pay{1, 100}, Idempotency{"key", "", "", render});
  const auto before = yard.store("till").commits();
  yard.settle();
  EXPECT_EQ(yard.store("till").commits(), before + 2);
  EXPECT_EQ(yard.all<small::till::Payment>("till").size(), 3U);
}

}  // namespace
}  // namespace runtime
