// The order desk: a customer orders, pays, follows the order, cancels it while nobody cooks,
// confirms its arrival.
#pragma once
#include <chrono>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "kit/outcome.hpp"
#include "systems/mall/app/events.hpp"

namespace mall::app {

inline constexpr kit::Milliseconds pay_by = std::chrono::minutes(10);
inline constexpr kit::Milliseconds confirm_by = std::chrono::hours(24);
inline constexpr std::int64_t qty_max = 1'000'000;
inline constexpr std::int64_t price_max = 1'000'000'000;

struct Order {
  OrderId id;
  std::string item;
  std::optional<int> qty;
  std::optional<kit::Money> price;
  State state = State::none;
  std::optional<std::string> customer, address, region, food_type;
  // Not shown:
  bool paid = false;              // was established at some time
  bool held = false;              // the customer knows that the payment takes longer
  bool void_requested = false;    // pay has been asked to make an end of it
  bool cancel_wished = false;     // cancelled before it was known whether it is paid
  bool cancel_held = false;       // the customer knows that the cancel takes longer
  std::optional<State> before;    // the state in which the kitchen was asked to withdraw
  std::optional<State> reported;  // the furthest that kitchen or rider told of
};
DESCRIBE(Order, id, item, qty, price, state, customer, address, region, food_type, paid, held,
         void_requested, cancel_wished, cancel_held, before, reported)

// What the customer owes. Without a quantity one is meant; what has no price costs nothing.
kit::Money sum(std::optional<int> qty, std::optional<kit::Money> price);

// Unpaid is not established: only who knows the order's own address sees it.
kit::Visibility visibility(const Order& order);

// --- asked of an order
// -------------------------------------------------------------------------------
struct Place {
  OrderId id;
  std::string item;
  std::optional<int> qty;
  std::optional<kit::Money> price;
  std::optional<std::string> customer, address, region, food_type;
  // What the menu says of the item, when it is on the menu.
  std::optional<kit::Money> list_price;
  std::optional<bool> sold_out;
  kit::Instant at;
};
DESCRIBE(Place, id, item, qty, price, customer, address, region, food_type, list_price, sold_out,
         at)

struct Cancel {
  OrderId id;
};
DESCRIBE(Cancel, id)

struct Confirm {
  OrderId id;
};
DESCRIBE(Confirm, id)

// Kitchen or rider told that it is that far.
struct Follow {
  OrderId id;
  State stage = State::none;
  kit::Instant at;
};
DESCRIBE(Follow, id, stage, at)

// Answers to what the order asked of pay and store.
struct PaymentAnswered {
  OrderId id;
  kit::Outcome outcome = kit::Outcome::done;
  std::string reason;
  kit::Instant at;
};
DESCRIBE(PaymentAnswered, id, outcome, reason, at)

struct VoidAnswered {
  OrderId id;
  kit::Outcome outcome = kit::Outcome::done;
  std::string reason;
  kit::Instant at;
};
DESCRIBE(VoidAnswered, id, outcome, reason, at)

struct KitchenAnswered {
  OrderId id;
  kit::Outcome outcome = kit::Outcome::done;
  std::string reason;
  kit::Instant at;
};
DESCRIBE(KitchenAnswered, id, outcome, reason, at)

// --- known to the order alone
// -------------------------------------------------------------------------
struct OrderRequested {
  OrderId id;
  std::string item;
  std::optional<int> qty;
  std::optional<kit::Money> price;
  std::optional<std::string> customer, address, region, food_type;
};
DESCRIBE(OrderRequested, id, item, qty, price, customer, address, region, food_type)

struct PaymentHeld {
  OrderId id;
};
DESCRIBE(PaymentHeld, id)

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

// Remembered until the order can go on.
struct ProgressReported {
  OrderId id;
  State stage = State::none;
};
DESCRIBE(ProgressReported, id, stage)

enum class Refusal {
  unknown_order,
  nothing_ordered,
  sold_out,
  already_placed,
  payment_declined,
  payment_unreachable,
  cooking_started,
  not_delivered,
  rejected,
  canceled,
  not_placed,
  complete
};
REFUSALS(
    Refusal,
    {Refusal::unknown_order, {"unknown_order", 404, "there is no such order", "없는 주문입니다"}},
    {Refusal::nothing_ordered,
     {"nothing_ordered", 422, "an order names an item", "주문할 메뉴를 골라 주세요"}},
    {Refusal::sold_out, {"sold_out", 409, "the item is sold out", "품절된 메뉴입니다"}},
    {Refusal::already_placed,
     {"already_placed", 409, "this order exists already", "이미 있는 주문입니다"}},
    {Refusal::payment_declined,
     {"payment_declined", 422, "the payment was declined", "결제가 거절되었습니다"}},
    {Refusal::payment_unreachable,
     {"payment_unreachable", 503, "payment can't be reached, please try again later",
      "지금은 결제할 수 없습니다. 잠시 후 다시 시도해 주세요"}},
    {Refusal::cooking_started,
     {"cooking_started", 409, "cooking has started, the order can't be cancelled",
      "요리가 시작되어 취소할 수 없습니다"}},
    {Refusal::not_delivered,
     {"not_delivered", 409, "the order has not been delivered yet",
      "아직 배송이 끝나지 않았습니다"}},
    {Refusal::rejected,
     {"rejected", 409, "the store has rejected the order", "상점이 거부한 주문입니다"}},
    {Refusal::canceled, {"canceled", 409, "the order has been cancelled", "취소된 주문입니다"}},
    {Refusal::not_placed,
     {"not_placed", 409, "the order has not been paid", "결제되지 않은 주문입니다"}},
    {Refusal::complete,
     {"complete", 409, "the order has been delivered and confirmed", "배송까지 확인된 주문입니다"}})

using Event = std::variant<OrderRequested, PaymentHeld, VoidRequested, OrderPlaced, PaymentRefused,
                           OrderExpired, CancelRequested, CancelHeld, CancelRefused, OrderCanceled,
                           ProgressReported, OrderStateChanged, OrderComplete>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Order&, const Place&);
Decision decide(const Order&, const PaymentAnswered&);
Decision decide(const Order&, const VoidAnswered&);
Decision decide(const Order&, const Cancel&);
Decision decide(const Order&, const KitchenAnswered&);
Decision decide(const Order&, const Follow&);
Decision decide(const Order&, const Confirm&);

void evolve(Order&, const OrderRequested&);
void evolve(Order&, const PaymentHeld&);
void evolve(Order&, const VoidRequested&);
void evolve(Order&, const OrderPlaced&);
void evolve(Order&, const PaymentRefused&);
void evolve(Order&, const OrderExpired&);
void evolve(Order&, const CancelRequested&);
void evolve(Order&, const CancelHeld&);
void evolve(Order&, const CancelRefused&);
void evolve(Order&, const OrderCanceled&);
void evolve(Order&, const ProgressReported&);
void evolve(Order&, const OrderStateChanged&);
void evolve(Order&, const OrderComplete&);

}  // namespace mall::app
