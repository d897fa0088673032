// The rules of an order: what it takes to place, cancel and confirm one.
#include "systems/mall/app/app.hpp"

#include "systems/mall/pay/calls.hpp"
#include "systems/mall/store/calls.hpp"

namespace mall::app {

using kit::Outcome;

namespace {

// How far along the way from kitchen to door. Reports may come late or twice: only a further one
// counts.
int distance(State stage) {
  switch (stage) {
    case State::none:
    case State::pending:
    case State::placed:
    case State::cancel_requested:
    case State::declined:
    case State::expired:
      return 0;
    case State::accepted:
      return 1;
    case State::rejected:
    case State::canceled:
      return 2;
    case State::cooking:
      return 3;
    case State::cooked:
      return 4;
    case State::delivering:
      return 5;
    case State::delivered:
      return 6;
    case State::confirmed:
      return 7;
  }
  return 0;
}

// The order goes on to that stage. Who does not confirm the arrival is taken to have confirmed it
// in the end.
Decision go_on(Decision so_far, const Order& order, State stage, kit::Instant at) {
  if (stage == State::canceled) return std::move(so_far).also(OrderCanceled{order.id});
  if (stage != State::delivered) return std::move(so_far).also(OrderStateChanged{order.id, stage});
  return std::move(so_far)
      .also(OrderStateChanged{order.id, stage})
      .at(at + confirm_by, Confirm{order.id});
}

// What kitchen and rider reported while the order had to stand still.
Decision catch_up(Decision so_far, const Order& order, kit::Instant at) {
  if (!order.reported || order.reported == order.before) return so_far;
  return go_on(std::move(so_far), order, *order.reported, at);
}

pay::Void no_longer_wanted(const Order& order) { return {order.id, sum(order.qty, order.price)}; }

Decision ask_kitchen(Decision so_far, const Order& order) {
  return std::move(so_far).also(CancelRequested{order.id}).call(store::Withdraw{order.id});
}

Decision establish(const Order& order, kit::Instant at) {
  const OrderPlaced placed{
      order.id,       order.item,    order.qty.value_or(1), order.price.value_or(kit::Money{}),
      order.customer, order.address, order.region,          order.food_type};
  if (order.cancel_wished) return ask_kitchen(Decision(placed).also(CancelHeld{order.id}), order);
  return catch_up(placed, order, at);
}

// Surely not paid: it ends as the customer wished, or because its time is over.
Decision end_unpaid(const Order& order) {
  if (order.cancel_wished) return OrderCanceled{order.id};
  return OrderExpired{order.id};
}

// Nobody is charged for what is not wanted any more.
Decision cancel_unpaid(const Order& order) {
  const bool late = order.held || order.cancel_held;  // the till is asked for both
  if (order.cancel_wished) return Decision().wait(late);
  const VoidRequested asked{order.id, true};
  if (order.void_requested) return Decision(asked).wait(late);
  return Decision(asked).withdraw<pay::Pay>().call(no_longer_wanted(order));
}

Decision tell_that_cancel_takes_longer(const Order& order) {
  if (order.cancel_held) return {};
  return CancelHeld{order.id};
}

}  // namespace

kit::Money sum(std::optional<int> qty, std::optional<kit::Money> price) {
  return std::int64_t{qty.value_or(1)} * price.value_or(kit::Money{});
}

kit::Visibility visibility(const Order& order) {
  return order.paid ? kit::Visibility::listed : kit::Visibility::own_url;
}

// The menu's price counts, not the customer's. Payment has until pay_by; then the order ends
// unpaid.
Decision decide(const Order& order, const Place& place) {
  if (order.state != State::none) return Refusal::already_placed;
  if (place.item.empty()) return Refusal::nothing_ordered;
  if (place.sold_out.value_or(false)) return Refusal::sold_out;
  const auto price = place.list_price ? place.list_price : place.price;
  return Decision(OrderRequested{order.id, place.item, place.qty, price, place.customer,
                                 place.address, place.region, place.food_type})
      .call(pay::Pay{order.id, sum(place.qty, price), {}}, place.at + pay_by);
}

Decision decide(const Order& order, const PaymentAnswered& answer) {
  if (order.state != State::pending) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return establish(order, answer.at);
    case Outcome::refused:
      if (answer.reason == pay::reason::declined && !order.cancel_wished)
        return PaymentRefused{order.id};
      return end_unpaid(order);
    case Outcome::delayed:
      if (order.held) return {};
      return PaymentHeld{order.id};
    case Outcome::unreachable:
      // It may be paid all the same. Whether it is, pay alone can say.
      if (order.void_requested) return {};
      return Decision(VoidRequested{order.id, false}).call(no_longer_wanted(order));
  }
  return {};
}

Decision decide(const Order& order, const VoidAnswered& answer) {
  if (order.state != State::pending) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return end_unpaid(order);
    case Outcome::refused:
      if (answer.reason == pay::reason::already_paid) return establish(order, answer.at);
      return end_unpaid(order);
    case Outcome::delayed:
    case Outcome::unreachable:
      if (order.cancel_wished) return tell_that_cancel_takes_longer(order);
      if (order.held) return {};
      return OrderExpired{order.id};  // held off; pay hears of it and gives back what it may have
  }
  return {};
}

// Whether it is too late to cancel, the kitchen decides: the order only asks.
Decision decide(const Order& order, const Cancel&) {
  switch (order.state) {
    case State::none:
      return Refusal::unknown_order;
    case State::pending:
      return cancel_unpaid(order);
    case State::placed:
    case State::accepted:
      return ask_kitchen({}, order);
    case State::cancel_requested:
      return Decision().wait(order.cancel_held);
    case State::canceled:
      return {};
    case State::cooking:
    case State::cooked:
    case State::delivering:
    case State::delivered:
      return Refusal::cooking_started;
    case State::confirmed:
      return Refusal::complete;
    case State::rejected:
      return Refusal::rejected;
    case State::declined:
    case State::expired:
      return Refusal::not_placed;
  }
  return {};
}

Decision decide(const Order& order, const KitchenAnswered& answer) {
  if (order.state != State::cancel_requested) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return OrderCanceled{order.id};
    case Outcome::refused:
      if (answer.reason == store::reason::already_rejected)
        return OrderStateChanged{order.id, State::rejected};
      return catch_up({}, order, answer.at).also(CancelRefused{order.id});
    case Outcome::delayed:
    case Outcome::unreachable:
      return tell_that_cancel_takes_longer(order);
  }
  return {};
}

Decision decide(const Order& order, const Follow& follow) {
  if (distance(follow.stage) <= distance(order.reported.value_or(State::placed))) return {};
  const bool over = follow.stage == State::rejected || follow.stage == State::canceled;
  switch (order.state) {
    case State::none:
    case State::rejected:
    case State::canceled:
    case State::declined:
    case State::expired:
    case State::confirmed:
      return {};
    case State::pending:
      return ProgressReported{order.id, follow.stage};
    case State::cancel_requested:
      if (over) return go_on({}, order, follow.stage, follow.at);
      return ProgressReported{order.id, follow.stage};
    case State::placed:
    case State::accepted:
    case State::cooking:
    case State::cooked:
    case State::delivering:
    case State::delivered:
      return go_on({}, order, follow.stage, follow.at);
  }
  return {};
}

Decision decide(const Order& order, const Confirm&) {
  switch (order.state) {
    case State::none:
      return Refusal::unknown_order;
    case State::delivered:
      return Decision(OrderComplete{order.id}).forget(Confirm{order.id});
    case State::confirmed:
      return {};
    case State::pending:
    case State::declined:
    case State::expired:
      return Refusal::not_placed;
    case State::canceled:
      return Refusal::canceled;
    case State::rejected:
      return Refusal::rejected;
    case State::placed:
    case State::accepted:
    case State::cooking:
    case State::cooked:
    case State::delivering:
    case State::cancel_requested:
      return Refusal::not_delivered;
  }
  return {};
}

void evolve(Order& order, const OrderRequested& e) {
  order.item = e.item;
  order.qty = e.qty;
  order.price = e.price;
  order.customer = e.customer;
  order.address = e.address;
  order.region = e.region;
  order.food_type = e.food_type;
  order.state = State::pending;
}
void evolve(Order& order, const PaymentHeld&) { order.held = true; }
void evolve(Order& order, const VoidRequested& e) {
  order.void_requested = true;
  order.cancel_wished = order.cancel_wished || e.by_customer;
}
void evolve(Order& order, const OrderPlaced&) {
  order.state = State::placed;
  order.paid = true;
  order.cancel_wished = false;
}
void evolve(Order& order, const PaymentRefused&) { order.state = State::declined; }
void evolve(Order& order, const OrderExpired&) { order.state = State::expired; }
void evolve(Order& order, const CancelRequested&) {
  order.before = order.state;
  order.state = State::cancel_requested;
}
void evolve(Order& order, const CancelHeld&) { order.cancel_held = true; }
void evolve(Order& order, const CancelRefused&) {
  if (order.state == State::cancel_requested) order.state = order.before.value_or(State::placed);
  order.before.reset();
  order.cancel_held = false;
}
void evolve(Order& order, const OrderCanceled&) { order.state = State::canceled; }
void evolve(Order& order, const ProgressReported& e) { order.reported = e.stage; }
void evolve(Order& order, const OrderStateChanged& e) {
  order.state = e.state;
  order.reported = e.state;
}
void evolve(Order& order, const OrderComplete&) { order.state = State::confirmed; }

}  // namespace mall::app
