// A delivery leaves once, and ends one way.
#include "systems/breakfast/delivery/delivery.hpp"

#include "kit/json.hpp"
#include "kit/memory_rows.hpp"
#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/delivery/policies.hpp"
#include "systems/breakfast/delivery/views.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace breakfast::delivery {
namespace {

using systems::testing::Given;
using systems::testing::given;

constexpr DeliveryId one{1};
constexpr OrderId order{7};
constexpr FoodCatalogId cake{4};
constexpr kit::Instant morning{25'200'000};

Given<Delivery> shipped() { return given<Delivery>(Shipped{one, order, Status::shipped, cake}); }

Given<Delivery> in(Status status) {
  switch (status) {
    case Status::none:
      return given<Delivery>();
    case Status::shipped:
      return shipped();
    case Status::completed:
      return shipped().and_then(DeliveryCompleted{one, order, Status::completed, cake});
    case Status::canceled:
      return shipped().and_then(DeliveryCanceled{one, order, CancelWord::cancelled});
  }
  return given<Delivery>();
}

TEST(breakfast_delivery, answers_every_command_in_every_state) {
  struct Line {
    Status status;
    const char* ship;
    const char* complete;
    const char* withdraw;
    const char* by_hand;
  };
  const char* const called_back = "DeliveryCanceled, forgets Complete";
  const Line table[] = {
      {Status::none, "Shipped, sets Complete", "404 unknown_delivery", "DeliveryCanceled",
       "404 unknown_delivery"},
      {Status::shipped, "nothing", "DeliveryCompleted, forgets Complete", called_back, called_back},
      {Status::completed, "nothing", "nothing", "409 handed_over", "409 handed_over"},
      {Status::canceled, "nothing", "409 canceled", "nothing", "nothing"},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(static_cast<int>(line.status));
    const auto delivery = in(line.status);
    ASSERT_EQ(delivery.state().status, line.status);
    delivery.when(Ship{order, cake, morning}).then(line.ship);
    delivery.when(Complete{one}).then(line.complete);
    delivery.when(Withdraw{order}).then(line.withdraw);
    delivery.when(CancelDelivery{one}).then(line.by_hand);
  }
}

TEST(breakfast_delivery, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(breakfast_delivery, what_is_cancelled_before_it_leaves_never_leaves) {
  const auto barred = given<Delivery>(DeliveryCanceled{one, order, CancelWord::cancelled});
  barred.when(Ship{order, cake, morning}).then("nothing");
  EXPECT_EQ(visibility(barred.state()), kit::Visibility::hidden);
  EXPECT_EQ(visibility(in(Status::canceled).state()), kit::Visibility::listed);
}

// Break 4: on the original what is not in stock, or in no catalogue, is shipped.
TEST(breakfast_delivery, leaves_when_the_stock_was_taken_and_for_no_other_reason) {
  const auto context = service();
  ASSERT_EQ(context.subscriptions.size(), 2u);
  EXPECT_EQ(context.subscriptions.front().event->name, "StockTaken");
  const Ship ship = on_stock_taken({cake, order, 50});
  EXPECT_EQ(ship.order_id, order);
  EXPECT_EQ(ship.food_catalog_id, cake);
}

TEST(breakfast_delivery, nobody_says_so_for_a_day_then_it_was_handed_over) {
  const auto then = given<Delivery>().when(Ship{order, cake, morning});
  EXPECT_EQ(then.effects().timers.front().due, morning + std::chrono::hours(24));
}

TEST(breakfast_delivery, tells_with_the_originals_names_and_words) {
  const Shipped left{one, order, Status::shipped, cake};
  EXPECT_EQ(kit::json::write(kit::type_of<Shipped>(), &left),
            R"({"id":1,"orderID":7,"status":"Delivery Start","foodCatalogId":4})");
  const DeliveryCanceled canceled{one, order, CancelWord::cancelled};
  EXPECT_EQ(kit::json::write(kit::type_of<DeliveryCanceled>(), &canceled),
            R"({"id":1,"orderID":7,"status":"Cancelled-delivery"})");
}

TEST(breakfast_delivery, a_cancellation_says_the_events_word) {
  kit::MemoryRows shelf(kit::type_of<CancellationRow>());
  kit::Rows<CancellationRow> rows(shelf);
  project(rows, DeliveryCanceled{one, order, CancelWord::cancelled});
  EXPECT_EQ(shelf.rows.at(7).as<CancellationRow>()->status, CancelWord::cancelled);
}

}  // namespace
}  // namespace breakfast::delivery
