// The shop: takes a paid order or rejects it, makes the coffee, hands it out, and alone decides
// whether it is too late to cancel.
#pragma once
#include <chrono>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/coffee/delivery/calls.hpp"
#include "systems/coffee/delivery/events.hpp"

namespace coffee::delivery {

inline constexpr kit::Milliseconds remind_after = std::chrono::minutes(10);

struct Delivery {
  OrderId id;
  std::string product;
  int qty = 1;
  kit::Money price;
  Status status = Status::none;
  // Not shown:
  bool arrived = false;  // the shop got it
  bool reminded = false;
};
DESCRIBE(Delivery, id, product, qty, price, status, arrived, reminded)

// What was cancelled before it arrived never arrives.
kit::Visibility visibility(const Delivery& delivery);

// --- asked of it
// -----------------------------------------------------------------------------------
// Paid: it is for the shop now.
struct TakeIn {
  OrderId id;
  std::string product;
  int qty = 1;
  kit::Money price;
};
DESCRIBE(TakeIn, id, product, qty, price)

struct Receive {
  OrderId id;
};
DESCRIBE(Receive, id)

struct Reject {
  OrderId id;
};
DESCRIBE(Reject, id)

struct Make {
  OrderId id;
  kit::Instant at;
};
DESCRIBE(Make, id, at)

struct PickUp {
  OrderId id;
};
DESCRIBE(PickUp, id)

struct Remind {
  OrderId id;
};
DESCRIBE(Remind, id)

// --- known to the shop alone
// -----------------------------------------------------------------------
struct OrderArrived {
  OrderId order_id;
  std::string product;
  int qty = 1;
  kit::Money price;
};
DESCRIBE(OrderArrived, order_id, product, qty, price)

enum class Refusal {
  unknown_order,
  already_received,
  already_rejected,
  not_received,
  not_made,
  already_made,
  picked_up,
  canceled
};
REFUSALS(
    Refusal,
    {Refusal::unknown_order, {"unknown_order", 404, "there is no such order", "없는 주문입니다"}},
    {Refusal::already_received,
     {"already_received", 409, "the order has been accepted", "이미 접수한 주문입니다"}},
    {Refusal::already_rejected,
     {reason::already_rejected, 409, "the order has been rejected", "이미 거절한 주문입니다"}},
    {Refusal::not_received,
     {"not_received", 409, "the order has not been accepted", "접수하지 않은 주문입니다"}},
    {Refusal::not_made,
     {"not_made", 409, "the coffee is not made yet", "아직 제작되지 않은 주문입니다"}},
    {Refusal::already_made, {"already_made", 409, "the coffee is made", "이미 제작한 주문입니다"}},
    {Refusal::picked_up,
     {"picked_up", 409, "the coffee has been picked up", "이미 픽업한 주문입니다"}},
    {Refusal::canceled, {"canceled", 409, "the order has been cancelled", "취소된 주문입니다"}})

using Event = std::variant<OrderArrived, OrderReceived, OrderRejected, OrderCancelConfirmed,
                           CoffeeMade, OrderPickedUp, PickupReminded>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Delivery&, const TakeIn&);
Decision decide(const Delivery&, const Receive&);
Decision decide(const Delivery&, const Reject&);
Decision decide(const Delivery&, const Make&);
Decision decide(const Delivery&, const PickUp&);
Decision decide(const Delivery&, const Remind&);
Decision decide(const Delivery&, const CancelOrder&);

void evolve(Delivery&, const OrderArrived&);
void evolve(Delivery&, const OrderReceived&);
void evolve(Delivery&, const OrderRejected&);
void evolve(Delivery&, const OrderCancelConfirmed&);
void evolve(Delivery&, const CoffeeMade&);
void evolve(Delivery&, const OrderPickedUp&);
void evolve(Delivery&, const PickupReminded&);

}  // namespace coffee::delivery
