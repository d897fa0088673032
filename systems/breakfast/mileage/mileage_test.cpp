// Points: once there, once gone, in whatever order that is heard of.
#include "systems/breakfast/mileage/mileage.hpp"

#include "kit/memory_rows.hpp"
#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/mileage/policies.hpp"
#include "systems/breakfast/mileage/views.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace breakfast::mileage {
namespace {

using kit::Money;
using systems::testing::Given;
using systems::testing::given;

constexpr PayId pay{3};
constexpr CustomerId shin{9};
const Earn earn{pay, OrderId{7}, shin, 1000};

Milegeadded added(std::int64_t cnt = 1000) { return {{1}, pay, cnt, OrderId{7}, shin}; }
Mileageremoved removed(std::int64_t cnt = 1000) { return {{1}, pay, cnt, OrderId{7}, shin}; }

TEST(breakfast_mileage, answers_every_command_in_every_state) {
  given<Mileage>().when(earn).then("Milegeadded");
  given<Mileage>().when(Revoke{pay}).then("EarningBarred");
  given<Mileage>(added()).when(earn).then("nothing");
  given<Mileage>(added()).when(Revoke{pay}).then("Mileageremoved");
  given<Mileage>(added(), removed()).when(earn).then("nothing");
  given<Mileage>(added(), removed()).when(Revoke{pay}).then("nothing");
}

TEST(breakfast_mileage, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(breakfast_mileage, a_cancel_heard_before_the_earning_ends_at_nothing) {
  const auto barred = given<Mileage>(EarningBarred{{1}, pay});
  barred.when(earn).then("nothing");
  barred.when(Revoke{pay}).then("nothing");
  EXPECT_EQ(visibility(barred.state()), kit::Visibility::hidden);
}

// Break 4: the original's event has no points in it.
TEST(breakfast_mileage, what_is_told_of_points_is_complete) {
  const auto told = given<Mileage>().when(earn).event<Milegeadded>();
  EXPECT_EQ(told.pay_id, pay);
  EXPECT_EQ(told.order_id, OrderId{7});
  EXPECT_EQ(told.cnt, 1000);
  const auto gone = given<Mileage>(added()).when(Revoke{pay}).event<Mileageremoved>();
  EXPECT_EQ(gone.pay_id, pay);
  EXPECT_EQ(gone.cnt, 1000);
}

TEST(breakfast_mileage, points_that_were_struck_out_leave_the_list) {
  EXPECT_EQ(visibility(given<Mileage>(added()).state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(given<Mileage>(added(), removed()).state()), kit::Visibility::hidden);
}

TEST(breakfast_mileage, the_cancelled_payments_number_says_whose_points_they_are) {
  payment::Cancelled cancelled;
  cancelled.id = pay;
  cancelled.order_id = OrderId{8};
  EXPECT_FALSE(on_cancelled(cancelled));
  cancelled.amount = Money{1000};
  EXPECT_EQ(on_cancelled(cancelled)->pay_id, pay);
  EXPECT_FALSE(on_pay_expired({pay, {}, false, {}}));
  EXPECT_EQ(on_pay_expired({pay, {}, true, {}})->pay_id, pay);
  EXPECT_FALSE(on_pay_voided({pay, {}, false}));
  EXPECT_EQ(on_pay_voided({pay, {}, true})->pay_id, pay);
}

template <class Row>
struct Shelf {
  template <class Event>
  Shelf& hears(const Event& event) {
    kit::Rows<Row> port(rows);
    project(port, event);
    return *this;
  }
  const Row& at(std::int64_t key) { return *rows.rows.at(key).template as<Row>(); }
  kit::MemoryRows rows{kit::type_of<Row>()};
};

payment::Paid paid(std::optional<Money> amount) {
  return {pay, amount, "Paid", OrderId{7}, shin, {}};
}

TEST(breakfast_mileage_views, follow_payments_and_their_cancels) {
  Shelf<MileageViewRow> shelf;
  shelf.hears(paid(Money{1000}));
  EXPECT_EQ(shelf.at(3).order_id, OrderId{7});
  EXPECT_EQ(shelf.at(3).cnt, 1000);
  payment::Cancelled cancelled;
  cancelled.id = pay;
  shelf.hears(cancelled);
  EXPECT_TRUE(shelf.rows.rows.empty());
  shelf.hears(paid(std::nullopt));
  EXPECT_TRUE(shelf.rows.rows.empty());
}

TEST(breakfast_mileage_views, a_balance_is_what_was_earned_less_what_was_struck_out) {
  Shelf<MileageBalanceRow> shelf;
  shelf.hears(added(1000)).hears(added(200)).hears(removed(1000));
  EXPECT_EQ(shelf.at(9).balance, 200);
  EXPECT_EQ(shelf.at(9).earned, 1200);
  EXPECT_EQ(shelf.at(9).revoked, 1000);
  Milegeadded nobodys = added();
  nobodys.customer_id.reset();
  shelf.hears(nobodys);
  EXPECT_EQ(shelf.rows.rows.size(), 1u);
}

// Break 5: the original offers a link that deletes when it is looked at.
TEST(breakfast_mileage, only_looking_up_is_offered) {
  const auto context = service();
  const auto& mileages = context.aggregates.front();
  EXPECT_EQ(mileages.resource.searches, std::vector<std::string>{"payId"});
  for (const auto& command : mileages.commands) EXPECT_TRUE(command.internal());
}

TEST(breakfast_mileage, prints_the_originals_fields_in_their_order) {
  const auto context = service();
  EXPECT_EQ(context.aggregates.front().resource.shows,
            (std::vector<std::string>{"payId", "orderId", "cnt"}));
  EXPECT_EQ(context.view("mileageViews")->resource.shows,
            (std::vector<std::string>{"orderId", "payId", "cnt"}));
  EXPECT_FALSE(context.view("mileageViews")->resource.paged);
}

}  // namespace
}  // namespace breakfast::mileage
