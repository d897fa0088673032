// What the kitchen answers, and what stands on the menu.
#include "systems/mall/store/store.hpp"

#include "systems/laws.hpp"
#include "systems/mall/contexts.hpp"
#include "systems/mall/store/menu_item.hpp"
#include "systems/mall/store/policies.hpp"
#include "systems/testing.hpp"

namespace mall::store {
namespace {

using kit::Money;
using systems::testing::Given;
using systems::testing::given;

constexpr OrderManagementId one{1};
constexpr OrderId order{7};

OrderManagementDescribed described() { return {one, order, "부산시 해운대구", {}, {}, "홍길동"}; }
Given<OrderManagement> received() {
  return given<OrderManagement>(
      OrderManagementReceived{one, order, "test주소", "한식", {}, {}, false});
}
Given<OrderManagement> accepted() {
  return received().and_then(OrderManagementAccepted{one, order, {}, {}});
}
Given<OrderManagement> cooking() {
  return accepted().and_then(OrderManagementStateStarted{one, State::cooking, order});
}
Given<OrderManagement> cooked() {
  return cooking().and_then(OrderManagementStateCompleted{one, order, {}, {}, State::cooked, {}});
}

Given<OrderManagement> in(State state) {
  switch (state) {
    case State::none:
      return given<OrderManagement>();
    case State::draft:
      return given<OrderManagement>(described());
    case State::received:
      return received();
    case State::accepted:
      return accepted();
    case State::rejected:
      return received().and_then(OrderManagementCanceled{one, order});
    case State::cooking:
      return cooking();
    case State::cooked:
      return cooked();
    case State::completed:
      return cooked().and_then(OrderManagementClosed{one, order});
    case State::withdrawn:
      return received().and_then(OrderManagementWithdrawn{one, order});
  }
  return given<OrderManagement>();
}

struct Line {
  State state;
  const char* receive;
  const char* accept;
  const char* reject;
  const char* start;
  const char* finish;
  const char* withdraw;
  const char* refunded;
  const char* complete;
};

// Break 3: on the original every step passes at any time, and a receipt announces all of them at
// once.
TEST(mall_store, answers_every_command_in_every_state) {
  const char* const received = "OrderManagementReceived";
  const char* const withdrawn = "OrderManagementWithdrawn";
  const Line table[] = {
      // state: receive, accept, reject, start / finish, withdraw, refunded, complete
      {State::none, received, "404 unknown_order", "404 unknown_order", "404 unknown_order",
       "404 unknown_order", withdrawn, withdrawn, "nothing"},
      {State::draft, received, "404 unknown_order", "404 unknown_order", "404 unknown_order",
       "404 unknown_order", withdrawn, withdrawn, "nothing"},
      {State::received, "nothing", "OrderManagementAccepted", "OrderManagementCanceled",
       "409 not_accepted", "409 not_accepted", withdrawn, withdrawn, "nothing"},
      {State::accepted, "nothing", "nothing", "409 already_accepted", "OrderManagementStateStarted",
       "409 not_cooking", withdrawn, withdrawn, "nothing"},
      {State::rejected, "nothing", "409 already_rejected", "nothing", "409 already_rejected",
       "409 already_rejected", "409 already_rejected", "nothing", "nothing"},
      {State::cooking, "nothing", "409 cooking_started", "409 cooking_started", "nothing",
       "OrderManagementStateCompleted", "409 cooking_started", "nothing", "nothing"},
      {State::cooked, "nothing", "409 cooked", "409 cooked", "409 cooked", "nothing",
       "409 cooking_started", "nothing", "OrderManagementClosed"},
      {State::completed, "nothing", "409 cooked", "409 cooked", "409 cooked", "409 cooked",
       "409 cooking_started", "nothing", "nothing"},
      {State::withdrawn, "nothing", "409 withdrawn", "409 withdrawn", "409 withdrawn",
       "409 withdrawn", "nothing", "nothing", "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.state));
    const auto receipt = in(line.state);
    ASSERT_EQ(receipt.state().state, line.state);
    receipt.when(Receive{order}).then(line.receive);
    receipt.when(EnterOrder{order, {}, {}, {}, {}}).then(line.receive);
    receipt.when(Accept{one}).then(line.accept);
    receipt.when(Reject{one}).then(line.reject);
    receipt.when(StartCooking{one}).then(line.start);
    receipt.when(FinishCooking{one}).then(line.finish);
    receipt.when(Withdraw{order}).then(line.withdraw);
    receipt.when(CancelReceipt{order}).then(line.refunded);
    receipt.when(Complete{order}).then(line.complete);
  }
}

TEST(mall_store, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(mall_store, an_order_without_words_of_its_own_prints_as_the_originals) {
  const auto told = given<OrderManagement>()
                        .when(on_payment_approved({{3}, order, Money{2000}}))
                        .event<OrderManagementReceived>();
  EXPECT_EQ(told.address, "test주소");
  EXPECT_EQ(told.food_type, "한식");
  const kit::Field& state = kit::type_of<OrderManagement>().fields[4];
  std::string scratch;
  const OrderManagement stored = received().state();
  EXPECT_EQ(state.name, "state");
  EXPECT_TRUE(state.get(&stored, scratch).is_null());
}

TEST(mall_store, address_and_payment_may_come_in_either_order) {
  const DescribeOrder words{order, "부산시 해운대구", {}, {}, {}};
  EXPECT_EQ(in(State::draft).when(Receive{order}).event<OrderManagementReceived>().address,
            "부산시 해운대구");
  auto late = received();
  late.and_then(late.when(words).event<OrderManagementDescribed>());
  EXPECT_EQ(late.state().address, "부산시 해운대구");
  EXPECT_EQ(late.state().state, State::received);
  late.when(words).then("nothing");
}

TEST(mall_store, an_order_that_says_nothing_of_where_it_goes_needs_no_describing) {
  app::OrderPlaced placed;
  placed.id = order;
  EXPECT_FALSE(on_order_placed(placed));
  placed.region = "서울시 강남구";
  EXPECT_TRUE(on_order_placed(placed));
}

TEST(mall_store, the_shopkeeper_does_not_see_what_is_not_paid) {
  EXPECT_EQ(visibility(in(State::draft).state()), kit::Visibility::hidden);
  EXPECT_EQ(visibility(received().state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(in(State::withdrawn).state()), kit::Visibility::listed);
}

TEST(mall_store, an_order_cancelled_before_it_arrived_never_arrives) {
  auto receipt = given<OrderManagement>(OrderManagementWithdrawn{one, order});
  receipt.when(Receive{order}).then("nothing");
  EXPECT_EQ(receipt.state().order_id, order);
  EXPECT_EQ(visibility(receipt.state()), kit::Visibility::hidden);
}

TEST(mall_store, what_is_told_of_cooked_food_is_what_a_rider_needs) {
  auto receipt = cooking();
  receipt.and_then(OrderManagementDescribed{one, order, "부산시 해운대구", {}, "부산", {}});
  const auto told = receipt.when(FinishCooking{one}).event<OrderManagementStateCompleted>();
  EXPECT_EQ(told.order_id, order);
  EXPECT_EQ(told.address, "부산시 해운대구");
  EXPECT_EQ(told.region, "부산");
}

TEST(mall_menu, an_item_stands_on_it_once) {
  const MenuItemListed listed{{1}, "치킨", Money{200}, false};
  const auto menu = given<MenuItem>(listed);
  given<MenuItem>().when(ListItem{"치킨", Money{200}, false}).then("MenuItemListed");
  menu.when(ListItem{"치킨", Money{200}, false}).then("nothing");
  menu.when(ListItem{"치킨", Money{300}, false}).then("409 already_listed");
  menu.when(ChangeItem{{1}, Money{200}, false}).then("nothing");
  menu.when(RemoveItem{{1}}).then("MenuItemRemoved");
  const auto sold_out = menu.when(ChangeItem{{1}, Money{200}, true}).event<MenuItemChanged>();
  EXPECT_EQ(sold_out.item, "치킨");
  EXPECT_EQ(sold_out.price, Money{200});
  EXPECT_TRUE(sold_out.sold_out);
}

TEST(mall_menu, what_is_not_on_it_can_be_neither_changed_nor_removed) {
  given<MenuItem>().when(ChangeItem{{1}, {}, true}).then("404 unknown_item");
  given<MenuItem>().when(RemoveItem{{1}}).then("404 unknown_item");
  const auto removed =
      given<MenuItem>(MenuItemListed{{1}, "치킨", {}, false}, MenuItemRemoved{{1}, "치킨"});
  removed.when(RemoveItem{{1}}).then("404 unknown_item");
  removed.when(ListItem{"치킨", Money{300}, false}).then("MenuItemListed");
  EXPECT_EQ(visibility(removed.state()), kit::Visibility::hidden);
}

}  // namespace
}  // namespace mall::store
