// What the order desk tells the others.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/mall/ids.hpp"

namespace mall::app {

enum class State {
  none,
  pending,  // not paid yet: no order for anyone but its customer
  placed,
  accepted,
  rejected,
  cooking,
  cooked,
  delivering,
  delivered,
  confirmed,
  cancel_requested,  // the kitchen has been asked and has not answered yet
  canceled,
  declined,  // the bank said no
  expired    // not paid in time, withdrawn
};
WORDS(State, {State::pending, "결제대기"}, {State::placed, "주문접수-결재완료"},
      {State::accepted, "접수됨"}, {State::rejected, "거부됨"}, {State::cooking, "요리시작"},
      {State::cooked, "요리완료"}, {State::delivering, "배송중"}, {State::delivered, "배송완료"},
      {State::confirmed, "배송확인"}, {State::cancel_requested, "취소요청"},
      {State::canceled, "주문취소"}, {State::declined, "결제거절"}, {State::expired, "결제만료"})

// Paid, and from now on an order.
struct OrderPlaced {
  OrderId id;
  std::string item;
  int qty = 1;
  kit::Money price;
  std::optional<std::string> customer, address, region, food_type;
};
DESCRIBE(OrderPlaced, id, item, qty, price, customer, address, region, food_type)

struct OrderCanceled {
  OrderId id;
};
DESCRIBE(OrderCanceled, id)

// The kitchen was faster: what was asked to be cancelled goes on.
struct CancelRefused {
  OrderId id;
};
DESCRIBE(CancelRefused, id)

// Kitchen or rider went on with it.
struct OrderStateChanged {
  OrderId id;
  State state = State::none;
};
DESCRIBE(OrderStateChanged, id, state)

// The customer has it and says so: the deal is done.
struct OrderComplete {
  OrderId id;
};
DESCRIBE(OrderComplete, id)

struct PaymentRefused {
  OrderId id;
};
DESCRIBE(PaymentRefused, id)

struct OrderExpired {
  OrderId id;
};
DESCRIBE(OrderExpired, id)

}  // namespace mall::app
