// The till: one payment for an order, made once, given back once.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/mall/pay/calls.hpp"
#include "systems/mall/pay/events.hpp"
#include "systems/outcome.hpp"

namespace mall::pay {

inline constexpr kit::Milliseconds charge_by = std::chrono::minutes(10);
inline constexpr kit::Milliseconds bank_attempt = std::chrono::seconds(3);
inline constexpr std::int64_t amount_max = 1'000'000'000'000'000;

enum class Action {
  none,
  requested,  // the bank has been asked
  approved,
  declined,
  canceling,  // the money is on its way back
  canceled,
  voided  // will never be paid: the order ended before it was
};
WORDS(Action, {Action::requested, "requested"}, {Action::approved, "progress"},
      {Action::declined, "declined"}, {Action::canceling, "canceling"},
      {Action::canceled, "canceled"}, {Action::voided, "voided"})

struct Payment {
  PaymentId id;
  OrderId order_id;
  kit::Money amount;
  Action action = Action::none;
  // Not shown:
  bool refund_wished = false;  // to be given back as soon as it is known to be paid
  bool by_hand =
      false;  // given back because someone at the till said so, not because the order ended
};
DESCRIBE(Payment, id, order_id, amount, action, refund_wished, by_hand)

// A payment that was given back has left the list, as if it had never been; the ledger keeps it.
kit::Visibility visibility(const Payment& payment);

// The bank's key of an order's money. It is the order's, so that no second payment can take it
// again.
std::string bank_key(OrderId order);

// --- asked of a payment
// ---------------------------------------------------------------------------------
enum class Asked { progress };
WORDS(Asked, {Asked::progress, "progress"})

// A payment entered by hand.
struct EnterPayment {
  OrderId order_id;
  std::optional<kit::Money> amount;
  std::optional<Asked> action;
  kit::Instant at;
};
DESCRIBE(EnterPayment, order_id, amount, action, at)

// Give it back, by hand.
struct CancelPayment {
  PaymentId id;
  OrderId order_id;
};
DESCRIBE(CancelPayment, id, order_id)

// The order ended: whatever has been paid for it goes back, once.
struct Refund {
  OrderId order_id;
};
DESCRIBE(Refund, order_id)

struct ChargeAnswered {
  PaymentId id;
  systems::Outcome outcome = systems::Outcome::done;
};
DESCRIBE(ChargeAnswered, id, outcome)

struct RefundAnswered {
  PaymentId id;
  systems::Outcome outcome = systems::Outcome::done;
};
DESCRIBE(RefundAnswered, id, outcome)

// --- known to the till alone
// ----------------------------------------------------------------------------
struct PaymentRequested {
  PaymentId id;
  OrderId order_id;
  kit::Money amount;
};
DESCRIBE(PaymentRequested, id, order_id, amount)

struct PaymentVoided {
  PaymentId id;
  OrderId order_id;
};
DESCRIBE(PaymentVoided, id, order_id)

struct RefundWished {
  PaymentId id;
};
DESCRIBE(RefundWished, id)

struct RefundRequested {
  PaymentId id;
  bool by_hand = false;
};
DESCRIBE(RefundRequested, id, by_hand)

enum class Refusal {
  unknown_payment,
  declined,
  withdrawn,
  already_paid,
  other_amount,
  still_paying,
  not_paid
};
REFUSALS(Refusal,
         {Refusal::unknown_payment,
          {"unknown_payment", 404, "there is no such payment", "없는 결제입니다"}},
         {Refusal::declined,
          {reason::declined, 422, "the bank declined the payment", "결제가 거절되었습니다"}},
         {Refusal::withdrawn,
          {"withdrawn", 409, "this order is not to be paid any more",
           "결제할 수 없게 된 주문입니다"}},
         {Refusal::already_paid,
          {reason::already_paid, 409, "the order has been paid", "이미 결제된 주문입니다"}},
         {Refusal::other_amount,
          {"other_amount", 409, "the order has a payment of another amount",
           "다른 금액의 결제가 이미 있습니다"}},
         {Refusal::still_paying,
          {"still_paying", 409, "the payment is still under way", "결제가 아직 진행 중입니다"}},
         {Refusal::not_paid, {"not_paid", 409, "nothing has been paid", "결제된 금액이 없습니다"}})

using Event = std::variant<PaymentRequested, PaymentApproved, PaymentDeclined, PaymentVoided,
                           RefundWished, RefundRequested, PaymentCanceled>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Payment&, const Pay&);
Decision decide(const Payment&, const EnterPayment&);
Decision decide(const Payment&, const ChargeAnswered&);
Decision decide(const Payment&, const Void&);
Decision decide(const Payment&, const Refund&);
Decision decide(const Payment&, const CancelPayment&);
Decision decide(const Payment&, const RefundAnswered&);

void evolve(Payment&, const PaymentRequested&);
void evolve(Payment&, const PaymentApproved&);
void evolve(Payment&, const PaymentDeclined&);
void evolve(Payment&, const PaymentVoided&);
void evolve(Payment&, const RefundWished&);
void evolve(Payment&, const RefundRequested&);
void evolve(Payment&, const PaymentCanceled&);

}  // namespace mall::pay
