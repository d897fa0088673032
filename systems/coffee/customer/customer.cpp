// The rules of an order: what it takes to place and to cancel one, and how it follows shop and
// till.
#include "systems/coffee/customer/customer.hpp"

#include "systems/coffee/delivery/calls.hpp"
#include "systems/coffee/payment/calls.hpp"

namespace coffee::customer {

using kit::Outcome;

namespace {

// How far a stage is along the way. Shop and till report independently, so reports may come late,
// twice, or in any order: only a further one counts.
int distance(Status stage) {
  switch (stage) {
    case Status::none:
    case Status::init:
    case Status::pay_success:
    case Status::pay_fail:
    case Status::order_cancel_request:
      return 0;
    case Status::order_received:
      return 1;
    case Status::made:
      return 2;
    case Status::picked_up:
      return 3;
    case Status::order_rejected:
    case Status::order_cancel:
      return 4;
    case Status::payback:
      return 5;
  }
  return 0;
}

bool in_the_making(Status stage) {
  return stage == Status::order_received || stage == Status::made || stage == Status::picked_up;
}

OrderSelected told(const Order& order, bool payment_fail) {
  return {order.id, order.product, order.qty, order.price, payment_fail};
}

Decision establish(const Order& order, kit::Instant at) {
  return Decision(told(order, false))
      .also(PaymentCompleted{order.id, order.product, order.qty, order.price, at});
}

Decision go_on(const Order& order, Status stage) {
  if (stage == Status::payback) return OrderPaidBack{order.id};
  return OrderStatusChanged{order.id, stage};
}

Decision tell_that_cancel_takes_longer(const Order& order) {
  if (order.cancel_held) return {};
  return CancelHeld{order.id};
}

}  // namespace

kit::Money sum(int qty, kit::Money price) { return std::int64_t{qty} * price; }

kit::Visibility visibility(const Order& order) {
  switch (order.status) {
    case Status::none:
    case Status::init:
    case Status::pay_fail:
      return kit::Visibility::own_url;
    case Status::pay_success:
    case Status::order_received:
    case Status::order_rejected:
    case Status::order_cancel_request:
    case Status::order_cancel:
    case Status::made:
    case Status::picked_up:
    case Status::payback:
      return kit::Visibility::listed;
  }
  return kit::Visibility::listed;
}

// There is an order only when it is paid: the customer waits for that (S4).
Decision decide(const Order& order, const Place& place) {
  if (order.status != Status::none) return Refusal::already_placed;
  if (place.product.empty()) return Refusal::nothing_ordered;
  const int qty = place.qty.value_or(1);
  const kit::Money price = place.price.value_or(kit::Money{});
  return Decision(OrderRequested{order.id, place.product, qty, price})
      .call(payment::Pay{order.id, sum(qty, price), {}}, place.at + pay_by);
}

// Unreachable ends it (R4: the customer is held off). It may be paid all the same: the till hears
// that it failed and gives back what it has.
Decision decide(const Order& order, const PaymentAnswered& answer) {
  if (order.status != Status::init) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return establish(order, answer.at);
    case Outcome::refused:
      return Decision(told(order, true)).also(PaymentDeclined{order.id});
    case Outcome::delayed:
      if (order.held) return {};
      return PaymentHeld{order.id};
    case Outcome::unreachable:
      return Decision(told(order, true)).also(PaymentUnreachable{order.id});
  }
  return {};
}

// Whether it is too late to cancel, the shop decides (R5): the order only asks.
Decision decide(const Order& order, const Cancel&) {
  switch (order.status) {
    case Status::none:
      return Refusal::unknown_order;
    case Status::init:
      return Refusal::still_paying;
    case Status::pay_fail:
      return Refusal::not_paid;
    case Status::pay_success:
      if (order.cannot_order_canceled) return Refusal::already_received;
      return Decision(OrderCancelRequested{order.id, "order_cancel_request"})
          .call(delivery::CancelOrder{order.id});
    case Status::order_cancel_request:
      return Decision().wait(order.cancel_held);
    case Status::order_cancel:
      return {};
    case Status::payback:
      if (order.cancel_asked) return {};
      return Refusal::rejected;
    case Status::order_rejected:
      return Refusal::rejected;
    case Status::order_received:
    case Status::made:
      return Refusal::already_received;
    case Status::picked_up:
      return Refusal::picked_up;
  }
  return {};
}

Decision decide(const Order& order, const ShopAnswered& answer) {
  if (order.status != Status::order_cancel_request) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return OrderStatusChanged{order.id, Status::order_cancel};
    case Outcome::refused:
      if (answer.reason == delivery::reason::already_rejected)
        return OrderStatusChanged{order.id, Status::order_rejected};
      return OrderCancelRefused{order.id};
    case Outcome::delayed:
    case Outcome::unreachable:
      return tell_that_cancel_takes_longer(order);
  }
  return {};
}

Decision decide(const Order& order, const Follow& follow) {
  if (distance(follow.stage) <= distance(order.status)) return {};
  switch (order.status) {
    case Status::none:
    case Status::init:
    case Status::pay_fail:
      return {};
    case Status::order_cancel_request:
      // The shop's word came before its answer: it is the answer.
      if (in_the_making(follow.stage))
        return go_on(order, follow.stage).also(OrderCancelRefused{order.id});
      return go_on(order, follow.stage);
    case Status::pay_success:
    case Status::order_received:
    case Status::order_rejected:
    case Status::order_cancel:
    case Status::made:
    case Status::picked_up:
    case Status::payback:
      return go_on(order, follow.stage);
  }
  return {};
}

void evolve(Order& order, const OrderRequested& e) {
  order.product = e.product;
  order.qty = e.qty;
  order.price = e.price;
  order.status = Status::init;
}
void evolve(Order& order, const PaymentHeld&) { order.held = true; }
void evolve(Order&, const PaymentDeclined&) {}
void evolve(Order&, const PaymentUnreachable&) {}
void evolve(Order& order, const OrderSelected& e) {
  if (e.payment_fail) order.status = Status::pay_fail;
}
void evolve(Order& order, const PaymentCompleted&) { order.status = Status::pay_success; }
void evolve(Order& order, const OrderCancelRequested&) {
  order.status = Status::order_cancel_request;
  order.cancel_asked = true;
}
void evolve(Order& order, const CancelHeld&) { order.cancel_held = true; }
void evolve(Order& order, const OrderCancelRefused&) {
  if (order.status == Status::order_cancel_request) order.status = Status::pay_success;
  order.cannot_order_canceled = true;
  order.cancel_asked = false;
}
void evolve(Order& order, const OrderStatusChanged& e) {
  order.status = e.status;
  if (in_the_making(e.status)) order.cannot_order_canceled = true;
}
void evolve(Order& order, const OrderPaidBack&) { order.status = Status::payback; }

}  // namespace coffee::customer
