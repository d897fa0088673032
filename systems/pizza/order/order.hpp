// The order desk: a customer orders and pays, and may cancel until the shop begins to bake.
#pragma once
#include <chrono>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "kit/outcome.hpp"
#include "systems/pizza/order/events.hpp"

namespace pizza::order {

inline constexpr kit::Milliseconds pay_by = std::chrono::minutes(10);
inline constexpr std::int64_t price_max = 1'000'000'000;

struct PizzaOrder {
  OrderId id;
  kit::Instant date;
  std::optional<CustomerId> customer_id;
  State state = State::none;
  std::string menu_option;
  kit::Money price;
  std::optional<std::string> payment_method, address;
  // Not shown:
  bool paid = false;           // was established at some time
  bool held = false;           // the customer knows that the payment takes longer
  bool cancel_held = false;    // the customer knows that the cancel takes longer
  bool in_production = false;  // the kitchen refused to give it up; it never will
};
DESCRIBE(PizzaOrder, id, date, customer_id, state, menu_option, price, payment_method, address,
         paid, held, cancel_held, in_production)

// Unpaid is not established (S0, R3): only who knows the order's own address sees it.
kit::Visibility visibility(const PizzaOrder& order);

// --- asked of an order
// -------------------------------------------------------------------------------
struct Place {
  OrderId id;
  std::optional<CustomerId> customer_id;
  std::string menu_option;
  kit::Money price;
  std::optional<std::string> payment_method, address;
  kit::Instant at;
};
DESCRIBE(Place, id, customer_id, menu_option, price, payment_method, address, at)

struct Cancel {
  OrderId id;
};
DESCRIBE(Cancel, id)

// Answers to what the order asked of payment and delivery.
struct PaymentAnswered {
  OrderId id;
  kit::Outcome outcome = kit::Outcome::done;
  std::string reason;
  kit::Instant at;
};
DESCRIBE(PaymentAnswered, id, outcome, reason, at)

struct KitchenAnswered {
  OrderId id;
  kit::Outcome outcome = kit::Outcome::done;
  kit::Instant at;
};
DESCRIBE(KitchenAnswered, id, outcome, at)

// --- known to the order alone
// -------------------------------------------------------------------------
struct OrderRequested {
  OrderId id;
  kit::Instant date;
  std::optional<CustomerId> customer_id;
  std::string menu_option;
  kit::Money price;
  std::optional<std::string> payment_method, address;
};
DESCRIBE(OrderRequested, id, date, customer_id, menu_option, price, payment_method, address)

struct PaymentHeld {
  OrderId id;
};
DESCRIBE(PaymentHeld, id)

struct CancelRequested {
  OrderId id;
};
DESCRIBE(CancelRequested, id)

struct CancelHeld {
  OrderId id;
};
DESCRIBE(CancelHeld, id)

enum class Refusal {
  unknown_order,
  nothing_ordered,
  already_placed,
  payment_declined,
  payment_unreachable,
  production_started,
  not_placed
};
REFUSALS(
    Refusal,
    {Refusal::unknown_order, {"unknown_order", 404, "there is no such order", "없는 주문입니다"}},
    {Refusal::nothing_ordered,
     {"nothing_ordered", 422, "an order names what is to be baked", "주문할 메뉴를 골라 주세요"}},
    {Refusal::already_placed,
     {"already_placed", 409, "this order exists already", "이미 있는 주문입니다"}},
    {Refusal::payment_declined,
     {"payment_declined", 422, "the payment was declined", "결제가 거절되었습니다"}},
    {Refusal::payment_unreachable,
     {"payment_unreachable", 503, "payment can't be reached, please try again later",
      "지금은 결제할 수 없습니다. 잠시 후 다시 시도해 주세요"}},
    {Refusal::production_started,
     {"production_started", 409, "its production has started, it is too late to cancel",
      "피자 제작이 시작된 뒤에는 취소할 수 없습니다"}},
    {Refusal::not_placed,
     {"not_placed", 409, "the order has not been paid", "결제되지 않은 주문입니다"}})

using Event =
    std::variant<OrderRequested, PaymentHeld, OrderPlaced, PaymentRefused, OrderWithdrawn,
                 OrderTakenBack, CancelRequested, CancelHeld, CancelRefused, OrderCanceled>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const PizzaOrder&, const Place&);
Decision decide(const PizzaOrder&, const PaymentAnswered&);
Decision decide(const PizzaOrder&, const Cancel&);
Decision decide(const PizzaOrder&, const KitchenAnswered&);

void evolve(PizzaOrder&, const OrderRequested&);
void evolve(PizzaOrder&, const PaymentHeld&);
void evolve(PizzaOrder&, const OrderPlaced&);
void evolve(PizzaOrder&, const PaymentRefused&);
void evolve(PizzaOrder&, const OrderWithdrawn&);
void evolve(PizzaOrder&, const OrderTakenBack&);
void evolve(PizzaOrder&, const CancelRequested&);
void evolve(PizzaOrder&, const CancelHeld&);
void evolve(PizzaOrder&, const CancelRefused&);
void evolve(PizzaOrder&, const OrderCanceled&);

}  // namespace pizza::order
