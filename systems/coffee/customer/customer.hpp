// The customer's side: an order is placed and paid in one go, followed, and cancelled as long as
// the shop has not taken it.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "kit/outcome.hpp"
#include "systems/coffee/customer/events.hpp"

namespace coffee::customer {

// How long an order may wait for its payment where the operator lets it wait at all.
inline constexpr kit::Milliseconds pay_by = std::chrono::minutes(10);
// No order is worth more than a thousand million won, as in the pizza house and at the breakfast's
// till: the books then have room for nine thousand million of them.
inline constexpr std::int64_t qty_max = 1'000;
inline constexpr std::int64_t price_max = 1'000'000;

enum class Status {
  none,
  init,         // not paid yet: no order for anyone but its customer
  pay_success,  // the time in which it can be cancelled
  pay_fail,
  order_received,
  order_rejected,
  order_cancel_request,  // the shop has been asked and has not answered yet
  order_cancel,
  made,
  picked_up,
  payback  // the money is back
};
WORDS(Status, {Status::init, "init"}, {Status::pay_success, "pay_success"},
      {Status::pay_fail, "pay_fail"}, {Status::order_received, "order_received"},
      {Status::order_rejected, "order_rejected"},
      {Status::order_cancel_request, "order_cancel_request"},
      {Status::order_cancel, "order_cancel"}, {Status::made, "made"},
      {Status::picked_up, "picked_up"}, {Status::payback, "payback"})

struct Order {
  OrderId id;
  std::string product;
  int qty = 1;
  kit::Money price;
  Status status = Status::none;
  bool cannot_order_canceled = false;  // the shop is making it
  // Not shown:
  bool held = false;         // the customer knows that the payment takes longer
  bool cancel_held = false;  // the customer knows that the cancel takes longer
  bool cancel_asked = false;
};
DESCRIBE(Order, id, product, qty, price, status, cannot_order_canceled, held, cancel_held,
         cancel_asked)

kit::Money sum(int qty, kit::Money price);

// Unpaid is not established: only who knows the order's own address sees it.
kit::Visibility visibility(const Order& order);

// --- asked of an order
// -----------------------------------------------------------------------------
struct Place {
  OrderId id;
  std::string product;
  std::optional<int> qty;
  std::optional<kit::Money> price;
  kit::Instant at;
};
DESCRIBE(Place, id, product, qty, price, at)

struct Cancel {
  OrderId id;
};
DESCRIBE(Cancel, id)

// Shop or till told that it is that far.
struct Follow {
  OrderId id;
  Status stage = Status::none;
};
DESCRIBE(Follow, id, stage)

// Answers to what the order asked of till and shop.
struct PaymentAnswered {
  OrderId id;
  kit::Outcome outcome = kit::Outcome::done;
  std::string reason;
  kit::Instant at;
};
DESCRIBE(PaymentAnswered, id, outcome, reason, at)

struct ShopAnswered {
  OrderId id;
  kit::Outcome outcome = kit::Outcome::done;
  std::string reason;
};
DESCRIBE(ShopAnswered, id, outcome, reason)

// --- known to the order alone
// ----------------------------------------------------------------------
struct OrderRequested {
  OrderId order_id;
  std::string product;
  int qty = 1;
  kit::Money price;
};
DESCRIBE(OrderRequested, order_id, product, qty, price)

struct PaymentHeld {
  OrderId order_id;
};
DESCRIBE(PaymentHeld, order_id)

// Why it was not paid: how the customer at the door is answered.
struct PaymentDeclined {
  OrderId order_id;
};
DESCRIBE(PaymentDeclined, order_id)

struct PaymentUnreachable {
  OrderId order_id;
};
DESCRIBE(PaymentUnreachable, order_id)

struct CancelHeld {
  OrderId order_id;
};
DESCRIBE(CancelHeld, order_id)

struct OrderStatusChanged {
  OrderId order_id;
  Status status = Status::none;
};
DESCRIBE(OrderStatusChanged, order_id, status)

enum class Refusal {
  unknown_order,
  nothing_ordered,
  already_placed,
  payment_declined,
  payment_unreachable,
  still_paying,
  not_paid,
  already_received,
  rejected,
  picked_up
};
REFUSALS(Refusal,
         {Refusal::unknown_order,
          {"unknown_order", 404, "there is no such order", "없는 주문입니다"}},
         {Refusal::nothing_ordered,
          {"nothing_ordered", 422, "an order names a product", "주문할 제품을 골라 주세요"}},
         {Refusal::already_placed,
          {"already_placed", 409, "this order exists already", "이미 있는 주문입니다"}},
         {Refusal::payment_declined,
          {"payment_declined", 422, "the payment was declined", "결제가 거절되었습니다"}},
         {Refusal::payment_unreachable,
          {"payment_unreachable", 503, "payment can't be reached, please try again later",
           "지금은 결제할 수 없습니다. 잠시 후 다시 시도해 주세요"}},
         {Refusal::still_paying,
          {"still_paying", 409, "the payment is still under way", "결제가 아직 진행 중입니다"}},
         {Refusal::not_paid,
          {"not_paid", 409, "the order has not been paid", "결제되지 않은 주문입니다"}},
         {Refusal::already_received,
          {"already_received", 409, "the coffee is being made, the order can't be cancelled",
           "주문 제작이 시작되어 취소할 수 없습니다"}},
         {Refusal::rejected,
          {"rejected", 409, "the shop has rejected the order", "매장에서 거절한 주문입니다"}},
         {Refusal::picked_up,
          {"picked_up", 409, "the coffee has been picked up", "이미 픽업한 주문입니다"}})

using Event = std::variant<OrderRequested, PaymentHeld, PaymentDeclined, PaymentUnreachable,
                           OrderSelected, PaymentCompleted, OrderCancelRequested, CancelHeld,
                           OrderCancelRefused, OrderStatusChanged, OrderPaidBack>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Order&, const Place&);
Decision decide(const Order&, const PaymentAnswered&);
Decision decide(const Order&, const Cancel&);
Decision decide(const Order&, const ShopAnswered&);
Decision decide(const Order&, const Follow&);

void evolve(Order&, const OrderRequested&);
void evolve(Order&, const PaymentHeld&);
void evolve(Order&, const PaymentDeclined&);
void evolve(Order&, const PaymentUnreachable&);
void evolve(Order&, const OrderSelected&);
void evolve(Order&, const PaymentCompleted&);
void evolve(Order&, const OrderCancelRequested&);
void evolve(Order&, const CancelHeld&);
void evolve(Order&, const OrderCancelRefused&);
void evolve(Order&, const OrderStatusChanged&);
void evolve(Order&, const OrderPaidBack&);

}  // namespace coffee::customer
