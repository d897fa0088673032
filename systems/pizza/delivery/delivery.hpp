// The shop floor: the seller makes what is ordered and paid, a courier brings it. It decides
// whether it is too late to cancel.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/pizza/delivery/calls.hpp"
#include "systems/pizza/delivery/events.hpp"

namespace pizza::delivery {

struct OrderDelivery {
  OrderId id;
  std::optional<CustomerId> customer_id;
  State state = State::none;
  std::optional<kit::Instant> payment_date, last_event_date;
  std::string menu_option;
  std::optional<std::string> address;
  // Not shown:
  bool paid = false;
  bool placed = false;
};
DESCRIBE(OrderDelivery, id, customer_id, state, payment_date, last_event_date, menu_option, address,
         paid, placed)

kit::Visibility visibility(const OrderDelivery& delivery);

// --- asked of a delivery
// -----------------------------------------------------------------------------
// Till and order desk say their half each. Only both together are an order: a payment may belong
// to one that was withdrawn meanwhile.
struct NotePaid {
  OrderId id;
  std::optional<CustomerId> customer_id;
  std::string menu_option;
  std::optional<std::string> address;
  kit::Instant payment_date;
};
DESCRIBE(NotePaid, id, customer_id, menu_option, address, payment_date)

struct NotePlaced {
  OrderId id;
};
DESCRIBE(NotePlaced, id)

struct StartProduction {
  OrderId id;
  kit::Instant at;
};
DESCRIBE(StartProduction, id, at)

struct StartDelivery {
  OrderId id;
  kit::Instant at;
};
DESCRIBE(StartDelivery, id, at)

struct CompleteDelivery {
  OrderId id;
  kit::Instant at;
};
DESCRIBE(CompleteDelivery, id, at)

// --- known to the shop floor alone
// ----------------------------------------------------------------------
struct PaidNoted {
  OrderId id;
  std::optional<CustomerId> customer_id;
  std::string menu_option;
  std::optional<std::string> address;
  kit::Instant payment_date;
};
DESCRIBE(PaidNoted, id, customer_id, menu_option, address, payment_date)

struct PlacedNoted {
  OrderId id;
};
DESCRIBE(PlacedNoted, id)

struct PizzaProductionReady {
  OrderId id;
};
DESCRIBE(PizzaProductionReady, id)

struct DeliveryWithdrawn {
  OrderId id;
  std::optional<kit::Instant> date;  // older ones have none
};
DESCRIBE(DeliveryWithdrawn, id, date)

enum class Refusal {
  unknown_delivery,
  canceled,
  not_started,
  not_departed,
  production_started,
  departed,
  delivered
};
REFUSALS(
    Refusal,
    {Refusal::unknown_delivery,
     {"unknown_delivery", 404, "there is no such delivery", "없는 배달입니다"}},
    {Refusal::canceled, {"canceled", 409, "the order has been cancelled", "취소된 주문입니다"}},
    {Refusal::not_started,
     {"not_started", 409, "its production has not started yet",
      "아직 피자 제작을 시작하지 않았습니다"}},
    {Refusal::not_departed,
     {"not_departed", 409, "it is not on its way yet", "아직 배송이 출발하지 않았습니다"}},
    {Refusal::production_started,
     {"production_started", 409, "its production has started", "이미 피자 제작이 시작되었습니다"}},
    {Refusal::departed, {"departed", 409, "it is on its way already", "이미 배송이 출발했습니다"}},
    {Refusal::delivered, {"delivered", 409, "it has been delivered", "이미 배송되었습니다"}})

using Event = std::variant<PaidNoted, PlacedNoted, PizzaProductionReady, PizzaProductionStarted,
                           DeliveryStarted, DeliveryCompleted, DeliveryWithdrawn>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const OrderDelivery&, const NotePaid&);
Decision decide(const OrderDelivery&, const NotePlaced&);
Decision decide(const OrderDelivery&, const StartProduction&);
Decision decide(const OrderDelivery&, const StartDelivery&);
Decision decide(const OrderDelivery&, const CompleteDelivery&);
Decision decide(const OrderDelivery&, const Withdraw&);

void evolve(OrderDelivery&, const PaidNoted&);
void evolve(OrderDelivery&, const PlacedNoted&);
void evolve(OrderDelivery&, const PizzaProductionReady&);
void evolve(OrderDelivery&, const PizzaProductionStarted&);
void evolve(OrderDelivery&, const DeliveryStarted&);
void evolve(OrderDelivery&, const DeliveryCompleted&);
void evolve(OrderDelivery&, const DeliveryWithdrawn&);

}  // namespace pizza::delivery
