// The rules of the kitchen: accept or reject once, cook what is accepted, give up nothing that is
// on the fire.
#include "systems/mall/store/store.hpp"

namespace mall::store {

namespace {

bool awaited(const OrderManagement& receipt) {
  return receipt.state == State::none || receipt.state == State::draft;
}

OrderManagementWithdrawn withdraw(const OrderManagement& receipt, OrderId order) {
  return {receipt.id, order};
}

}  // namespace

// A draft is not paid yet, and what was cancelled before it arrived never arrives.
kit::Visibility visibility(const OrderManagement& receipt) {
  return receipt.arrived ? kit::Visibility::listed : kit::Visibility::hidden;
}

Decision decide(const OrderManagement& receipt, const Receive& paid) {
  if (!awaited(receipt)) return {};
  return OrderManagementReceived{
      receipt.id,       paid.order_id, receipt.address, receipt.food_type, receipt.region,
      receipt.customer, false};
}

Decision decide(const OrderManagement& receipt, const EnterOrder& entered) {
  if (!awaited(receipt)) return {};
  return OrderManagementReceived{receipt.id,
                                 entered.order_id,
                                 entered.address.value_or(receipt.address),
                                 entered.food_type.value_or(receipt.food_type),
                                 entered.region ? entered.region : receipt.region,
                                 entered.customer ? entered.customer : receipt.customer,
                                 true};
}

Decision decide(const OrderManagement& receipt, const DescribeOrder& order) {
  if (receipt.described || receipt.state == State::withdrawn) return {};
  return OrderManagementDescribed{receipt.id,      order.order_id, order.address,
                                  order.food_type, order.region,   order.customer};
}

Decision decide(const OrderManagement& receipt, const Accept&) {
  switch (receipt.state) {
    case State::none:
    case State::draft:
      return Refusal::unknown_order;
    case State::received:
      return OrderManagementAccepted{receipt.id, receipt.order_id, receipt.address,
                                     receipt.food_type};
    case State::accepted:
      return {};
    case State::rejected:
      return Refusal::already_rejected;
    case State::cooking:
      return Refusal::cooking_started;
    case State::cooked:
    case State::completed:
      return Refusal::cooked;
    case State::withdrawn:
      return Refusal::withdrawn;
  }
  return {};
}

Decision decide(const OrderManagement& receipt, const Reject&) {
  switch (receipt.state) {
    case State::none:
    case State::draft:
      return Refusal::unknown_order;
    case State::received:
      return OrderManagementCanceled{receipt.id, receipt.order_id};
    case State::accepted:
      return Refusal::already_accepted;
    case State::rejected:
      return {};
    case State::cooking:
      return Refusal::cooking_started;
    case State::cooked:
    case State::completed:
      return Refusal::cooked;
    case State::withdrawn:
      return Refusal::withdrawn;
  }
  return {};
}

Decision decide(const OrderManagement& receipt, const StartCooking&) {
  switch (receipt.state) {
    case State::none:
    case State::draft:
      return Refusal::unknown_order;
    case State::received:
      return Refusal::not_accepted;
    case State::accepted:
      return OrderManagementStateStarted{receipt.id, State::cooking, receipt.order_id};
    case State::rejected:
      return Refusal::already_rejected;
    case State::cooking:
      return {};
    case State::cooked:
    case State::completed:
      return Refusal::cooked;
    case State::withdrawn:
      return Refusal::withdrawn;
  }
  return {};
}

Decision decide(const OrderManagement& receipt, const FinishCooking&) {
  switch (receipt.state) {
    case State::none:
    case State::draft:
      return Refusal::unknown_order;
    case State::received:
      return Refusal::not_accepted;
    case State::accepted:
      return Refusal::not_cooking;
    case State::rejected:
      return Refusal::already_rejected;
    case State::cooking:
      return OrderManagementStateCompleted{receipt.id,        receipt.order_id, receipt.address,
                                           receipt.food_type, State::cooked,    receipt.region};
    case State::cooked:
      return {};
    case State::completed:
      return Refusal::cooked;
    case State::withdrawn:
      return Refusal::withdrawn;
  }
  return {};
}

// This is where cancel against cook is decided. Asked before the order arrived, it keeps it from
// being cooked at all.
Decision decide(const OrderManagement& receipt, const Withdraw& cancelled) {
  switch (receipt.state) {
    case State::none:
    case State::draft:
    case State::received:
    case State::accepted:
      return withdraw(receipt, cancelled.order_id);
    case State::rejected:
      return Refusal::already_rejected;
    case State::cooking:
    case State::cooked:
    case State::completed:
      return Refusal::cooking_started;
    case State::withdrawn:
      return {};
  }
  return {};
}

Decision decide(const OrderManagement& receipt, const CancelReceipt& refunded) {
  switch (receipt.state) {
    case State::none:
    case State::draft:
    case State::received:
    case State::accepted:
      return withdraw(receipt, refunded.order_id);
    case State::rejected:
    case State::cooking:
    case State::cooked:
    case State::completed:
    case State::withdrawn:
      return {};
  }
  return {};
}

Decision decide(const OrderManagement& receipt, const Complete&) {
  if (receipt.state != State::cooked) return {};
  return OrderManagementClosed{receipt.id, receipt.order_id};
}

void evolve(OrderManagement& receipt, const OrderManagementReceived& e) {
  receipt.order_id = e.order_id;
  receipt.address = e.address;
  receipt.food_type = e.food_type;
  receipt.region = e.region;
  receipt.customer = e.customer;
  receipt.arrived = true;
  receipt.by_hand = e.by_hand;
  receipt.state = State::received;
}
void evolve(OrderManagement& receipt, const OrderManagementDescribed& e) {
  receipt.order_id = e.order_id;
  if (e.address) receipt.address = *e.address;
  if (e.food_type) receipt.food_type = *e.food_type;
  if (e.region) receipt.region = e.region;
  if (e.customer) receipt.customer = e.customer;
  receipt.described = true;
  if (receipt.state == State::none) receipt.state = State::draft;
}
void evolve(OrderManagement& receipt, const OrderManagementAccepted&) {
  receipt.state = State::accepted;
}
void evolve(OrderManagement& receipt, const OrderManagementCanceled&) {
  receipt.state = State::rejected;
}
void evolve(OrderManagement& receipt, const OrderManagementStateStarted& e) {
  receipt.state = e.state;
}
void evolve(OrderManagement& receipt, const OrderManagementStateCompleted& e) {
  receipt.state = e.state;
}
void evolve(OrderManagement& receipt, const OrderManagementWithdrawn& e) {
  receipt.order_id = e.order_id;
  receipt.state = State::withdrawn;
}
void evolve(OrderManagement& receipt, const OrderManagementClosed&) {
  receipt.state = State::completed;
}

}  // namespace mall::store
