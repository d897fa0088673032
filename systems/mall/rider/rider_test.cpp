// Who may carry what, and when.
#include "systems/mall/rider/rider.hpp"

#include "systems/laws.hpp"
#include "systems/mall/contexts.hpp"
#include "systems/mall/rider/policies.hpp"
#include "systems/testing.hpp"

namespace mall::rider {
namespace {

using systems::testing::Given;
using systems::testing::given;

constexpr DeliveryId one{1};
constexpr OrderId order{7};
constexpr OrderManagementId kitchen{3};
const std::string gangnam = "서울시 강남구";

Given<Delivery> waiting() {
  return given<Delivery>(DeliveryOffered{one, order, kitchen, gangnam + " 테헤란로 1", gangnam});
}
Given<Delivery> picked(const std::string& rider = "kim") {
  return waiting().and_then(
      DeliveryStarted{one, order, State::picked, {}, gangnam, rider, kitchen});
}
Given<Delivery> delivered() {
  return picked().and_then(DeliveryCompleted{one, order, State::delivered, kitchen});
}
Given<Delivery> in(State state) {
  switch (state) {
    case State::none:
      return given<Delivery>();
    case State::waiting:
      return waiting();
    case State::picked:
      return picked();
    case State::delivered:
      return delivered();
    case State::completed:
      return delivered().and_then(DeliveryConfirmed{one, order});
  }
  return given<Delivery>();
}
Pick pick(std::optional<std::string> rider, std::optional<std::string> region = {}) {
  return {one, std::move(rider), std::move(region), "nobody"};
}

struct Line {
  State state;
  const char* offer;
  const char* pick;
  const char* other;
  const char* deliver;
  const char* complete;
};

// Break 3: on the original a row announces start and end at once, and nothing has an order.
TEST(mall_delivery, answers_every_command_in_every_state) {
  const Line table[] = {
      // state: offer, pick, pick by another, deliver, complete
      {State::none, "DeliveryOffered", "404 unknown_delivery", "404 unknown_delivery",
       "404 unknown_delivery", "nothing"},
      {State::waiting, "nothing", "DeliveryStarted", "DeliveryStarted", "409 not_picked",
       "nothing"},
      {State::picked, "nothing", "nothing", "409 already_picked", "DeliveryCompleted", "nothing"},
      {State::delivered, "nothing", "409 already_delivered", "409 already_delivered", "nothing",
       "DeliveryConfirmed"},
      {State::completed, "nothing", "409 complete", "409 complete", "409 complete", "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.state));
    const auto delivery = in(line.state);
    ASSERT_EQ(delivery.state().state, line.state);
    delivery.when(Offer{order, kitchen, gangnam, {}}).then(line.offer);
    delivery.when(EnterDelivery{order, gangnam, {}}).then(line.offer);
    delivery.when(pick("kim")).then(line.pick);
    delivery.when(pick("lee")).then(line.other);
    delivery.when(Deliver{one, "kim"}).then(line.deliver);
    delivery.when(Complete{order}).then(line.complete);
  }
}

TEST(mall_delivery, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(mall_delivery, the_region_is_the_one_given_or_city_and_district) {
  EXPECT_EQ(region_of("부산", "서울시 강남구 테헤란로 1"), "부산");
  EXPECT_EQ(region_of({}, "서울시 강남구 테헤란로 1"), gangnam);
  EXPECT_EQ(region_of("", "서울시 강남구"), gangnam);
  EXPECT_EQ(region_of({}, "test주소"), "test주소");
  EXPECT_EQ(region_of({}, ""), "");
}

TEST(mall_delivery, cooked_food_is_offered_in_its_region) {
  const store::OrderManagementStateCompleted cooked{
      kitchen, order, gangnam + " 테헤란로 1", "한식", store::State::cooked, {}};
  const auto told = given<Delivery>().when(on_cooked(cooked)).event<DeliveryOffered>();
  EXPECT_EQ(told.region, gangnam);
  EXPECT_EQ(told.order_management_id, kitchen);
}

TEST(mall_delivery, a_rider_of_another_region_does_not_get_it) {
  waiting().when(pick("kim", "부산시 해운대구")).then("409 other_region");
  waiting().when(pick("kim", gangnam)).then("DeliveryStarted");
}

TEST(mall_delivery, a_rider_who_gives_no_name_is_who_asks) {
  EXPECT_EQ(waiting().when(pick({})).event<DeliveryStarted>().rider_id, "nobody");
  picked("nobody").when(pick({})).then("nothing");
}

TEST(mall_delivery, only_the_rider_who_has_it_delivers_it) {
  picked().when(Deliver{one, "lee"}).then("409 other_rider");
  picked().when(Deliver{one, {}}).then("DeliveryCompleted");
}

TEST(mall_delivery, food_from_the_kitchen_replaces_what_was_entered_by_hand) {
  auto delivery = given<Delivery>(DeliveryOffered{one, order, {}, "", ""},
                                  DeliveryStarted{one, order, State::picked, "", "", "lee", {}});
  delivery.and_then(delivery.when(Offer{order, kitchen, gangnam, {}}).event<DeliveryOffered>());
  EXPECT_EQ(delivery.state().state, State::waiting);
  EXPECT_FALSE(delivery.state().rider_id);
}

}  // namespace
}  // namespace mall::rider
