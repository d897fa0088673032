// The register, and the customer's page.
#include "systems/breakfast/customer/customer.hpp"

#include "kit/memory_rows.hpp"
#include "systems/breakfast/contexts.hpp"
#include "systems/breakfast/customer/views.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace breakfast::customer {
namespace {

using systems::testing::given;

constexpr CustomerId one{1};

TEST(breakfast_customer, answers_every_command_in_every_state) {
  const Registerd shin{one, "shin", "010", "seoul", 29};
  const Register wanted{"shin", "010", "seoul", 29};
  given<Customer>().when(wanted).then("Registerd");
  given<Customer>().when(Update{one, "kim", {}, {}, {}}).then("404 unknown_customer");
  given<Customer>().when(Leave{one}).then("404 unknown_customer");
  const auto registered = given<Customer>(shin);
  registered.when(wanted).then("nothing");
  registered.when(Register{"kim", {}, {}, {}}).then("409 already_registered");
  registered.when(Update{one, "shin", "010", "seoul", 29}).then("nothing");
  const auto told = registered.when(Update{one, "shin", "011", {}, 29}).event<Updated>();
  EXPECT_EQ(told.name, "shin");
  EXPECT_EQ(told.phone, "011");
  EXPECT_EQ(told.address, std::nullopt) << "an address may go as well";
  EXPECT_EQ(told.age, 29);
  registered.when(Leave{one}).then("Withdrawed");
  const auto left = given<Customer>(shin, Withdrawed{one, "shin", "010", "seoul", 29});
  left.when(wanted).then("404 unknown_customer");
  left.when(Update{one, "kim", {}, {}, {}}).then("404 unknown_customer");
  left.when(Leave{one}).then("404 unknown_customer");
  EXPECT_EQ(visibility(left.state()), kit::Visibility::hidden);
  EXPECT_EQ(visibility(registered.state()), kit::Visibility::listed);
}

TEST(breakfast_customer, obeys_the_laws) { systems::laws::obeyed_by(service()); }

struct Shelf {
  template <class Event>
  Shelf& hears(const Event& event) {
    kit::Rows<MyOrderRow> port(rows);
    project(port, event);
    return *this;
  }
  const MyOrderRow& row() { return *rows.rows.at(7).as<MyOrderRow>(); }
  kit::MemoryRows rows{kit::type_of<MyOrderRow>()};
};

const order::Ordered ordered{{7}, 50, order::Status::placed, {4}, one};
const delivery::Shipped shipped{{3}, {7}, delivery::Status::shipped, {4}};

// Break 4: on the original the order that comes second wipes out that it has left.
TEST(breakfast_my_orders, show_that_it_has_left_whatever_is_heard_of_first) {
  Shelf late, early;
  late.hears(ordered).hears(shipped);
  early.hears(shipped);
  EXPECT_EQ(visibility(early.row()), kit::Visibility::hidden);
  early.hears(ordered);
  for (Shelf* shelf : {&late, &early}) {
    EXPECT_EQ(visibility(shelf->row()), kit::Visibility::listed);
    EXPECT_EQ(shelf->row().status, "Delivery Start");
    EXPECT_EQ(shelf->row().delivery_id, DeliveryId{3});
    EXPECT_EQ(shelf->row().qty, 50);
    EXPECT_EQ(shelf->row().customer_id, one);
  }
}

TEST(breakfast_my_orders, follow_the_delivery_to_its_end) {
  Shelf shelf;
  shelf.hears(ordered).hears(shipped);
  shelf.hears(delivery::DeliveryCompleted{{3}, {7}, delivery::Status::completed, {4}});
  EXPECT_EQ(shelf.row().status, "Delivery Completed");
  Shelf other;
  other.hears(ordered).hears(delivery::DeliveryCanceled{{3}, {7}, {}});
  EXPECT_EQ(other.row().status, "Cancelled-delivery");
  EXPECT_EQ(other.row().delivery_id, std::nullopt);
}

TEST(breakfast_my_orders, print_the_originals_fields_in_their_order) {
  const auto context = service();
  const auto& resource = context.view("myOrders")->resource;
  EXPECT_EQ(resource.shows, (std::vector<std::string>{"orderid", "foodcatlogid", "qty",
                                                      "deliveryid", "status", "customerid"}));
  EXPECT_EQ(resource.searches, std::vector<std::string>{"orderid"});
  EXPECT_FALSE(resource.paged);
}

TEST(breakfast_customer, a_new_age_is_a_change) {
  const Registerd shin{one, "shin", "010", "seoul", 29};
  given<Customer>(shin).when(Update{one, "shin", "010", "seoul", 30}).then("Updated");
}

}  // namespace
}  // namespace breakfast::customer
