// The rules of the shop: take or reject once, make what is taken, hand out what is made, give up
// nothing that is in the making.
#include "systems/coffee/delivery/delivery.hpp"

namespace coffee::delivery {

kit::Visibility visibility(const Delivery& delivery) {
  return delivery.arrived ? kit::Visibility::listed : kit::Visibility::hidden;
}

Decision decide(const Delivery& delivery, const TakeIn& paid) {
  if (delivery.status != Status::none) return {};
  return OrderArrived{delivery.id, paid.product, paid.qty, paid.price};
}

Decision decide(const Delivery& delivery, const Receive&) {
  switch (delivery.status) {
    case Status::none:
      return Refusal::unknown_order;
    case Status::order_get:
      return OrderReceived{delivery.id, delivery.product, delivery.qty, delivery.price,
                           Status::receive};
    case Status::receive:
      return {};
    case Status::reject:
      return Refusal::already_rejected;
    case Status::order_canceled:
      return Refusal::canceled;
    case Status::made:
      return Refusal::already_made;
    case Status::picked_up:
      return Refusal::picked_up;
  }
  return {};
}

Decision decide(const Delivery& delivery, const Reject&) {
  switch (delivery.status) {
    case Status::none:
      return Refusal::unknown_order;
    case Status::order_get:
      return OrderRejected{delivery.id};
    case Status::receive:
      return Refusal::already_received;
    case Status::reject:
      return {};
    case Status::order_canceled:
      return Refusal::canceled;
    case Status::made:
      return Refusal::already_made;
    case Status::picked_up:
      return Refusal::picked_up;
  }
  return {};
}

// Who does not come for it is reminded.
Decision decide(const Delivery& delivery, const Make& make) {
  switch (delivery.status) {
    case Status::none:
      return Refusal::unknown_order;
    case Status::order_get:
      return Refusal::not_received;
    case Status::receive:
      return Decision(CoffeeMade{delivery.id}).at(make.at + remind_after, Remind{delivery.id});
    case Status::reject:
      return Refusal::already_rejected;
    case Status::order_canceled:
      return Refusal::canceled;
    case Status::made:
      return {};
    case Status::picked_up:
      return Refusal::picked_up;
  }
  return {};
}

Decision decide(const Delivery& delivery, const PickUp&) {
  switch (delivery.status) {
    case Status::none:
      return Refusal::unknown_order;
    case Status::order_get:
    case Status::receive:
      return Refusal::not_made;
    case Status::reject:
      return Refusal::already_rejected;
    case Status::order_canceled:
      return Refusal::canceled;
    case Status::made:
      return Decision(OrderPickedUp{delivery.id}).forget(Remind{delivery.id});
    case Status::picked_up:
      return {};
  }
  return {};
}

Decision decide(const Delivery& delivery, const Remind&) {
  if (delivery.status != Status::made || delivery.reminded) return {};
  return PickupReminded{delivery.id};
}

// This is where cancel against coffee is decided. Asked before the order arrived, it keeps it from
// being made at all.
Decision decide(const Delivery& delivery, const CancelOrder&) {
  switch (delivery.status) {
    case Status::none:
    case Status::order_get:
      return OrderCancelConfirmed{delivery.id};
    case Status::receive:
      return Refusal::already_received;
    case Status::reject:
      return Refusal::already_rejected;
    case Status::order_canceled:
      return {};
    case Status::made:
      return Refusal::already_made;
    case Status::picked_up:
      return Refusal::picked_up;
  }
  return {};
}

void evolve(Delivery& delivery, const OrderArrived& e) {
  delivery.product = e.product;
  delivery.qty = e.qty;
  delivery.price = e.price;
  delivery.arrived = true;
  delivery.status = Status::order_get;
}
void evolve(Delivery& delivery, const OrderReceived& e) { delivery.status = e.status; }
void evolve(Delivery& delivery, const OrderRejected&) { delivery.status = Status::reject; }
void evolve(Delivery& delivery, const OrderCancelConfirmed&) {
  delivery.status = Status::order_canceled;
}
void evolve(Delivery& delivery, const CoffeeMade&) { delivery.status = Status::made; }
void evolve(Delivery& delivery, const OrderPickedUp&) { delivery.status = Status::picked_up; }
void evolve(Delivery& delivery, const PickupReminded&) { delivery.reminded = true; }

}  // namespace coffee::delivery
