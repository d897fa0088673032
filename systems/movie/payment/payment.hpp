// The till: one payment for a reservation, made once, given back once.
#pragma once
#include <chrono>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "kit/till.hpp"
#include "systems/movie/payment/calls.hpp"
#include "systems/movie/payment/events.hpp"

namespace movie::payment {

inline constexpr kit::Milliseconds charge_by = std::chrono::minutes(10);
inline constexpr kit::Milliseconds bank_attempt = std::chrono::seconds(3);
inline constexpr std::int64_t amount_max = 1'000'000'000'000;
inline constexpr std::int64_t qty_max = 1'000'000;

// The stages of kit::till. One that stands shows no word, as the original's had none.
enum class State { none, requested, approved, declined, canceling, canceled, voided };
WORDS(State, {State::requested, "requested"}, {State::approved, nullptr},
      {State::declined, "declined"}, {State::canceling, "canceling"}, {State::canceled, "canceled"},
      {State::voided, "voided"})

struct PayProcess {
  PayProcessId id;
  std::optional<std::string> card_id, customer_name;
  std::optional<int> qty;
  std::optional<std::string> reservation_id;
  std::optional<kit::Money> amount;
  State state = State::none;
  int retries = 0;  // not shown: how often it was tried again by hand
};
DESCRIBE(PayProcess, id, card_id, customer_name, qty, reservation_id, amount, state, retries)
RENAME(PayProcess, {"card_id", "cardid"}, {"customer_name", "customerNm"},
       {"reservation_id", "reservationiId"})

kit::Visibility visibility(const PayProcess& payment);

// The bank's key of a reservation's money is the reservation's, so that no second payment can take
// it again. A payment by hand for nothing in particular has its own, and so has each time that one
// is tried again: the bank would only repeat that it has declined.
std::string bank_key(PayProcessId payment, const std::optional<std::string>& reservation,
                     int retries = 0);

// --- asked of a payment
// -------------------------------------------------------------------------------
// A payment entered by hand, for nothing or for what its text says. It is never a reservation's:
// who enters one can't know which reservation a number will be. What the bank has declined, or
// never answered, may be tried again.
struct EnterPayment {
  std::optional<std::string> card_id, customer_name;
  std::optional<int> qty;
  std::optional<std::string> reservation_id;
  std::optional<kit::Money> amount;
  kit::Instant at;
};
DESCRIBE(EnterPayment, card_id, customer_name, qty, reservation_id, amount, at)
RENAME(EnterPayment, {"card_id", "cardid"}, {"customer_name", "customerNm"},
       {"reservation_id", "reservationiId"})

// The reservation ended: whatever has been paid for it goes back, once.
struct Refund {
  std::string reservation_id;
};
DESCRIBE(Refund, reservation_id)
RENAME(Refund, {"reservation_id", "reservationiId"})

// --- known to the till alone
// --------------------------------------------------------------------------
struct PaymentRequested {
  PayProcessId id;
  std::optional<std::string> card_id, customer_name;
  std::optional<int> qty;
  std::optional<std::string> reservation_id;
  std::optional<kit::Money> amount;
  int retries = 0;
};
DESCRIBE(PaymentRequested, id, card_id, customer_name, qty, reservation_id, amount, retries)

struct PaymentVoided {
  PayProcessId id;
  std::optional<std::string> reservation_id;
};
DESCRIBE(PaymentVoided, id, reservation_id)

struct RefundRequested {
  PayProcessId id;
};
DESCRIBE(RefundRequested, id)

using kit::till::Refusal;

// What is entered by hand may be refused for more reasons than what a reservation asks.
enum class EntryRefusal { reservations_own, other_card };
REFUSALS(EntryRefusal,
         {EntryRefusal::reservations_own,
          {"reservations_own", 422,
           "a reservation asks for its payment itself; leave its number out",
           "예매의 결제는 예매가 직접 요청합니다. 예매 번호를 빼 주세요"}},
         {EntryRefusal::other_card,
          {"other_card", 409, "another card is used for this reservationiId; choose another",
           "이 reservationiId에는 다른 카드의 결제가 있습니다. 다른 값을 써 주세요"}})

using Event = std::variant<PaymentRequested, Payed, PaymentDeclined, PaymentVoided, RefundRequested,
                           PaymentCanceled>;
using Decision = kit::Decision<Event, Refusal>;
using EntryDecision = kit::Decision<Event, EntryRefusal>;

using kit::till::ChargeAnswered;
using kit::till::RefundAnswered;

Decision decide(const PayProcess&, const Pay&);
EntryDecision decide(const PayProcess&, const EnterPayment&);
Decision decide(const PayProcess&, const ChargeAnswered&);
Decision decide(const PayProcess&, const Void&);
Decision decide(const PayProcess&, const Refund&);
Decision decide(const PayProcess&, const RefundAnswered&);

void evolve(PayProcess&, const PaymentRequested&);
void evolve(PayProcess&, const Payed&);
void evolve(PayProcess&, const PaymentDeclined&);
void evolve(PayProcess&, const PaymentVoided&);
void evolve(PayProcess&, const RefundRequested&);
void evolve(PayProcess&, const PaymentCanceled&);

}  // namespace movie::payment
