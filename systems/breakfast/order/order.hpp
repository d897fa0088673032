// The order desk: a customer orders a dish, pays, and may take the order back until it has been
// handed over.
#pragma once
#include <chrono>
#include <string>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "kit/outcome.hpp"
#include "systems/breakfast/order/events.hpp"

namespace breakfast::order {

inline constexpr kit::Milliseconds pay_by = std::chrono::minutes(10);
// Of the dearest dish the most that can be ordered is what the till takes at once: 1,000 at
// 1,000,000 won each.
inline constexpr std::int64_t qty_max = 1'000;

struct Order {
  OrderId id;
  int qty = 0;
  Status status = Status::none;
  FoodCatalogId food_catalog_id;
  std::optional<CustomerId> customer_id;
  // Not shown:
  kit::Instant asked_at;
  bool pay_asked = false;          // payment has been asked for the money
  bool established = false;        // was paid at some time
  bool held = false;               // the customer knows that it takes longer
  bool void_requested = false;     // payment has been asked to make an end of it
  bool cancel_wished = false;      // cancelled before it was known whether it is paid
  bool cancel_held = false;        // the customer knows that the cancel takes longer
  bool removed = false;            // deleted: gone from sight once it is cancelled
  Status before = Status::placed;  // how far it is, while the delivery is asked to give it up
};
DESCRIBE(Order, id, qty, status, food_catalog_id, customer_id, asked_at, pay_asked, established,
         held, void_requested, cancel_wished, cancel_held, removed, before)
RENAME(Order, {"food_catalog_id", "foodcaltalogid"}, {"customer_id", "customerid"})

// Whole won. What has no price in the catalogue costs a won each, as the original charges it.
kit::Money amount_of(int qty, std::optional<double> price);

// Unpaid is not established: only who knows the order's own address sees it.
kit::Visibility visibility(const Order& order);

// --- asked of an order ---
struct Place {
  OrderId id;
  int qty = 0;
  FoodCatalogId food_catalog_id;
  std::optional<CustomerId> customer_id;
  // What the order desk has heard of the dish, if it has heard of it.
  std::optional<FoodCatalogId> known;
  std::optional<double> price;
  kit::Instant at;
};
DESCRIBE(Place, id, qty, food_catalog_id, customer_id, known, price, at)
RENAME(Place, {"food_catalog_id", "foodcaltalogid"}, {"customer_id", "customerid"})

struct Cancel {
  OrderId id;
};
DESCRIBE(Cancel, id)

// Cancels it, and takes it out of sight.
struct Delete {
  OrderId id;
};
DESCRIBE(Delete, id)

// Others told how far it is, or that nothing will come of it.
struct Follow {
  OrderId id;
  Status stage = Status::none;
  Reason reason = Reason::requested;  // of an end
};
DESCRIBE(Follow, id, stage, reason)

// Answers to what the order asked of foodCatalog, payment and delivery.
struct ItemAnswered {
  OrderId id;
  FoodCatalogId food_catalog_id;
  kit::Outcome outcome = kit::Outcome::done;
  std::optional<double> price;
};
DESCRIBE(ItemAnswered, id, food_catalog_id, outcome, price)
RENAME(ItemAnswered, {"food_catalog_id", "foodcaltalogid"})

struct PaymentAnswered {
  OrderId id;
  kit::Outcome outcome = kit::Outcome::done;
  std::string reason;
};
DESCRIBE(PaymentAnswered, id, outcome, reason)

struct VoidAnswered {
  OrderId id;
  kit::Outcome outcome = kit::Outcome::done;
  std::string reason;
};
DESCRIBE(VoidAnswered, id, outcome, reason)

struct DeliveryAnswered {
  OrderId id;
  kit::Outcome outcome = kit::Outcome::done;
};
DESCRIBE(DeliveryAnswered, id, outcome)

// --- known to the order alone ---
struct OrderRequested {
  OrderId id;
  int qty = 0;
  FoodCatalogId food_catalog_id;
  std::optional<CustomerId> customer_id;
  kit::Instant at;
};
DESCRIBE(OrderRequested, id, qty, food_catalog_id, customer_id, at)
RENAME(OrderRequested, {"food_catalog_id", "foodcaltalogid"}, {"customer_id", "customerid"})

struct PaymentAsked {
  OrderId id;
  kit::Money amount;
};
DESCRIBE(PaymentAsked, id, amount)

struct OrderHeld {
  OrderId id;
};
DESCRIBE(OrderHeld, id)

struct VoidRequested {
  OrderId id;
  bool by_customer = false;
};
DESCRIBE(VoidRequested, id, by_customer)

struct CancelRequested {
  OrderId id;
};
DESCRIBE(CancelRequested, id)

struct CancelHeld {
  OrderId id;
};
DESCRIBE(CancelHeld, id)

struct RemovalWished {
  OrderId id;
};
DESCRIBE(RemovalWished, id)

struct OrderStatusChanged {
  OrderId id;
  Status stage = Status::none;
};
DESCRIBE(OrderStatusChanged, id, stage)

enum class Refusal {
  unknown_order,
  unknown_dish,
  already_placed,
  payment_declined,
  payment_unreachable,
  handed_over,
  not_placed
};
REFUSALS(Refusal,
         {Refusal::unknown_order,
          {"unknown_order", 404, "there is no such order", "없는 주문입니다"}},
         {Refusal::unknown_dish,
          {"unknown_dish", 422, "this is not in the catalogue", "카탈로그에 없는 음식입니다"}},
         {Refusal::already_placed,
          {"already_placed", 409, "this order exists already", "이미 있는 주문입니다"}},
         {Refusal::payment_declined,
          {"payment_declined", 422, "the payment was declined", "결제가 거절되었습니다"}},
         {Refusal::payment_unreachable,
          {"payment_unreachable", 503, "payment can't be reached, please try again later",
           "지금은 결제할 수 없습니다. 잠시 후 다시 시도해 주세요"}},
         {Refusal::handed_over,
          {"handed_over", 409, "the order has been handed over and can't be cancelled",
           "이미 배달이 끝나 취소할 수 없습니다"}},
         {Refusal::not_placed,
          {"not_placed", 409, "the order did not come about", "성립되지 않은 주문입니다"}})

using Event =
    std::variant<OrderRequested, PaymentAsked, OrderHeld, VoidRequested, Ordered, OrderRefused,
                 OrderDeclined, OrderExpired, OrderWithdrawn, CancelRequested, CancelHeld,
                 CancelRefused, RemovalWished, OrderCancelled, OrderStatusChanged>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Order&, const Place&);
Decision decide(const Order&, const ItemAnswered&);
Decision decide(const Order&, const PaymentAnswered&);
Decision decide(const Order&, const VoidAnswered&);
Decision decide(const Order&, const Cancel&);
Decision decide(const Order&, const Delete&);
Decision decide(const Order&, const DeliveryAnswered&);
Decision decide(const Order&, const Follow&);

void evolve(Order&, const OrderRequested&);
void evolve(Order&, const PaymentAsked&);
void evolve(Order&, const OrderHeld&);
void evolve(Order&, const VoidRequested&);
void evolve(Order&, const Ordered&);
void evolve(Order&, const OrderRefused&);
void evolve(Order&, const OrderDeclined&);
void evolve(Order&, const OrderExpired&);
void evolve(Order&, const OrderWithdrawn&);
void evolve(Order&, const CancelRequested&);
void evolve(Order&, const CancelHeld&);
void evolve(Order&, const CancelRefused&);
void evolve(Order&, const RemovalWished&);
void evolve(Order&, const OrderCancelled&);
void evolve(Order&, const OrderStatusChanged&);

}  // namespace breakfast::order
