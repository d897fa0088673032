// A timer comes until its command is carried out: whatever rule fails, whatever the calendar does,
// and whatever stands beside it that nobody can read.
#include "runtime/engine/timers.hpp"

#include <gtest/gtest.h>

#include "runtime/engine/small_yard_test.hpp"

namespace runtime {
namespace {

using testing::SmallYard;
namespace desk = small::desk;

bool broken = false;

kit::Effects expire(const void* state, const void* command) {
  if (broken) throw std::runtime_error("a bug in a timer's rule");
  return desk::decide(*static_cast<const desk::Order*>(state),
                      *static_cast<const desk::Expire*>(command))
      .effects();
}

kit::System with_a_bug() {
  kit::System system = small::system();
  for (auto& command : system.contexts[0].aggregates[0].commands)
    if (command.type->name == "Expire") command.decide = &expire;
  return system;
}

void place(SmallYard& yard) {
  yard.send("desk", desk::Place{{}, "치킨", 100, {}});
  yard.settle();
}

desk::State state(SmallYard& yard) { return yard.all<desk::Order>("desk").front().state; }

std::int64_t set(SmallYard& yard) {
  return yard.store("desk").reader()->count(yard.engine("desk").executor().tables().timers, {});
}

// As another version has set it, a day ago.
void put(SmallYard& yard, const char* aggregate, std::int64_t id, const char* type,
         const char* command) {
  auto& writer = yard.store("desk").writer();
  writer.begin(store::Sync::full);
  const kit::Value row[] = {aggregate, id,     type, yard.clock().now().ms - 86'400'000,
                            "story",   command};
  writer.put(yard.engine("desk").executor().tables().timers, row);
  writer.commit();
}

TEST(Timers, whose_rule_fails_come_again_without_anybody_elses_help) {
  SmallYard yard({}, with_a_bug());
  broken = true;
  place(yard);
  yard.settle_for(61'000);
  EXPECT_EQ(state(yard), desk::State::placed);
  ASSERT_EQ(yard.listener().troubles.size(), 1U);
  EXPECT_EQ(yard.listener().troubles[0], "desk: timer Expire: a bug in a timer's rule");
  broken = false;
  yard.settle_for(58'000);
  EXPECT_EQ(state(yard), desk::State::placed);
  yard.settle_for(2'000);
  EXPECT_EQ(state(yard), desk::State::late);
  EXPECT_EQ(yard.audit(), std::vector<std::string>{});
}

TEST(Timers, are_not_forgotten_when_the_calendar_is_set_back_in_between) {
  SmallYard yard;
  place(yard);
  yard.clock().advance(60'000);
  for (auto* part : yard.engine("desk").steppers()) {
    const bool timers = std::string_view(part->name()) == "timers";
    EXPECT_EQ(timers && part->step().worked, timers);
  }
  yard.clock().set(-1'000);
  yard.settle();
  EXPECT_EQ(state(yard), desk::State::placed);
  yard.settle_for(1'100);
  EXPECT_EQ(state(yard), desk::State::late);
}

TEST(Timers, that_this_version_can_not_read_are_kept_and_in_nobodys_way) {
  SmallYard yard;
  constexpr int many = 100;  // more than are handed over at once
  for (int i = 0; i < many; ++i) put(yard, "order", i + 100, "Vanish", "{}");
  for (int i = 0; i < many; ++i) put(yard, "ghost", i + 100, "Expire", "{}");
  for (int i = 0; i < many; ++i) put(yard, "order", i + 100, "Expire", R"({"id":"seven"})");
  yard.crash();
  place(yard);
  yard.settle_for(61'000);
  EXPECT_EQ(state(yard), desk::State::late) << "later ones do not starve";
  EXPECT_EQ(set(yard), 3 * many);
  const auto& told = yard.listener().troubles;
  ASSERT_EQ(told.size(), 3U) << "each kind once";
  EXPECT_NE(told[1].find("order/Expire (id"), std::string::npos) << told[1];
}

}  // namespace
}  // namespace runtime
