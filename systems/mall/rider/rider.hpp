// The riders: a cooked order waits for a rider of its region, the first to pick it brings it.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/mall/rider/events.hpp"

namespace mall::rider {

struct Delivery {
  DeliveryId id;
  OrderId order_id;
  State state = State::none;
  std::string address;
  std::optional<std::string> region, rider_id;
  // Not shown:
  OrderManagementId order_management_id;  // of the kitchen that cooked it; 0: entered by hand
};
DESCRIBE(Delivery, id, order_id, state, address, region, rider_id, order_management_id)

// The region as given, else the first two words of the address: city and district.
std::string region_of(const std::optional<std::string>& given, std::string_view address);

// --- asked of a delivery
// ----------------------------------------------------------------------------------- Cooked: it
// may be picked up.
struct Offer {
  OrderId order_id;
  OrderManagementId order_management_id;
  std::string address;
  std::optional<std::string> region;
};
DESCRIBE(Offer, order_id, order_management_id, address, region)

// A delivery entered by hand, of something that no kitchen of the mall cooked.
struct EnterDelivery {
  OrderId order_id;
  std::optional<std::string> address, region;
};
DESCRIBE(EnterDelivery, order_id, address, region)

struct Pick {
  DeliveryId id;
  std::optional<std::string> rider_id;
  std::optional<std::string> region;  // where the rider is
  std::string by;                     // who asks: the rider, when none is named
};
DESCRIBE(Pick, id, rider_id, region, by)

struct Deliver {
  DeliveryId id;
  std::optional<std::string> rider_id;
};
DESCRIBE(Deliver, id, rider_id)

struct Complete {
  OrderId order_id;
};
DESCRIBE(Complete, order_id)

// --- known to the riders' desk alone
// -----------------------------------------------------------------------
struct DeliveryOffered {
  DeliveryId id;
  OrderId order_id;
  OrderManagementId order_management_id;
  std::string address, region;
};
DESCRIBE(DeliveryOffered, id, order_id, order_management_id, address, region)

struct DeliveryConfirmed {
  DeliveryId id;
  OrderId order_id;
};
DESCRIBE(DeliveryConfirmed, id, order_id)

enum class Refusal {
  unknown_delivery,
  already_picked,
  other_region,
  other_rider,
  not_picked,
  already_delivered,
  complete
};
REFUSALS(Refusal,
         {Refusal::unknown_delivery,
          {"unknown_delivery", 404, "there is no such delivery", "없는 배송입니다"}},
         {Refusal::already_picked,
          {"already_picked", 409, "another rider has picked it up",
           "다른 라이더가 이미 픽업했습니다"}},
         {Refusal::other_region,
          {"other_region", 409, "the delivery is of another region", "다른 지역의 배송입니다"}},
         {Refusal::other_rider,
          {"other_rider", 409, "another rider has it", "다른 라이더의 배송입니다"}},
         {Refusal::not_picked,
          {"not_picked", 409, "nobody has picked it up yet", "아직 픽업하지 않았습니다"}},
         {Refusal::already_delivered,
          {"already_delivered", 409, "it has been delivered", "이미 배송이 끝났습니다"}},
         {Refusal::complete,
          {"complete", 409, "the customer has confirmed it", "배송이 확정되었습니다"}})

using Event = std::variant<DeliveryOffered, DeliveryStarted, DeliveryCompleted, DeliveryConfirmed>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Delivery&, const Offer&);
Decision decide(const Delivery&, const EnterDelivery&);
Decision decide(const Delivery&, const Pick&);
Decision decide(const Delivery&, const Deliver&);
Decision decide(const Delivery&, const Complete&);

void evolve(Delivery&, const DeliveryOffered&);
void evolve(Delivery&, const DeliveryStarted&);
void evolve(Delivery&, const DeliveryCompleted&);
void evolve(Delivery&, const DeliveryConfirmed&);

}  // namespace mall::rider
