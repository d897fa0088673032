// What the barista has to do.
#include "systems/coffee/counter/counter.hpp"

#include <gtest/gtest.h>

#include "kit/memory_rows.hpp"
#include "systems/coffee/contexts.hpp"

namespace coffee::counter {
namespace {

constexpr OrderId one{1};
constexpr kit::Instant morning{25'200'000};
const customer::PaymentCompleted paid{one, "IceAmericano", 2, {2000}, morning};
const delivery::OrderReceived received{one, "IceAmericano", 2, {2000}, delivery::Status::receive};

struct List {
  kit::MemoryRows rows{kit::type_of<Work>()};
  template <class Event>
  List& hears(const Event& event) {
    kit::Rows<Work> port(rows);
    project(port, event);
    return *this;
  }
  const Work& work() { return *rows.rows.at(one.value).as<Work>(); }
  bool empty() const { return rows.rows.empty(); }
};

TEST(coffee_counter, says_what_is_to_be_made_how_far_it_is_and_since_when_it_is_paid) {
  List list;
  list.hears(paid);
  EXPECT_EQ(list.work().product, "IceAmericano");
  EXPECT_EQ(list.work().qty, 2);
  EXPECT_EQ(list.work().paid_at, morning);
  EXPECT_EQ(list.work().status, delivery::Status::order_get);
  EXPECT_EQ(visibility(list.work()), kit::Visibility::listed);
  EXPECT_EQ(list.hears(received).work().status, delivery::Status::receive);
  EXPECT_EQ(list.hears(delivery::CoffeeMade{one}).work().status, delivery::Status::made);
}

TEST(coffee_counter, forgets_what_is_picked_up_rejected_or_cancelled) {
  EXPECT_TRUE(List().hears(paid).hears(delivery::OrderPickedUp{one}).empty());
  EXPECT_TRUE(List().hears(paid).hears(delivery::OrderRejected{one}).empty());
  EXPECT_TRUE(List().hears(paid).hears(delivery::OrderCancelConfirmed{one}).empty());
}

TEST(coffee_counter, may_hear_of_the_shop_before_it_hears_of_the_order) {
  List list;
  list.hears(received);
  EXPECT_EQ(visibility(list.work()), kit::Visibility::hidden);
  list.hears(paid);
  EXPECT_EQ(list.work().status, delivery::Status::receive);
  EXPECT_EQ(visibility(list.work()), kit::Visibility::listed);

  List late;
  late.hears(received).hears(delivery::CoffeeMade{one}).hears(delivery::OrderPickedUp{one});
  EXPECT_EQ(visibility(late.work()), kit::Visibility::hidden);
  EXPECT_TRUE(late.hears(paid).empty());
  EXPECT_TRUE(List().hears(delivery::OrderCancelConfirmed{one}).hears(paid).empty());
}

TEST(coffee_counter, nobody_needs_it) {
  const auto context = service();
  EXPECT_TRUE(context.follows_only);
  EXPECT_TRUE(context.calls.empty());
  EXPECT_FALSE(context.views.front().resource.paged);
}

}  // namespace
}  // namespace coffee::counter
