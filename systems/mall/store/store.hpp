// The store: the shopkeeper takes an order or rejects it, cooks it, and alone decides whether it is
// too late to cancel.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/mall/store/calls.hpp"
#include "systems/mall/store/events.hpp"

namespace mall::store {

// What stands there when nobody said better; the words are the original's.
inline constexpr std::string_view default_address = "test주소";
inline constexpr std::string_view default_food_type = "한식";

struct OrderManagement {
  OrderManagementId id;
  OrderId order_id;
  std::string address{default_address};
  std::string food_type{default_food_type};
  State state = State::none;
  std::optional<std::string> region, customer;
  // Not shown:
  bool described = false;  // the order's own words are known
  bool arrived = false;    // the shopkeeper got it
  bool by_hand = false;    // ... from someone who just said so
};
DESCRIBE(OrderManagement, id, order_id, address, food_type, state, region, customer, described,
         arrived, by_hand)

kit::Visibility visibility(const OrderManagement& receipt);

// --- asked of it
// ------------------------------------------------------------------------------------------ Paid:
// it is for the shopkeeper now.
struct Receive {
  OrderId order_id;
};
DESCRIBE(Receive, order_id)

// An order entered by hand, such as one taken on the telephone.
struct EnterOrder {
  OrderId order_id;
  std::optional<std::string> address, food_type, region, customer;
};
DESCRIBE(EnterOrder, order_id, address, food_type, region, customer)

// Where it goes and what it is; may be known before the payment is, or after.
struct DescribeOrder {
  OrderId order_id;
  std::optional<std::string> address, food_type, region, customer;
};
DESCRIBE(DescribeOrder, order_id, address, food_type, region, customer)

struct Accept {
  OrderManagementId id;
};
DESCRIBE(Accept, id)

struct Reject {
  OrderManagementId id;
};
DESCRIBE(Reject, id)

struct StartCooking {
  OrderManagementId id;
};
DESCRIBE(StartCooking, id)

struct FinishCooking {
  OrderManagementId id;
};
DESCRIBE(FinishCooking, id)

// The money went back: what is not on the fire yet is not cooked.
struct CancelReceipt {
  OrderId order_id;
};
DESCRIBE(CancelReceipt, order_id)

struct Complete {
  OrderId order_id;
};
DESCRIBE(Complete, order_id)

// --- known to the store alone
// -----------------------------------------------------------------------------
struct OrderManagementDescribed {
  OrderManagementId id;
  OrderId order_id;
  std::optional<std::string> address, food_type, region, customer;
};
DESCRIBE(OrderManagementDescribed, id, order_id, address, food_type, region, customer)

struct OrderManagementClosed {
  OrderManagementId id;
  OrderId order_id;
};
DESCRIBE(OrderManagementClosed, id, order_id)

enum class Refusal {
  unknown_order,
  already_accepted,
  already_rejected,
  not_accepted,
  not_cooking,
  cooking_started,
  cooked,
  withdrawn
};
REFUSALS(Refusal,
         {Refusal::unknown_order,
          {"unknown_order", 404, "there is no such order", "없는 주문입니다"}},
         {Refusal::already_accepted,
          {"already_accepted", 409, "the order has been accepted", "이미 접수한 주문입니다"}},
         {Refusal::already_rejected,
          {reason::already_rejected, 409, "the order has been rejected", "이미 거부한 주문입니다"}},
         {Refusal::not_accepted,
          {"not_accepted", 409, "the order has not been accepted", "접수하지 않은 주문입니다"}},
         {Refusal::not_cooking,
          {"not_cooking", 409, "cooking has not started", "요리를 시작하지 않았습니다"}},
         {Refusal::cooking_started,
          {reason::cooking_started, 409, "cooking has started", "이미 요리를 시작했습니다"}},
         {Refusal::cooked, {"cooked", 409, "cooking is finished", "이미 요리를 마쳤습니다"}},
         {Refusal::withdrawn,
          {"withdrawn", 409, "the order has been cancelled", "취소된 주문입니다"}})

using Event =
    std::variant<OrderManagementReceived, OrderManagementDescribed, OrderManagementAccepted,
                 OrderManagementCanceled, OrderManagementStateStarted,
                 OrderManagementStateCompleted, OrderManagementWithdrawn, OrderManagementClosed>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const OrderManagement&, const Receive&);
Decision decide(const OrderManagement&, const EnterOrder&);
Decision decide(const OrderManagement&, const DescribeOrder&);
Decision decide(const OrderManagement&, const Accept&);
Decision decide(const OrderManagement&, const Reject&);
Decision decide(const OrderManagement&, const StartCooking&);
Decision decide(const OrderManagement&, const FinishCooking&);
Decision decide(const OrderManagement&, const Withdraw&);
Decision decide(const OrderManagement&, const CancelReceipt&);
Decision decide(const OrderManagement&, const Complete&);

void evolve(OrderManagement&, const OrderManagementReceived&);
void evolve(OrderManagement&, const OrderManagementDescribed&);
void evolve(OrderManagement&, const OrderManagementAccepted&);
void evolve(OrderManagement&, const OrderManagementCanceled&);
void evolve(OrderManagement&, const OrderManagementStateStarted&);
void evolve(OrderManagement&, const OrderManagementStateCompleted&);
void evolve(OrderManagement&, const OrderManagementWithdrawn&);
void evolve(OrderManagement&, const OrderManagementClosed&);

}  // namespace mall::store
