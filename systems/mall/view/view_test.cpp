// The rows that the customer sees.
#include "systems/mall/view/view.hpp"

#include <gtest/gtest.h>

#include <map>

namespace mall::view {
namespace {

using app::State;

class Shelf final : public kit::RowsPort {
 public:
  void* row(std::int64_t key) override { return &rows[key]; }
  void erase(std::int64_t key) override { rows.erase(key); }
  template <class Event>
  Shelf& hears(const Event& event) {
    kit::Rows<OrderStateRow> port(*this);
    project(port, event);
    return *this;
  }
  std::map<std::int64_t, OrderStateRow> rows;
};

app::OrderPlaced placed() {
  app::OrderPlaced e;
  e.id = {1};
  e.item = "치킨";
  return e;
}

TEST(mall_order_states, a_placed_order_starts) {
  Shelf shelf;
  const auto& row = shelf.hears(placed()).rows.at(1);
  EXPECT_EQ(row.item, "치킨");
  EXPECT_EQ(row.order_state, "시작");
  EXPECT_EQ(row.pay_state, std::nullopt);
  EXPECT_EQ(visibility(row), kit::Visibility::listed);
}

// Break 10: the original's row survives by luck of the order of two handlers.
TEST(mall_order_states, a_cancelled_order_keeps_its_state_and_shows_its_refund) {
  Shelf shelf;
  const auto& row = shelf.hears(placed()).hears(pay::PaymentCanceled{{3}, {1}}).rows.at(1);
  EXPECT_EQ(row.order_state, "시작");
  EXPECT_EQ(row.pay_state, "결제취소");
}

TEST(mall_order_states, a_refund_heard_of_first_waits_for_its_order) {
  Shelf shelf;
  shelf.hears(pay::PaymentCanceled{{3}, {1}});
  EXPECT_EQ(visibility(shelf.rows.at(1)), kit::Visibility::hidden);
  shelf.hears(placed());
  EXPECT_EQ(visibility(shelf.rows.at(1)), kit::Visibility::listed);
  EXPECT_EQ(shelf.rows.at(1).pay_state, "결제취소");
}

TEST(mall_order_states, follows_the_order_to_its_end) {
  Shelf shelf;
  shelf.hears(placed()).hears(app::OrderStateChanged{{1}, State::cooking});
  EXPECT_EQ(shelf.rows.at(1).order_state, "요리시작");
  shelf.hears(app::OrderComplete{{1}});
  EXPECT_EQ(shelf.rows.at(1).order_state, "배송확인");
}

}  // namespace
}  // namespace mall::view
