// The rules of the shop floor: forward only, and nothing is given up once it is being made (R2,
// R5).
#include "systems/pizza/delivery/delivery.hpp"

namespace pizza::delivery {

namespace {

// All three say the same of the order; only how far it is differs.
template <class Step>
Step step(const OrderDelivery& delivery, kit::Instant at) {
  Step event;
  event.id = delivery.id;
  event.customer_id = delivery.customer_id;
  event.date = at;
  event.menu_option = delivery.menu_option;
  event.address = delivery.address;
  event.payment_date = delivery.payment_date;
  return event;
}

bool awaited(const OrderDelivery& delivery) {
  return delivery.state == State::none || delivery.state == State::draft;
}

}  // namespace

// What was cancelled before it arrived never arrives.
kit::Visibility visibility(const OrderDelivery& delivery) {
  const bool arrived = delivery.paid && delivery.placed;
  return arrived ? kit::Visibility::listed : kit::Visibility::hidden;
}

Decision decide(const OrderDelivery& delivery, const NotePaid& paid) {
  if (!awaited(delivery) || delivery.paid) return {};
  Decision noted =
      PaidNoted{delivery.id, paid.customer_id, paid.menu_option, paid.address, paid.payment_date};
  if (!delivery.placed) return noted;
  return std::move(noted).also(PizzaProductionReady{delivery.id});
}

Decision decide(const OrderDelivery& delivery, const NotePlaced&) {
  if (!awaited(delivery) || delivery.placed) return {};
  Decision noted = PlacedNoted{delivery.id};
  if (!delivery.paid) return noted;
  return std::move(noted).also(PizzaProductionReady{delivery.id});
}

Decision decide(const OrderDelivery& delivery, const StartProduction& start) {
  switch (delivery.state) {
    case State::none:
    case State::draft:
      return Refusal::unknown_delivery;
    case State::ready:
      return step<PizzaProductionStarted>(delivery, start.at);
    case State::started:
      return {};
    case State::delivering:
      return Refusal::departed;
    case State::completed:
      return Refusal::delivered;
    case State::withdrawn:
      return Refusal::canceled;
  }
  return {};
}

Decision decide(const OrderDelivery& delivery, const StartDelivery& start) {
  switch (delivery.state) {
    case State::none:
    case State::draft:
      return Refusal::unknown_delivery;
    case State::ready:
      return Refusal::not_started;
    case State::started:
      return step<DeliveryStarted>(delivery, start.at);
    case State::delivering:
      return {};
    case State::completed:
      return Refusal::delivered;
    case State::withdrawn:
      return Refusal::canceled;
  }
  return {};
}

Decision decide(const OrderDelivery& delivery, const CompleteDelivery& complete) {
  switch (delivery.state) {
    case State::none:
    case State::draft:
      return Refusal::unknown_delivery;
    case State::ready:
      return Refusal::not_started;
    case State::started:
      return Refusal::not_departed;
    case State::delivering:
      return step<DeliveryCompleted>(delivery, complete.at);
    case State::completed:
      return {};
    case State::withdrawn:
      return Refusal::canceled;
  }
  return {};
}

// This is where cancel against production is decided. Asked before the order arrived, it keeps it
// from being made at all.
Decision decide(const OrderDelivery& delivery, const Withdraw& wish) {
  switch (delivery.state) {
    case State::none:
    case State::draft:
    case State::ready:
      return DeliveryWithdrawn{delivery.id, wish.at};
    case State::started:
    case State::delivering:
    case State::completed:
      return Refusal::production_started;
    case State::withdrawn:
      return {};
  }
  return {};
}

void evolve(OrderDelivery& delivery, const PaidNoted& e) {
  delivery.customer_id = e.customer_id;
  delivery.menu_option = e.menu_option;
  delivery.address = e.address;
  delivery.payment_date = e.payment_date;
  delivery.last_event_date = e.payment_date;
  delivery.paid = true;
  delivery.state = State::draft;
}
void evolve(OrderDelivery& delivery, const PlacedNoted&) {
  delivery.placed = true;
  delivery.state = State::draft;
}
void evolve(OrderDelivery& delivery, const PizzaProductionReady&) { delivery.state = State::ready; }
void evolve(OrderDelivery& delivery, const PizzaProductionStarted& e) {
  delivery.state = e.state;
  delivery.last_event_date = e.date;
}
void evolve(OrderDelivery& delivery, const DeliveryStarted& e) {
  delivery.state = e.state;
  delivery.last_event_date = e.date;
}
void evolve(OrderDelivery& delivery, const DeliveryCompleted& e) {
  delivery.state = e.state;
  delivery.last_event_date = e.date;
}
void evolve(OrderDelivery& delivery, const DeliveryWithdrawn& e) {
  if (e.date) delivery.last_event_date = e.date;
  delivery.state = State::withdrawn;
}

}  // namespace pizza::delivery
