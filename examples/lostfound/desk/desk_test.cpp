// Who gets what was found.
#include "examples/lostfound/desk/desk.hpp"

#include "examples/lostfound/desk/service.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace lostfound::desk {
namespace {

using systems::testing::Given;
using systems::testing::given;

constexpr ItemId one{1};
const Find umbrella{one, "우산", "2호선", kit::Instant{1'000}};
const Claim kim{one, "kim", kit::Instant{2'000}};

Given<Item> found() { return given<Item>(ItemFound{one, "우산", "2호선"}); }
Given<Item> claimed() { return found().and_then(ItemClaimed{one, "kim"}); }

TEST(lostfound_desk, what_was_found_is_kept_for_two_weeks) {
  const auto then = given<Item>().when(umbrella).then("ItemFound, sets GiveAway");
  EXPECT_EQ(then.effects().timers.front().due, umbrella.at + keep_for);
  found().when(GiveAway{one}).then("ItemGivenAway");
}

TEST(lostfound_desk, an_owner_who_is_known_has_the_full_time_again) {
  const auto then = found().when(kim).then("ItemClaimed, sets GiveAway");
  EXPECT_EQ(then.effects().timers.front().due, kim.at + keep_for);
}

TEST(lostfound_desk, the_first_owner_counts) {
  claimed().when(kim).then("nothing");
  claimed().when(Claim{one, "lee", {}}).then("409 other_owner");
}

TEST(lostfound_desk, only_what_was_claimed_is_handed_out) {
  found().when(HandOut{one}).then("409 not_claimed");
  claimed().when(HandOut{one}).then("ItemHandedOut, forgets GiveAway");
}

TEST(lostfound_desk, what_was_given_away_is_gone) {
  auto gone = found().and_then(ItemGivenAway{one});
  gone.when(kim).then("409 given_away");
  gone.when(HandOut{one}).then("409 given_away");
  gone.when(GiveAway{one}).then("nothing");
}

TEST(lostfound_desk, obeys_the_laws) { systems::laws::obeyed_by(service()); }

}  // namespace
}  // namespace lostfound::desk
