// A system small enough to be seen whole, for the tests of the runtime: a desk takes orders and
// asks the till to be paid, the till publishes that it was, a board shows both.
#pragma once
#include <stdexcept>
#include <variant>

#include "kit/service.hpp"

namespace small {

namespace till {
enum class Refusal { broke };
REFUSALS(Refusal, {Refusal::broke, {"broke", 422, "no money", "잔액 부족"}})
enum class State { none, counted, paid };
WORDS(State, {State::none, "none"}, {State::counted, "counted"}, {State::paid, "paid"})
struct Payment {
  kit::Id<struct PaymentTag> id;
  std::int64_t order_id = 0;
  std::int64_t amount = 0;
  State state = State::none;
};
DESCRIBE(Payment, id, order_id, amount, state)
struct Pay {
  std::int64_t order_id = 0;
  std::int64_t amount = 0;
};
DESCRIBE(Pay, order_id, amount)
struct Settle {
  kit::Id<PaymentTag> id;
};
DESCRIBE(Settle, id)
struct Counted {
  kit::Id<PaymentTag> id;
  std::int64_t order_id = 0;
  std::int64_t amount = 0;
};
DESCRIBE(Counted, id, order_id, amount)
struct Paid {
  kit::Id<PaymentTag> id;
  std::int64_t order_id = 0;
  std::int64_t amount = 0;
};
DESCRIBE(Paid, id, order_id, amount)
using Decision = kit::Decision<std::variant<Counted, Paid>, Refusal>;
inline constexpr std::int64_t counted_first = 777;  // paid in so small coins that it takes a while
inline constexpr std::int64_t impatient = 778;      // asks for it once the coins were seen
inline Decision decide(const Payment& payment, const Pay& pay) {
  if (payment.state == State::paid) return {};
  if (payment.state == State::counted) return Decision().wait(pay.amount == impatient);
  if (pay.amount > 1000) return Refusal::broke;
  if (pay.amount == counted_first)
    return Decision(Counted{payment.id, pay.order_id, pay.amount}).wait();
  return Paid{payment.id, pay.order_id, pay.amount};
}
inline Decision decide(const Payment& payment, const Settle&) {
  if (payment.state != State::counted) return {};
  return Paid{payment.id, payment.order_id, payment.amount};
}
inline void evolve(Payment& payment, const Counted& e) {
  payment.order_id = e.order_id;
  payment.amount = e.amount;
  payment.state = State::counted;
}
inline void evolve(Payment& payment, const Paid& e) {
  payment.order_id = e.order_id;
  payment.amount = e.amount;
  payment.state = State::paid;
}
inline kit::Context service() {
  kit::Service service{"till", "till", "계산대"};
  auto payment = service.aggregate<Payment>("payment", "payments");
  payment.shows({"orderId", "amount", "state"}).search("orderId").key("orderId");
  payment.events<Paid>().internal<Counted>();
  payment.ends_wait<Paid>();
  payment.command<Pay>().creates().required({"orderId"}).asked_again();
  payment.command<Settle>();
  return service.take();
}
}  // namespace till

namespace desk {
enum class Refusal { unknown, declined };
REFUSALS(Refusal, {Refusal::unknown, {"unknown", 404, "no such order", "없는 주문"}},
         {Refusal::declined, {"declined", 422, "payment declined", "결제 거절"}})
enum class State { none, pending, held, placed, declined, late, poisoned };
WORDS(State, {State::none, "none"}, {State::pending, "pending"}, {State::held, "held"},
      {State::placed, "placed"}, {State::declined, "declined"}, {State::late, "late"},
      {State::poisoned, "poisoned"})
struct Order {
  kit::Id<struct OrderTag> id;
  std::string item;
  std::int64_t amount = 0;
  State state = State::none;
  std::int64_t seen = 0;  // how often the till told that it was paid
};
DESCRIBE(Order, id, item, amount, state, seen)
inline kit::Visibility visibility(const Order& order) {
  return order.state == State::placed || order.state == State::late ? kit::Visibility::listed
                                                                    : kit::Visibility::own_url;
}
struct Place {
  kit::Id<OrderTag> id;
  std::string item;
  std::int64_t amount = 0;
  kit::Instant at;
};
DESCRIBE(Place, id, item, amount, at)
struct Answered {
  kit::Id<OrderTag> id;
  int kind = 0;
};
DESCRIBE(Answered, id, kind)
struct Expire {
  kit::Id<OrderTag> id;
};
DESCRIBE(Expire, id)
struct CallOff {
  kit::Id<OrderTag> id;
};
DESCRIBE(CallOff, id)
struct Poison {
  kit::Id<OrderTag> id;
};
DESCRIBE(Poison, id)
struct Note {
  kit::Id<OrderTag> id;
  std::int64_t amount = 0;
};
DESCRIBE(Note, id, amount)
struct Requested {
  kit::Id<OrderTag> id;
  std::string item;
  std::int64_t amount = 0;
};
DESCRIBE(Requested, id, item, amount)
struct Held {
  kit::Id<OrderTag> id;
};
DESCRIBE(Held, id)
struct Placed {
  kit::Id<OrderTag> id;
  std::string item;
};
DESCRIBE(Placed, id, item)
struct Declined {
  kit::Id<OrderTag> id;
};
DESCRIBE(Declined, id)
struct Expired {
  kit::Id<OrderTag> id;
};
DESCRIBE(Expired, id)
struct Poisoned {
  kit::Id<OrderTag> id;
};
DESCRIBE(Poisoned, id)
struct Noted {
  kit::Id<OrderTag> id;
};
DESCRIBE(Noted, id)
using Decision =
    kit::Decision<std::variant<Requested, Held, Placed, Declined, Expired, Poisoned, Noted>,
                  Refusal>;
inline constexpr kit::Milliseconds expires_after{60'000};
inline Decision decide(const Order& order, const Place& place) {
  return Decision(Requested{order.id, place.item, place.amount})
      .call(till::Pay{order.id.value, place.amount})
      .at(place.at + expires_after, Expire{order.id});
}
inline Decision decide(const Order& order, const Answered& answered) {
  if (order.state != State::pending && order.state != State::held) return {};
  if (answered.kind == static_cast<int>(kit::Answer::Kind::answered))
    return Placed{order.id, order.item};
  if (answered.kind == static_cast<int>(kit::Answer::Kind::delayed))
    return order.state == State::held ? Decision{} : Decision(Held{order.id});
  return Declined{order.id};
}
inline Decision decide(const Order& order, const Expire&) {
  return order.state == State::placed ? Decision(Expired{order.id}) : Decision{};
}
inline Decision decide(const Order& order, const CallOff&) {
  return Decision(Declined{order.id}).withdraw<till::Pay>();
}
inline Decision decide(const Order& order, const Poison&) {
  return order.state == State::none ? Decision(Refusal::unknown) : Decision(Poisoned{order.id});
}
inline Decision decide(const Order& order, const Note& note) {
  if (note.amount == 13) throw std::runtime_error("a bug in the rules");
  return order.state == State::none ? Decision{} : Decision(Noted{order.id});
}
inline void evolve(Order& order, const Requested& e) {
  order.item = e.item;
  order.amount = e.amount;
  order.state = State::pending;
}
inline void evolve(Order& order, const Held&) { order.state = State::held; }
inline void evolve(Order& order, const Placed&) { order.state = State::placed; }
inline void evolve(Order& order, const Declined&) { order.state = State::declined; }
inline void evolve(Order& order, const Expired&) { order.state = State::late; }
inline void evolve(Order&, const Poisoned&) { throw std::runtime_error("a bug in evolve"); }
inline void evolve(Order& order, const Noted&) { ++order.seen; }
inline Answered on_pay_answer(const till::Pay& pay, const kit::Answer& answer) {
  return {{pay.order_id}, static_cast<int>(answer.kind)};
}
inline Note on_paid(const till::Paid& e) { return {{e.order_id}, e.amount}; }
inline kit::Context service() {
  kit::Service service{"desk", "desk", "주문대"};
  auto order = service.aggregate<Order>("order", "orders");
  order.shows({"item", "amount", "state"}).state_in("state");
  order.events<Placed, Declined, Expired, Poisoned, Noted>().internal<Requested, Held>();
  order.ends_wait<Placed>().held_by<Held>().refused_by<Declined>(Refusal::declined);
  order.command<Place>().creates().required({"item"});
  order.command<Answered>();
  order.command<Expire>();
  order.command<CallOff>();
  order.command<Poison>().action("poison", "poison", "독");
  order.command<Note>();
  service.calls<on_pay_answer>("till");
  service.whenever<on_paid>("till");
  return service.take();
}
}  // namespace desk

namespace board {
struct Line {
  kit::Id<struct LineTag> id;
  std::string item;
  std::int64_t paid = 0;
};
DESCRIBE(Line, id, item, paid)
inline void project(kit::Rows<Line>& rows, const desk::Placed& e) {
  rows[e.id.value].item = e.item;
}
inline void project(kit::Rows<Line>& rows, const till::Paid& e) {
  rows[e.order_id].paid += e.amount;
}
inline kit::Context service() {
  kit::Service service{"board", "board", "알림판"};
  service.follows_only().prompt();
  service.view<Line>("line", "lines")
      .shows({"item", "paid"})
      .from<desk::Placed>("desk")
      .from<till::Paid>("till");
  return service.take();
}
}  // namespace board

inline kit::System system() {
  kit::System made;
  made.name = "small";
  made.topic = "small";
  made.contexts.push_back(desk::service());
  made.contexts.push_back(till::service());
  made.contexts.push_back(board::service());
  return made;
}

}  // namespace small
