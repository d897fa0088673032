// What `decide` answers: a refusal, or what is to happen, recorded with the new state in one
// transaction.
//   return Refusal::too_late;
//   return OrderCancelled{order.id};
//   return {};                                            said before: nothing new to record
//   return Decision(OrderRequested{...}).call(pay::Pay{...}, until);   the answer comes back as a
//   command
// A decision that calls, or says wait(), leaves its caller waiting until one of the aggregate's
// events ends the wait.
#pragma once
#include <boost/container/small_vector.hpp>
#include <concepts>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "kit/box.hpp"

namespace kit {

// One value of an aggregate's refusal enum, mapped once: REFUSALS(Refusal, {Refusal::too_late, 409,
// "...", "..."}).
struct RefusalText {
  std::string_view name;  // "too_late"
  int status = 409;       // 404, 409, 422, or 503 when another context could not be reached
  std::string_view english;
  std::string_view korean;
};

template <class E>
struct RefusalRow {
  E value;
  RefusalText text;
};

#define REFUSALS(E, ...)                                                        \
  [[maybe_unused]] inline std::span<const kit::RefusalRow<E>> kit_refusals(E) { \
    static constexpr kit::RefusalRow<E> rows[] = {__VA_ARGS__};                 \
    return rows;                                                                \
  }

template <class E>
const RefusalText* refusal_text(E value) {
  for (const auto& row : kit_refusals(E{}))
    if (row.value == value) return &row.text;
  return nullptr;
}

struct CallRequest {
  Box request;
  Instant until = never;  // after that it is answered "unreachable" and not tried again
};

struct TimerRequest {
  Box command;  // one timer per aggregate and command type: a later one replaces the earlier
  Instant due;  // `never` takes a set timer back
};

// Mostly one of each, which needs no memory of its own.
template <class T>
using Few = boost::container::small_vector<T, 1>;

struct Effects {
  const RefusalText* refusal = nullptr;
  Few<Box> events;
  Few<CallRequest> calls;
  Few<TimerRequest> timers;
  std::vector<const Type*> withdrawn;  // requests
  bool waits = false, late = false;
};

template <class Event, class Variant>
inline constexpr bool is_one_of = false;
template <class Event, class... Events>
inline constexpr bool is_one_of<Event, std::variant<Events...>> = (std::same_as<Event, Events> ||
                                                                   ...);

// Event is a std::variant of the aggregate's events, Refusal its enum.
template <class Event, class Refusal>
class [[nodiscard]] Decision {
 public:
  Decision() = default;
  Decision(Refusal why) { effects_.refusal = refusal_text(why); }
  // Of a rule with refusals of its own, which stay as they are.
  template <class Other>
  Decision(Decision<Event, Other> decided) : effects_(std::move(decided).effects()) {}
  template <class E>
  requires is_one_of<E, Event> Decision(E event) {
    effects_.events.push_back(Box::of(std::move(event)));
  }
  template <class E>
  requires is_one_of<E, Event> Decision && also(E event) && {
    effects_.events.push_back(Box::of(std::move(event)));
    return std::move(*this);
  }
  template <class E>
  requires is_one_of<E, Event>
  void also(E event) & { effects_.events.push_back(Box::of(std::move(event))); }
  // A durable request to another context; its answer comes back as a command to this aggregate. To
  // another aggregate of the same context: it is carried out and answered in this transaction, so
  // that no event need record that it was asked.
  template <class Request>
  Decision&& call(Request request, Instant until = never) && {
    effects_.calls.push_back({Box::of(std::move(request)), until});
    effects_.waits = true;
    return std::move(*this);
  }
  // What this aggregate has asked of this kind before, and has no answer yet, is not asked any
  // more; it may have been heard all the same, so undo it there. Not for the context's own calls.
  template <class Request>
  Decision&& withdraw() && {
    effects_.withdrawn.push_back(&type_of<Request>());
    return std::move(*this);
  }
  // A durable timer: at `due` the command comes to this aggregate.
  template <class Command>
  Decision&& at(Instant due, Command command) && {
    effects_.timers.push_back({Box::of(std::move(command)), due});
    return std::move(*this);
  }
  template <class Command>
  Decision&& forget(Command command) && {
    return std::move(*this).at(never, std::move(command));
  }
  // What was asked for is under way: the caller waits with those before it. `late`: they have been
  // told that it takes longer, and so is he, at once. It is for what people ask: a context that
  // calls takes it for an attempt that failed.
  Decision&& wait(bool late = false) && {
    effects_.waits = true;
    effects_.late = late;
    return std::move(*this);
  }
  const Effects& effects() const& { return effects_; }
  Effects&& effects() && { return std::move(effects_); }

 private:
  Effects effects_;
};

// What became of a call.
struct Answer {
  enum class Kind { answered, refused, delayed, unreachable };
  Kind kind = Kind::answered;
  std::int64_t id = 0;  // of the callee's aggregate, when answered
  std::string reason;   // the refusal's name, when refused
  Instant at;           // when it was known
  // answered: done there. refused: it said no, for good. delayed: not reached yet, and goes on
  // being tried (a call that is held). unreachable: given up; it may or may not have happened
  // there, so compensate.
};

}  // namespace kit
