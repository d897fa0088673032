// The till: one payment for an order, made once, given back once.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "kit/till.hpp"
#include "systems/mall/pay/calls.hpp"
#include "systems/mall/pay/events.hpp"

namespace mall::pay {

inline constexpr kit::Milliseconds charge_by = std::chrono::minutes(10);
inline constexpr kit::Milliseconds bank_attempt = std::chrono::seconds(3);
inline constexpr std::int64_t amount_max = 1'000'000'000'000'000;

// The stages of kit::till.
enum class Action { none, requested, approved, declined, canceling, canceled, voided };
WORDS(Action, {Action::requested, "requested"}, {Action::approved, "progress"},
      {Action::declined, "declined"}, {Action::canceling, "canceling"},
      {Action::canceled, "canceled"}, {Action::voided, "voided"})

struct Payment {
  PaymentId id;
  OrderId order_id;
  kit::Money amount;
  Action action = Action::none;
  // Not shown:
  bool by_hand =
      false;  // given back because someone at the till said so, not because the order ended
};
DESCRIBE(Payment, id, order_id, amount, action, by_hand)

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

struct RefundRequested {
  PaymentId id;
  bool by_hand = false;
};
DESCRIBE(RefundRequested, id, by_hand)

using kit::till::Refusal;

using Event = std::variant<PaymentRequested, PaymentApproved, PaymentDeclined, PaymentVoided,
                           RefundRequested, PaymentCanceled>;
using Decision = kit::Decision<Event, Refusal>;

using kit::till::ChargeAnswered;
using kit::till::RefundAnswered;

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
void evolve(Payment&, const RefundRequested&);
void evolve(Payment&, const PaymentCanceled&);

}  // namespace mall::pay
