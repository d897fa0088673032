// Evenings at the mall: customers, shopkeepers and riders do as they like, the network does its
// worst, and in the end the books must add up.
#include "systems/mall/mall.hpp"

#include "systems/catalogue.hpp"
#include "systems/doctored.hpp"
#include "systems/laws.hpp"
#include "systems/mall/app/app.hpp"
#include "systems/mall/pay/pay.hpp"
#include "systems/mall/rider/rider.hpp"
#include "systems/mall/store/store.hpp"
#include "systems/rehearsal.hpp"

namespace mall {
namespace {

using systems::Rehearsal;

constexpr std::uint32_t evenings = 300;

app::Place an_order(Rehearsal& evening) {
  app::Place place;
  place.item = evening.chance(50) ? "치킨" : "피자";
  if (evening.chance(80)) place.qty = static_cast<int>(1 + evening.below(10));
  if (evening.chance(80))
    place.price = kit::Money{static_cast<std::int64_t>(evening.below(3) * 100)};
  if (evening.chance(60)) place.address = "서울시 강남구 테헤란로 1";
  return place;
}

template <class Tag>
kit::Id<Tag> some(Rehearsal& evening, kit::Id<Tag>) {
  return {static_cast<std::int64_t>(1 + evening.below(5))};
}

void someone_orders_or_cancels(Rehearsal& evening) {
  const OrderId order = some(evening, OrderId{});
  switch (evening.below(6)) {
    case 0:
    case 1:
      if (evening.all<app::Order>("app").size() < 6) evening.ask("app", an_order(evening));
      return;
    case 2:
      evening.ask("app", app::Cancel{order});
      return;
    default:
      evening.ask("app", app::Confirm{order});
      return;
  }
}

void someone_cooks(Rehearsal& evening) {
  const OrderManagementId receipt = some(evening, OrderManagementId{});
  switch (evening.below(10)) {
    case 0:
      evening.ask("store", store::Reject{receipt});
      return;
    case 1:
    case 2:
    case 3:
      evening.ask("store", store::Accept{receipt});
      return;
    case 4:
    case 5:
    case 6:
      evening.ask("store", store::StartCooking{receipt});
      return;
    default:
      evening.ask("store", store::FinishCooking{receipt});
      return;
  }
}

void someone_drives(Rehearsal& evening) {
  const DeliveryId delivery = some(evening, DeliveryId{});
  const char* rider = evening.chance(50) ? "kim" : "lee";
  if (evening.chance(50))
    evening.ask("rider", rider::Pick{delivery, rider, {}, ""});
  else
    evening.ask("rider", rider::Deliver{delivery, rider});
}

void someone_enters_something(Rehearsal& evening) {
  const OrderId order = some(evening, OrderId{});
  switch (evening.below(4)) {
    case 0:
      evening.ask("pay", pay::EnterPayment{order, kit::Money{100}, {}, {}});
      return;
    case 1:
      evening.ask("pay", pay::CancelPayment{{}, order});
      return;
    case 2:
      evening.ask("store", store::EnterOrder{order, {}, {}, {}, {}});
      return;
    default:
      evening.ask("rider", rider::EnterDelivery{order, {}, {}});
      return;
  }
}

void someone_does_something(Rehearsal& evening, bool by_hand) {
  const auto what = evening.below(by_hand ? 11 : 10);
  if (what < 3)
    someone_orders_or_cancels(evening);
  else if (what < 7)
    someone_cooks(evening);
  else if (what < 10)
    someone_drives(evening);
  else
    someone_enters_something(evening);
}

void expect_clean_books(Rehearsal& evening) {
  system().audit(evening);
  EXPECT_EQ(evening.findings(), std::vector<std::string>{});
}

void an_evening(Rehearsal& evening, bool by_hand) {
  for (int i = 0; i < 150; ++i) {
    someone_does_something(evening, by_hand);
    evening.go_on(static_cast<int>(evening.below(6)));
    if (i % 25 == 0) system().audit(evening);
  }
  evening.come_to_rest();
  expect_clean_books(evening);
  evening.time_passes(app::confirm_by);
  evening.come_to_rest();
  expect_clean_books(evening);
}

void play(std::uint32_t seed, bool by_hand) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  Rehearsal evening(system(), seed);
  an_evening(evening, by_hand);
}

TEST(mall, its_books_add_up_after_any_evening) {
  for (std::uint32_t seed = 1; seed <= evenings && !HasFailure(); ++seed) play(seed, false);
}

TEST(mall, its_books_add_up_when_things_are_entered_by_hand_as_well) {
  for (std::uint32_t seed = 1; seed <= evenings && !HasFailure(); ++seed) play(seed, true);
}

TEST(mall, its_audit_notices_an_event_that_is_lost_or_stands_twice) {
  systems::expect_unnoticed(
      system(), [](Rehearsal& evening) { an_evening(evening, false); },
      {"app.OrderStateChanged", "customer.NotificationRecorded", "pay.PaymentDeclined",
       "store.OrderManagementReceived", "store.OrderManagementWithdrawn"},
      {"app.OrderStateChanged", "customer.NotificationRecorded", "pay.PaymentDeclined",
       "store.OrderManagementWithdrawn"});
}

TEST(mall, one_order_fills_order_payment_receipt) {
  Rehearsal evening(system(), 1);
  app::Place place;
  place.item = "치킨";
  place.qty = 10;
  place.price = kit::Money{200};
  evening.ask("app", place);
  evening.come_to_rest();
  const auto orders = evening.all<app::Order>("app");
  const auto payments = evening.all<pay::Payment>("pay");
  const auto receipts = evening.all<store::OrderManagement>("store");
  ASSERT_EQ(orders.size(), 1u);
  ASSERT_EQ(payments.size(), 1u);
  ASSERT_EQ(receipts.size(), 1u);
  EXPECT_EQ(orders[0].state, app::State::placed);
  EXPECT_EQ(payments[0].amount, kit::Money{2000});
  EXPECT_EQ(receipts[0].order_id, orders[0].id);
  expect_clean_books(evening);
}

TEST(mall, an_order_goes_from_the_menu_to_the_door) {
  Rehearsal evening(system(), 1);
  app::Place place;
  place.item = "치킨";
  EXPECT_EQ(evening.ask("app", place), "");
  evening.come_to_rest();
  EXPECT_EQ(evening.ask("store", store::Accept{{1}}), "");
  EXPECT_EQ(evening.ask("store", store::StartCooking{{1}}), "");
  EXPECT_EQ(evening.ask("store", store::FinishCooking{{1}}), "");
  evening.come_to_rest();
  EXPECT_EQ(evening.all<app::Order>("app")[0].state, app::State::cooked);
  EXPECT_EQ(evening.ask("rider", rider::Pick{{1}, "kim", {}, ""}), "");
  EXPECT_EQ(evening.ask("rider", rider::Deliver{{1}, "kim"}), "");
  evening.come_to_rest();
  EXPECT_EQ(evening.ask("app", app::Confirm{{1}}), "");
  evening.come_to_rest();
  EXPECT_EQ(evening.all<app::Order>("app")[0].state, app::State::confirmed);
  EXPECT_EQ(evening.all<store::OrderManagement>("store")[0].state, store::State::completed);
  EXPECT_EQ(evening.all<rider::Delivery>("rider")[0].state, rider::State::completed);
  expect_clean_books(evening);
}

// Break 2: on the original a cancel touches neither payment nor receipt.
TEST(mall, a_cancelled_order_is_refunded_and_not_cooked) {
  Rehearsal evening(system(), 1);
  app::Place place;
  place.item = "치킨";
  evening.ask("app", place);
  evening.come_to_rest();
  evening.ask("app", app::Cancel{{1}});
  evening.come_to_rest();
  EXPECT_EQ(evening.all<app::Order>("app")[0].state, app::State::canceled);
  EXPECT_EQ(evening.all<pay::Payment>("pay")[0].action, pay::Action::canceled);
  EXPECT_EQ(evening.ask("store", store::Accept{{1}}), "withdrawn");
  expect_clean_books(evening);
}

TEST(mall, a_rejected_order_is_refunded_once) {
  Rehearsal evening(system(), 1);
  app::Place place;
  place.item = "치킨";
  evening.ask("app", place);
  evening.come_to_rest();
  evening.ask("store", store::Reject{{1}});
  evening.come_to_rest();
  EXPECT_EQ(evening.all<app::Order>("app")[0].state, app::State::rejected);
  EXPECT_EQ(evening.happened<pay::PaymentCanceled>("pay").size(), 1u);
  expect_clean_books(evening);
}

TEST(mall, every_event_call_and_field_that_is_named_is_there) {
  systems::laws::names_only_what_is_there(system());
}

TEST(mall, is_in_the_catalogue) {
  EXPECT_EQ(systems::find("mall"), &system());
  EXPECT_EQ(systems::find("bazaar"), nullptr);
  EXPECT_EQ(system().topic, "mall");
}

}  // namespace
}  // namespace mall
