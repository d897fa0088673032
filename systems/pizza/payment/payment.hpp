// The till: one payment for an order, made once, given back once. Nobody writes one by hand: it
// comes about and ends with its order.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "kit/till.hpp"
#include "systems/pizza/payment/calls.hpp"
#include "systems/pizza/payment/events.hpp"

namespace pizza::payment {

inline constexpr kit::Milliseconds charge_by = std::chrono::minutes(10);
inline constexpr kit::Milliseconds bank_attempt = std::chrono::seconds(3);
// The originals pay with this one, whatever the customer's method.
inline constexpr const char* shop_card = "0000-0000-0000-0000";

// The stages of kit::till.
enum class State { none, requested, approved, declined, canceling, canceled, voided };
WORDS(State, {State::requested, "REQUESTED"}, {State::approved, "PLACE"},
      {State::declined, "DECLINED"}, {State::canceling, "CANCEL_REQUESTED"},
      {State::canceled, "CANCEL"}, {State::voided, "VOIDED"})

struct PaymentHistory {
  PaymentId id;
  OrderId order_id;
  std::optional<CustomerId> customer_id;
  State state = State::none;
  std::optional<kit::Instant> date;  // when the bank took it
  std::optional<std::string> credit_card_no;
  kit::Money price;
  std::optional<std::string> menu_option, payment_method, address;
};
DESCRIBE(PaymentHistory, id, order_id, customer_id, state, date, credit_card_no, price, menu_option,
         payment_method, address)

// A history: what was paid stays in it when it was given back (S0, R6).
kit::Visibility visibility(const PaymentHistory& payment);

// The bank's key of an order's money.
std::string bank_key(OrderId order);

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
  std::optional<CustomerId> customer_id;
  kit::Money price;
  std::string menu_option;
  std::optional<std::string> payment_method, address;
};
DESCRIBE(PaymentRequested, id, order_id, customer_id, price, menu_option, payment_method, address)

struct PaymentDeclined {
  PaymentId id;
};
DESCRIBE(PaymentDeclined, id)

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

using Event = std::variant<PaymentRequested, PaymentApproved, PaymentDeclined, PaymentVoided,
                           RefundRequested, PaymentCanceled>;
using Decision = kit::Decision<Event, Refusal>;

using kit::till::ChargeAnswered;
using kit::till::RefundAnswered;

Decision decide(const PaymentHistory&, const Pay&);
Decision decide(const PaymentHistory&, const ChargeAnswered&);
Decision decide(const PaymentHistory&, const Refund&);
Decision decide(const PaymentHistory&, const RefundAnswered&);

void evolve(PaymentHistory&, const PaymentRequested&);
void evolve(PaymentHistory&, const PaymentApproved&);
void evolve(PaymentHistory&, const PaymentDeclined&);
void evolve(PaymentHistory&, const PaymentVoided&);
void evolve(PaymentHistory&, const RefundRequested&);
void evolve(PaymentHistory&, const PaymentCanceled&);

}  // namespace pizza::payment
