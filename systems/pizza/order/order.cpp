// The rules of an order: what it takes to place and to cancel one.
#include "systems/pizza/order/order.hpp"

#include "systems/pizza/delivery/calls.hpp"
#include "systems/pizza/payment/calls.hpp"

namespace pizza::order {

using kit::Outcome;

namespace {

OrderPlaced placed(const PizzaOrder& order, kit::Instant at) {
  OrderPlaced event;
  event.id = order.id;
  event.customer_id = order.customer_id;
  event.price = order.price;
  event.payment_method = order.payment_method;
  event.menu_option = order.menu_option;
  event.date = at;
  return event;
}

OrderCanceled canceled(const PizzaOrder& order, kit::Instant at) {
  OrderCanceled event;
  event.id = order.id;
  event.customer_id = order.customer_id;
  event.price = order.price;
  event.payment_method = order.payment_method;
  event.date = at;
  return event;
}

}  // namespace

kit::Visibility visibility(const PizzaOrder& order) {
  return order.paid ? kit::Visibility::listed : kit::Visibility::own_url;
}

// There is no menu with prices: what the customer was shown and sends is what is paid (R16).
Decision decide(const PizzaOrder& order, const Place& place) {
  if (order.state != State::none) return Refusal::already_placed;
  if (place.menu_option.empty()) return Refusal::nothing_ordered;
  return Decision(OrderRequested{order.id, place.at, place.customer_id, place.menu_option,
                                 place.price, place.payment_method, place.address})
      .call(payment::Pay{order.id,
                         place.customer_id,
                         place.price,
                         place.menu_option,
                         place.payment_method,
                         place.address,
                         {}},
            place.at + pay_by);
}

// What is not paid is no order (S0). Payment that can't be reached ends it at once, unless the
// shop prefers to hold it (R4); whatever may have been paid all the same, payment gives back when
// it hears how it ended.
Decision decide(const PizzaOrder& order, const PaymentAnswered& answer) {
  if (order.state != State::pending) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return placed(order, answer.at);
    case Outcome::refused:
      if (answer.reason == payment::reason::declined)
        return PaymentRefused{order.id, order.customer_id, order.held, answer.at};
      return OrderWithdrawn{order.id, order.customer_id, order.held, answer.at};
    case Outcome::delayed:
      if (order.held) return {};
      return PaymentHeld{order.id};
    case Outcome::unreachable:
      return OrderWithdrawn{order.id, order.customer_id, order.held, answer.at};
  }
  return {};
}

// Whether it is too late to cancel, the kitchen decides: the order only asks (R5).
Decision decide(const PizzaOrder& order, const Cancel&) {
  switch (order.state) {
    case State::none:
      return Refusal::unknown_order;
    case State::pending:
      return Decision(OrderTakenBack{order.id}).withdraw<payment::Pay>();
    case State::placed:
      if (order.in_production) return Refusal::production_started;
      return Decision(CancelRequested{order.id}).call(delivery::Withdraw{order.id, {}});
    case State::cancel_requested:
      return Decision().wait(order.cancel_held);
    case State::canceled:
      return {};
    case State::declined:
    case State::withdrawn:
      return Refusal::not_placed;
  }
  return {};
}

Decision decide(const PizzaOrder& order, const KitchenAnswered& answer) {
  if (order.state != State::cancel_requested) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return canceled(order, answer.at);
    case Outcome::refused:
      return CancelRefused{order.id, order.customer_id, order.cancel_held, answer.at};
    case Outcome::delayed:
    case Outcome::unreachable:
      if (order.cancel_held) return {};
      return CancelHeld{order.id};
  }
  return {};
}

void evolve(PizzaOrder& order, const OrderRequested& e) {
  order.date = e.date;
  order.customer_id = e.customer_id;
  order.menu_option = e.menu_option;
  order.price = e.price;
  order.payment_method = e.payment_method;
  order.address = e.address;
  order.state = State::pending;
}
void evolve(PizzaOrder& order, const PaymentHeld&) { order.held = true; }
void evolve(PizzaOrder& order, const OrderPlaced& e) {
  order.state = e.state;
  order.paid = true;
}
void evolve(PizzaOrder& order, const PaymentRefused&) { order.state = State::declined; }
void evolve(PizzaOrder& order, const OrderWithdrawn&) { order.state = State::withdrawn; }
void evolve(PizzaOrder& order, const OrderTakenBack&) { order.state = State::canceled; }
void evolve(PizzaOrder& order, const CancelRequested&) { order.state = State::cancel_requested; }
void evolve(PizzaOrder& order, const CancelHeld&) { order.cancel_held = true; }
void evolve(PizzaOrder& order, const CancelRefused&) {
  order.state = State::placed;
  order.cancel_held = false;
  order.in_production = true;
}
void evolve(PizzaOrder& order, const OrderCanceled& e) { order.state = e.state; }

}  // namespace pizza::order
