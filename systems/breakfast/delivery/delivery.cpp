// The rules of a delivery: forward only, and never both handed over and cancelled.
#include "systems/breakfast/delivery/delivery.hpp"

namespace breakfast::delivery {

kit::Visibility visibility(const Delivery& delivery) {
  return delivery.left ? kit::Visibility::listed : kit::Visibility::hidden;
}

// What was cancelled before it left does not leave.
Decision decide(const Delivery& delivery, const Ship& ship) {
  if (delivery.status != Status::none) return {};
  return Decision(Shipped{delivery.id, ship.order_id, Status::shipped, ship.food_catalog_id})
      .at(ship.at + hand_over_by, Complete{delivery.id});
}

Decision decide(const Delivery& delivery, const Complete&) {
  switch (delivery.status) {
    case Status::none:
      return Refusal::unknown_delivery;
    case Status::shipped:
      return Decision(DeliveryCompleted{delivery.id, delivery.order_id, Status::completed,
                                        delivery.food_catalog_id})
          .forget(Complete{delivery.id});
    case Status::completed:
      return {};
    case Status::canceled:
      return Refusal::canceled;
  }
  return {};
}

// Heard before the food leaves, it keeps it from ever leaving.
Decision decide(const Delivery& delivery, const Withdraw& cancel) {
  const DeliveryCanceled canceled{delivery.id, cancel.order_id, CancelWord::cancelled};
  switch (delivery.status) {
    case Status::none:
      return canceled;
    case Status::shipped:
      return Decision(canceled).forget(Complete{delivery.id});
    case Status::completed:
      return Refusal::handed_over;
    case Status::canceled:
      return {};
  }
  return {};
}

Decision decide(const Delivery& delivery, const CancelDelivery&) {
  if (delivery.status == Status::none) return Refusal::unknown_delivery;
  return decide(delivery, Withdraw{delivery.order_id});
}

void evolve(Delivery& delivery, const Shipped& e) {
  delivery.order_id = e.order_id;
  delivery.food_catalog_id = e.food_catalog_id;
  delivery.left = true;
  delivery.status = Status::shipped;
}
void evolve(Delivery& delivery, const DeliveryCompleted&) { delivery.status = Status::completed; }
void evolve(Delivery& delivery, const DeliveryCanceled& e) {
  delivery.order_id = e.order_id;
  delivery.status = Status::canceled;
}

}  // namespace breakfast::delivery
