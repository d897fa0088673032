// Mornings: customers, shopkeepers and couriers do as they like, the network does its worst, and in
// the end money, points and stock must add up.
#include "systems/breakfast/breakfast.hpp"

#include "runtime/sim/simulation.hpp"
#include "systems/breakfast/customer/customer.hpp"
#include "systems/breakfast/delivery/delivery.hpp"
#include "systems/breakfast/food_catalog/food_catalog.hpp"
#include "systems/breakfast/mileage/mileage.hpp"
#include "systems/breakfast/mileage/views.hpp"
#include "systems/breakfast/order/order.hpp"
#include "systems/breakfast/payment/pay.hpp"
#include "systems/catalogue.hpp"
#include "systems/doctored.hpp"
#include "systems/laws.hpp"
#include "systems/rehearsal.hpp"

namespace breakfast {
namespace {

using kit::Money;
using systems::Rehearsal;

constexpr std::uint32_t mornings = 300;

template <class Tag>
kit::Id<Tag> some(Rehearsal& morning, kit::Id<Tag>) {
  return {static_cast<std::int64_t>(1 + morning.below(5))};
}

order::Place an_order(int qty, FoodCatalogId dish, std::optional<double> price) {
  order::Place place;
  place.qty = qty;
  place.food_catalog_id = dish;
  place.customer_id = CustomerId{1};
  if (price) place.known = dish;
  place.price = price;
  return place;
}

payment::EnterPay money(std::optional<Money> amount, std::optional<OrderId> order = {}) {
  payment::EnterPay pay;
  pay.amount = amount;
  pay.order_id = order;
  pay.customer_id = CustomerId{1};
  return pay;
}

void someone_orders(Rehearsal& morning) {
  const int qty = static_cast<int>(1 + morning.below(4));
  const FoodCatalogId dish{static_cast<std::int64_t>(1 + morning.below(3))};
  if (morning.chance(30)) return void(morning.ask("order", an_order(qty, dish, {})));
  // The order desk knows of the first two dishes only.
  if (dish.value < 3) morning.ask("order", an_order(qty, dish, 2.5));
}

void someone_cancels(Rehearsal& morning) {
  if (morning.chance(50))
    morning.ask("order", order::Cancel{some(morning, OrderId{})});
  else
    morning.ask("order", order::Delete{some(morning, OrderId{})});
}

void someone_is_at_the_till(Rehearsal& morning) {
  switch (morning.below(4)) {
    case 0:
      morning.ask("payment", money(Money{1000}, some(morning, OrderId{})));
      return;
    case 1:
      morning.ask("payment", money({}));
      return;
    default:
      morning.ask("payment", payment::CancelPay{some(morning, PayId{})});
      return;
  }
}

void someone_delivers(Rehearsal& morning) {
  const DeliveryId delivery = some(morning, DeliveryId{});
  if (morning.chance(80))
    morning.ask("delivery", delivery::Complete{delivery});
  else
    morning.ask("delivery", delivery::CancelDelivery{delivery});
}

void someone_keeps_shop(Rehearsal& morning) {
  const FoodCatalogId dish{static_cast<std::int64_t>(1 + morning.below(2))};
  if (morning.chance(90))
    morning.ask("foodCatalog",
                food_catalog::Update{dish, static_cast<int>(morning.below(8)), "cake", {}});
  else
    morning.ask("foodCatalog", food_catalog::Delete{dish});
}

void someone_does_something(Rehearsal& morning) {
  const auto what = morning.below(20);
  if (what < 7 && morning.all<order::Order>("order").size() < 8) return someone_orders(morning);
  if (what < 10) return someone_cancels(morning);
  if (what < 14) return someone_is_at_the_till(morning);
  if (what < 18) return someone_delivers(morning);
  someone_keeps_shop(morning);
}

void expect_clean_books(Rehearsal& morning) {
  system().audit(morning);
  EXPECT_EQ(morning.findings(), std::vector<std::string>{});
}

void set_the_table(Rehearsal& morning, int stock) {
  morning.ask("foodCatalog", food_catalog::Register{stock, "cake", 2.5});
  morning.ask("foodCatalog", food_catalog::Register{stock, "rice", std::nullopt});
  morning.come_to_rest();
}

void a_breakfast_is_paid(Rehearsal& morning) {
  set_the_table(morning, 100);
  morning.ask("order", an_order(50, {1}, 4.0));
  morning.come_to_rest();
}

void a_morning(Rehearsal& morning) {
  morning.ask("foodCatalog", food_catalog::Register{6, "cake", 2.5});
  morning.ask("foodCatalog", food_catalog::Register{6, "rice", std::nullopt});
  for (int i = 0; i < 120; ++i) {
    someone_does_something(morning);
    morning.go_on(static_cast<int>(morning.below(6)));
    if (i % 20 == 0) system().audit(morning);
  }
  morning.come_to_rest();
  expect_clean_books(morning);
  morning.time_passes(delivery::hand_over_by);
  morning.come_to_rest();
  expect_clean_books(morning);
}

TEST(breakfast, its_books_add_up_after_any_morning) {
  for (std::uint32_t seed = 1; seed <= mornings && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Rehearsal morning(system(), seed);
    a_morning(morning);
  }
}

TEST(breakfast, its_audit_notices_an_event_that_is_lost_or_stands_twice) {
  systems::expect_unnoticed(
      system(), a_morning,
      {"foodCatalog.CatalogDeleted", "foodCatalog.CatalogRegistered", "foodCatalog.CatalogUpdated",
       "notification.NotificationRecorded", "payment.PayVoided"},
      {"foodCatalog.CatalogDeleted", "foodCatalog.CatalogRegistered", "foodCatalog.CatalogUpdated",
       "notification.NotificationRecorded", "payment.PayVoided"});
}

const payment::Pay& payment_for(const std::vector<payment::Pay>& pays, OrderId order) {
  for (const auto& pay : pays)
    if (pay.for_order == order) return pay;
  static const payment::Pay none;
  return none;
}

TEST(breakfast, an_order_is_paid_earns_points_leaves_and_is_handed_over) {
  Rehearsal morning(system(), 1);
  set_the_table(morning, 100);
  EXPECT_EQ(morning.ask("order", an_order(50, {1}, 4.0)), "");
  morning.come_to_rest();
  EXPECT_EQ(morning.all<order::Order>("order")[0].status, order::Status::shipped);
  EXPECT_EQ(morning.all<payment::Pay>("payment")[0].amount, Money{200});
  EXPECT_EQ(morning.all<mileage::Mileage>("mileage")[0].cnt, 200);
  EXPECT_EQ(morning.all<food_catalog::FoodCatalog>("foodCatalog")[0].stock, 50);
  EXPECT_EQ(morning.ask("delivery", delivery::Complete{{1}}), "");
  morning.come_to_rest();
  EXPECT_EQ(morning.ask("order", order::Cancel{{1}}), "handed_over");
  expect_clean_books(morning);
}

// Break 2 and 3: the original cancels the payment whose number is the order's, and gives back stock
// that was never taken.
TEST(breakfast, out_of_stock_cancels_its_own_payment_and_mileage_and_no_others) {
  Rehearsal morning(system(), 1);
  set_the_table(morning, 50);
  morning.ask("payment", money(Money{700}, OrderId{1}));
  morning.ask("payment", money(Money{900}, OrderId{2}));
  morning.come_to_rest();
  morning.ask("order", an_order(10, {1}, 4.0));
  morning.come_to_rest();
  morning.ask("order", an_order(500, {1}, 4.0));
  morning.come_to_rest();
  const auto pays = morning.all<payment::Pay>("payment");
  ASSERT_EQ(pays.size(), 4u);
  EXPECT_EQ(pays[0].stage, payment::Stage::approved);
  EXPECT_EQ(pays[1].stage, payment::Stage::approved);
  EXPECT_EQ(payment_for(pays, {1}).stage, payment::Stage::approved);
  EXPECT_EQ(payment_for(pays, {2}).stage, payment::Stage::canceled);
  EXPECT_EQ(morning.all<order::Order>("order")[1].status, order::Status::canceled);
  EXPECT_EQ(morning.all<food_catalog::FoodCatalog>("foodCatalog")[0].stock, 40);
  const auto removed = morning.happened<mileage::Mileageremoved>("mileage");
  ASSERT_EQ(removed.size(), 1u);
  EXPECT_EQ(removed[0].pay_id, payment_for(pays, {2}).id);
  EXPECT_EQ(removed[0].cnt, 2000);
  expect_clean_books(morning);
}

// Break 4.
TEST(breakfast, what_is_in_no_catalogue_is_neither_paid_nor_shipped) {
  Rehearsal morning(system(), 1);
  set_the_table(morning, 100);
  morning.ask("order", an_order(1, {77}, std::nullopt));
  morning.come_to_rest();
  EXPECT_EQ(morning.all<order::Order>("order")[0].status, order::Status::refused);
  EXPECT_TRUE(morning.happened<payment::Paid>("payment").empty());
  EXPECT_TRUE(morning.happened<delivery::Shipped>("delivery").empty());
  EXPECT_EQ(morning.all<food_catalog::FoodCatalog>("foodCatalog").size(), 2u);
  expect_clean_books(morning);
}

TEST(breakfast, a_cancelled_order_gives_back_money_points_and_stock_once) {
  Rehearsal morning(system(), 1);
  a_breakfast_is_paid(morning);
  morning.ask("order", order::Delete{{1}});
  morning.come_to_rest();
  EXPECT_EQ(morning.all<order::Order>("order")[0].status, order::Status::canceled);
  EXPECT_EQ(morning.happened<payment::Cancelled>("payment").size(), 1u);
  EXPECT_EQ(morning.happened<mileage::Mileageremoved>("mileage").size(), 1u);
  EXPECT_EQ(morning.all<food_catalog::FoodCatalog>("foodCatalog")[0].stock, 100);
  EXPECT_EQ(morning.all<mileage::MileageBalanceRow>("mileage")[0].balance, 0);
  expect_clean_books(morning);
}

TEST(breakfast, who_takes_the_money_back_at_the_till_gets_no_breakfast) {
  Rehearsal morning(system(), 1);
  a_breakfast_is_paid(morning);
  morning.ask("payment", payment::DeletePay{{1}});
  morning.come_to_rest();
  EXPECT_EQ(morning.all<order::Order>("order")[0].status, order::Status::canceled);
  EXPECT_EQ(morning.all<delivery::Delivery>("delivery")[0].status, delivery::Status::canceled);
  EXPECT_EQ(morning.all<food_catalog::FoodCatalog>("foodCatalog")[0].stock, 100);
  expect_clean_books(morning);
}

TEST(breakfast, the_till_may_give_back_the_money_of_what_was_handed_over) {
  Rehearsal morning(system(), 1);
  a_breakfast_is_paid(morning);
  morning.ask("delivery", delivery::Complete{{1}});
  morning.come_to_rest();
  EXPECT_EQ(morning.ask("payment", payment::DeletePay{{1}}), "");
  morning.come_to_rest();
  EXPECT_EQ(morning.all<order::Order>("order")[0].status, order::Status::completed);
  EXPECT_EQ(morning.all<mileage::MileageBalanceRow>("mileage")[0].balance, 0);
  expect_clean_books(morning);
}

TEST(breakfast, the_mileage_with_the_cancelled_payments_number_is_cancelled) {
  Rehearsal morning(system(), 1);
  for (const int won : {100, 200, 300}) morning.ask("payment", money(Money{won}, OrderId{9}));
  morning.come_to_rest();
  morning.ask("payment", payment::DeletePay{{2}});
  morning.come_to_rest();
  for (const auto& mileage : morning.all<mileage::Mileage>("mileage"))
    EXPECT_EQ(mileage.state == mileage::State::revoked, mileage.pay_id == PayId{2});
  EXPECT_EQ(morning.all<mileage::MileageBalanceRow>("mileage")[0].balance, 400);
  expect_clean_books(morning);
}

TEST(breakfast, the_dearest_order_is_what_the_till_takes_at_once) {
  const auto dearest = static_cast<double>(food_catalog::price_max);
  EXPECT_EQ(order::amount_of(static_cast<int>(order::qty_max), dearest),
            Money{payment::amount_max});
}

TEST(breakfast, is_in_the_catalogue) {
  EXPECT_EQ(systems::find("breakfast"), &system());
  EXPECT_EQ(system().topic, "gmfd");
}

TEST(breakfast, every_event_call_and_field_that_is_named_is_there) {
  systems::laws::names_only_what_is_there(system());
}

TEST(breakfast, its_books_add_up_on_bad_days_when_customers_are_held_off) {
  kit::System strict = system();
  for (auto& context : strict.contexts)
    for (auto& call : context.calls)
      if (call.overload) call.overload = kit::Overload::hold_off;
  for (std::uint64_t seed = 1; seed <= 100 && !HasFailure(); ++seed) {
    const auto run = runtime::sim::simulate(strict, seed);
    EXPECT_EQ(run.findings, std::vector<std::string>{}) << seed;
  }
}

TEST(breakfast, a_dish_forgets_the_takings_of_what_was_handed_over) {
  Rehearsal morning(system(), 1);
  a_breakfast_is_paid(morning);
  morning.ask("delivery", delivery::Complete{{1}});
  morning.come_to_rest();
  EXPECT_TRUE(morning.all<food_catalog::FoodCatalog>("foodCatalog")[0].takings.empty());
}

}  // namespace
}  // namespace breakfast
