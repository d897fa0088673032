// The till: one payment for an order, made once, given back once. Nobody enters anything here: it
// is asked by orders, and hears how they end.
#pragma once
#include <chrono>
#include <string>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "kit/till.hpp"
#include "systems/coffee/payment/calls.hpp"
#include "systems/coffee/payment/events.hpp"

namespace coffee::payment {

inline constexpr kit::Milliseconds charge_by = std::chrono::minutes(10);
inline constexpr kit::Milliseconds bank_attempt = std::chrono::seconds(3);

// The stages of kit::till, in the shop's words.
enum class Status { none, requested, approved, declined, canceling, canceled, voided };
WORDS(Status, {Status::requested, "requested"}, {Status::approved, "pay_success"},
      {Status::declined, "pay_fail"}, {Status::canceling, "paying_back"},
      {Status::canceled, "payback"}, {Status::voided, "voided"})

struct Payment {
  PaymentId id;
  OrderId order_id;
  kit::Money amount;
  Status status = Status::none;
};
DESCRIBE(Payment, id, order_id, amount, status)

// Listed once money has moved, or the bank has refused to move it.
kit::Visibility visibility(const Payment& payment);

// The bank's key of an order's money. It is the order's, so that no second payment can take it
// again.
std::string bank_key(OrderId order);

// The order ended: whatever has been paid for it goes back, once.
struct Refund {
  OrderId order_id;
};
DESCRIBE(Refund, order_id)

// --- known to the till alone
// -----------------------------------------------------------------------
struct PaymentRequested {
  PaymentId id;
  OrderId order_id;
  kit::Money amount;
};
DESCRIBE(PaymentRequested, id, order_id, amount)

struct PaymentRefused {
  PaymentId id;
  OrderId order_id;
};
DESCRIBE(PaymentRefused, id, order_id)

struct PaymentVoided {
  PaymentId id;
  OrderId order_id;
};
DESCRIBE(PaymentVoided, id, order_id)

struct RefundRequested {
  PaymentId id;
};
DESCRIBE(RefundRequested, id)

using kit::till::Refusal;

using Event = std::variant<PaymentRequested, PaymentApproved, PaymentRefused, PaymentVoided,
                           RefundRequested, PaymentRefunded>;
using Decision = kit::Decision<Event, Refusal>;

using kit::till::ChargeAnswered;
using kit::till::RefundAnswered;

Decision decide(const Payment&, const Pay&);
Decision decide(const Payment&, const ChargeAnswered&);
Decision decide(const Payment&, const Refund&);
Decision decide(const Payment&, const RefundAnswered&);

void evolve(Payment&, const PaymentRequested&);
void evolve(Payment&, const PaymentApproved&);
void evolve(Payment&, const PaymentRefused&);
void evolve(Payment&, const PaymentVoided&);
void evolve(Payment&, const RefundRequested&);
void evolve(Payment&, const PaymentRefunded&);

}  // namespace coffee::payment
