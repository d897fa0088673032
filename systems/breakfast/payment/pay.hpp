// The till: money is taken once, earns its points once, and is given back once. A payment is
// completed when the bank has the money and the mileage book has the points, and not before.
#pragma once
#include <chrono>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "kit/outcome.hpp"
#include "kit/till.hpp"
#include "systems/breakfast/payment/calls.hpp"
#include "systems/breakfast/payment/events.hpp"

namespace breakfast::payment {

inline constexpr kit::Milliseconds pay_by = std::chrono::minutes(10);
inline constexpr std::int64_t amount_max = 1'000'000'000;

// The stages of kit::till, and one between requested and approved: the bank has the money, and the
// mileage book has been asked.
enum class Stage { none, requested, charged, approved, declined, canceling, canceled, voided };
WORDS(Stage, {Stage::none, "none"}, {Stage::requested, "requested"}, {Stage::charged, "charged"},
      {Stage::approved, "approved"}, {Stage::declined, "declined"}, {Stage::canceling, "canceling"},
      {Stage::canceled, "canceled"}, {Stage::voided, "voided"})

// What the customer reads. Paid is what was sent with it, or nothing.
enum class Status { none, pending, ordered, paid, declined, expired, withdrawn, canceled };
WORDS(Status, {Status::none, nullptr}, {Status::pending, "Payment Pending"},
      {Status::ordered, "Ordered"}, {Status::paid, "Paid"}, {Status::declined, "Payment Declined"},
      {Status::expired, "Payment Expired"}, {Status::withdrawn, "Payment Withdrawn"},
      {Status::canceled, "Order Canceled-payment"})

struct Pay {
  PayId id;
  std::optional<kit::Money> amount;
  Status status = Status::none;
  std::optional<OrderId> order_id;
  std::optional<CustomerId> customer_id;
  // Not shown:
  std::optional<OrderId> for_order;  // the order that asked for it; none: entered at the till
  Stage stage = Stage::none;
  std::optional<std::string> label;  // what the status is once it is paid
  kit::Instant asked_at;
  bool held = false;     // who waits knows that it takes longer
  bool by_hand = false;  // given back because someone at the till said so
  bool kept = false;     // given back and not deleted: its own address says what became of it
};
DESCRIBE(Pay, id, amount, status, order_id, customer_id, for_order, stage, label, asked_at, held,
         by_hand, kept)
RENAME(Pay, {"amount", "amout"}, {"order_id", "orderid"}, {"customer_id", "customerid"})

// A payment that was given back has left the list, and one that was deleted is gone from its own
// address, too; the ledger keeps both.
kit::Visibility visibility(const Pay& pay);

// The bank's key of this money. An order's is the order's own, so that no second payment can take
// it again.
std::string bank_key(PayId id, std::optional<OrderId> for_order);

// --- asked of a payment ---
enum class Label { ordered, paid };
WORDS(Label, {Label::ordered, "Ordered"}, {Label::paid, "Paid"})

// A payment entered at the till. What it says it is for is a note: it is no order's own payment.
struct EnterPay {
  PayId id;
  std::optional<kit::Money> amount;
  std::optional<Label> status;
  std::optional<OrderId> order_id;
  std::optional<CustomerId> customer_id;
  kit::Instant at;
};
DESCRIBE(EnterPay, id, amount, status, order_id, customer_id, at)
RENAME(EnterPay, {"amount", "amout"}, {"order_id", "orderid"}, {"customer_id", "customerid"})

// Give it back, by hand.
struct CancelPay {
  PayId id;
};
DESCRIBE(CancelPay, id)

// Give it back, and take it out of sight.
struct DeletePay {
  PayId id;
};
DESCRIBE(DeletePay, id)

// The order ended: whatever has been paid for it goes back, once.
struct Refund {
  OrderId for_order;
};
DESCRIBE(Refund, for_order)

struct EarnAnswered {
  PayId id;
  kit::Outcome outcome = kit::Outcome::done;
};
DESCRIBE(EarnAnswered, id, outcome)

// --- known to the till alone ---
struct PayRequested {
  PayId id;
  std::optional<kit::Money> amount;
  std::optional<std::string> label;
  std::optional<OrderId> order_id;
  std::optional<CustomerId> customer_id;
  std::optional<OrderId> for_order;
  kit::Instant at;
};
DESCRIBE(PayRequested, id, amount, label, order_id, customer_id, for_order, at)

// The bank has the money; the points are asked for.
struct PayCharged {
  PayId id;
};
DESCRIBE(PayCharged, id)

struct PayHeld {
  PayId id;
};
DESCRIBE(PayHeld, id)

struct RefundRequested {
  PayId id;
  bool by_hand = false;
};
DESCRIBE(RefundRequested, id, by_hand)

struct RemovalWished {
  PayId id;
};
DESCRIBE(RemovalWished, id)

// An order that ended before its payment was heard of: it will never be paid.
struct PayBarred {
  PayId id;
  OrderId for_order;
};
DESCRIBE(PayBarred, id, for_order)

using kit::till::Refusal;

// What till::Refusal has no word for.
enum class Overload { unreachable };
REFUSALS(Overload, {Overload::unreachable,
                    {"payment_unreachable", 503,
                     "this can't be paid now, please try again later; no money is kept",
                     "지금은 결제할 수 없습니다. 잠시 후 다시 시도해 주세요"}})

using Event = std::variant<PayRequested, PayCharged, PayHeld, Paid, PayDeclined, PayExpired,
                           PayVoided, PayBarred, RefundRequested, RemovalWished, Cancelled>;
using Decision = kit::Decision<Event, Refusal>;

using kit::till::ChargeAnswered;
using kit::till::RefundAnswered;

Decision decide(const Pay&, const PayOrder&);
Decision decide(const Pay&, const EnterPay&);
Decision decide(const Pay&, const ChargeAnswered&);
Decision decide(const Pay&, const EarnAnswered&);
Decision decide(const Pay&, const VoidOrder&);
Decision decide(const Pay&, const Refund&);
Decision decide(const Pay&, const CancelPay&);
Decision decide(const Pay&, const DeletePay&);
Decision decide(const Pay&, const RefundAnswered&);

void evolve(Pay&, const PayRequested&);
void evolve(Pay&, const PayCharged&);
void evolve(Pay&, const PayHeld&);
void evolve(Pay&, const Paid&);
void evolve(Pay&, const PayDeclined&);
void evolve(Pay&, const PayExpired&);
void evolve(Pay&, const PayVoided&);
void evolve(Pay&, const PayBarred&);
void evolve(Pay&, const RefundRequested&);
void evolve(Pay&, const RemovalWished&);
void evolve(Pay&, const Cancelled&);

}  // namespace breakfast::payment
