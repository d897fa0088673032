// The delivery: what is paid and in stock leaves for the door. Until it is handed over it can be
// taken back, and this is where that is decided.
#pragma once
#include <chrono>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/breakfast/delivery/calls.hpp"
#include "systems/breakfast/delivery/events.hpp"

namespace breakfast::delivery {

// A breakfast that nobody has complained of for a day has been eaten.
inline constexpr kit::Milliseconds hand_over_by = std::chrono::hours(24);

struct Delivery {
  DeliveryId id;
  OrderId order_id;
  Status status = Status::none;
  // Not shown:
  FoodCatalogId food_catalog_id;
  bool left = false;  // was on its way at some time
};
DESCRIBE(Delivery, id, order_id, status, food_catalog_id, left)

// What was cancelled before it left never was a delivery.
kit::Visibility visibility(const Delivery& delivery);

// --- asked of a delivery ---
struct Ship {
  OrderId order_id;
  FoodCatalogId food_catalog_id;
  kit::Instant at;
};
DESCRIBE(Ship, order_id, food_catalog_id, at)

struct Complete {
  DeliveryId id;
};
DESCRIBE(Complete, id)

// By hand, on the way.
struct CancelDelivery {
  DeliveryId id;
};
DESCRIBE(CancelDelivery, id)

enum class Refusal { unknown_delivery, handed_over, canceled };
REFUSALS(Refusal,
         {Refusal::unknown_delivery,
          {"unknown_delivery", 404, "there is no such delivery", "없는 배달입니다"}},
         {Refusal::handed_over,
          {"handed_over", 409, "it has been handed over", "이미 전달된 배달입니다"}},
         {Refusal::canceled,
          {"canceled", 409, "the delivery has been cancelled", "취소된 배달입니다"}})

using Event = std::variant<Shipped, DeliveryCompleted, DeliveryCanceled>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Delivery&, const Ship&);
Decision decide(const Delivery&, const Complete&);
Decision decide(const Delivery&, const CancelDelivery&);
Decision decide(const Delivery&, const Withdraw&);

void evolve(Delivery&, const Shipped&);
void evolve(Delivery&, const DeliveryCompleted&);
void evolve(Delivery&, const DeliveryCanceled&);

}  // namespace breakfast::delivery
