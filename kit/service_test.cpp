// What a wiring gets wrong is said when it is wired.
#include "kit/service.hpp"

#include <gtest/gtest.h>

namespace lamp {
namespace {

struct Lamp {
  kit::Id<struct LampTag> id;
};
DESCRIBE(Lamp, id)
struct Lit {
  kit::Id<LampTag> id;
};
DESCRIBE(Lit, id)
void evolve(Lamp&, const Lit&) {}

TEST(service, how_an_event_ends_a_wait_is_said_after_the_event) {
  kit::Service service{"shop", "shop", "가게"};
  auto aggregate = service.aggregate<Lamp>("lamp", "lamps");
  EXPECT_THROW(aggregate.ends_wait<Lit>(), std::logic_error);
  aggregate.events<Lit>().ends_wait<Lit>();
  EXPECT_TRUE(service.take().aggregates.front().events.front().ends_wait);
}

TEST(service, the_words_of_an_aggregate_stay_good_while_others_are_added) {
  kit::Service service{"shop", "shop", "가게"};
  auto first = service.aggregate<Lamp>("lamp", "lamps");
  for (int i = 2; i <= 16; ++i) service.aggregate<Lamp>("lamp", "lamps");
  EXPECT_THROW(service.aggregate<Lamp>("lamp", "lamps"), std::logic_error);
  first.key("name");
  EXPECT_EQ(service.take().aggregates.front().key, "name");
}

}  // namespace
}  // namespace lamp
