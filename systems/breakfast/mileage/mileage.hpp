// The mileage book: the points of one payment, written down once and struck out once, in whatever
// order that is heard of.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/breakfast/mileage/calls.hpp"
#include "systems/breakfast/mileage/events.hpp"

namespace breakfast::mileage {

enum class State { none, earned, revoked };
WORDS(State, {State::none, "none"}, {State::earned, "earned"}, {State::revoked, "revoked"})

struct Mileage {
  MileageId id;
  PayId pay_id;
  std::optional<OrderId> order_id;
  std::int64_t cnt = 0;
  // Not shown:
  std::optional<CustomerId> customer_id;
  State state = State::none;
};
DESCRIBE(Mileage, id, pay_id, order_id, cnt, customer_id, state)

// Points that were struck out have left the list; the log keeps both entries.
kit::Visibility visibility(const Mileage& mileage);

// The payment is not, or will never be.
struct Revoke {
  PayId pay_id;
};
DESCRIBE(Revoke, pay_id)

// Nothing had been earned when the payment's end was heard of: now nothing ever will be.
struct EarningBarred {
  MileageId id;
  PayId pay_id;
};
DESCRIBE(EarningBarred, id, pay_id)

// It says no to nobody.
enum class Refusal { unknown_mileage };
REFUSALS(Refusal, {Refusal::unknown_mileage,
                   {"unknown_mileage", 404, "there are no such points", "없는 마일리지입니다"}})

using Event = std::variant<Milegeadded, Mileageremoved, EarningBarred>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Mileage&, const Earn&);
Decision decide(const Mileage&, const Revoke&);

void evolve(Mileage&, const Milegeadded&);
void evolve(Mileage&, const Mileageremoved&);
void evolve(Mileage&, const EarningBarred&);

}  // namespace breakfast::mileage
