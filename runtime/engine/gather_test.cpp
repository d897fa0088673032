// Messages wait for each other, for a moment; views don't.
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

TEST(Gathering, messages_are_written_together_and_views_at_once) {
  EngineLimits limits;
  limits.transactor.gather_ms = 4;
  testing::SmallYard yard(limits, with_crier());
  const auto place = [&] {
    yard.send("desk", small::desk::Place{{}, "치킨", 100, {}});
    yard.settle();
  };
  const auto messages = [&] { return yard.all<kit::Notice>("crier").size(); };
  const auto shown = [&] {
    return yard.store("board").reader()->count(yard.engine("board").executor().views()[0].id, {});
  };
  place();
  EXPECT_EQ(messages(), 1U) << "the first waits for nobody";
  place();
  place();
  EXPECT_EQ(messages(), 1U);
  EXPECT_EQ(shown(), 3);
  yard.clock().advance(3);
  yard.settle();
  EXPECT_EQ(messages(), 1U);
  yard.clock().advance(1);
  yard.settle();
  EXPECT_EQ(messages(), 3U);
}

}  // namespace
}  // namespace runtime
