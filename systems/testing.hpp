// Tests of rules, in their own words:
//   given<Order>(OrderRequested{...}, OrderPlaced{...}).when(Cancel{one}).then("CancelRequested,
//   asks Withdraw");
// For tests only.
#pragma once
#include <gtest/gtest.h>

#include <string>

#include "kit/decision.hpp"
#include "kit/model.hpp"

namespace systems::testing {

// What a decision comes to: "409 too_late", "nothing", "waits", "is held" (who waits knows that it
// takes longer), or what is recorded, asked and set.
inline std::string said(const kit::Effects& effects) {
  if (effects.refusal)
    return std::to_string(effects.refusal->status) + " " + std::string(effects.refusal->name);
  std::string out;
  const auto add = [&](const std::string& what) { out += (out.empty() ? "" : ", ") + what; };
  for (const auto& event : effects.events) add(event.type().name);
  for (const auto* request : effects.withdrawn) add("withdraws " + request->name);
  for (const auto& call : effects.calls) add("asks " + call.request.type().name);
  for (const auto& timer : effects.timers)
    add((timer.due == kit::never ? "forgets " : "sets ") + timer.command.type().name);
  if (effects.waits && effects.calls.empty()) add(effects.late ? "is held" : "waits");
  return out.empty() ? "nothing" : out;
}

class Then {
 public:
  explicit Then(kit::Effects effects) : effects_(std::move(effects)) {}
  const kit::Effects& effects() const { return effects_; }
  const Then& then(const std::string& expected) const {
    EXPECT_EQ(said(effects_), expected);
    return *this;
  }
  // The event of that type that was recorded; fails when there is none.
  template <class Event>
  Event event() const {
    for (const auto& box : effects_.events)
      if (const auto* found = box.as<Event>()) return *found;
    ADD_FAILURE() << "no " << kit::type_of<Event>().name << " in: " << said(effects_);
    return {};
  }
  template <class Request>
  Request asked() const {
    for (const auto& call : effects_.calls)
      if (const auto* found = call.request.as<Request>()) return *found;
    ADD_FAILURE() << "no " << kit::type_of<Request>().name << " in: " << said(effects_);
    return {};
  }

 private:
  kit::Effects effects_;
};

template <class State>
class Given {
 public:
  explicit Given(State state) : state_(std::move(state)) {}
  template <class Event>
  Given& and_then(const Event& event) {
    evolve(state_, event);
    return *this;
  }
  template <class Command>
  Then when(const Command& command) const {
    return Then(decide(state_, command).effects());
  }
  const State& state() const { return state_; }

 private:
  State state_;
};

// An aggregate of id 1 that has lived through these events.
template <class State, class... Events>
Given<State> given(const Events&... events) {
  State fresh;
  fresh.id.value = 1;
  Given<State> lived(std::move(fresh));
  (lived.and_then(events), ...);
  return lived;
}

inline const kit::CommandModel* command_named(const kit::AggregateModel& aggregate,
                                              std::string_view name) {
  for (const auto& command : aggregate.commands)
    if (command.type->name == name) return &command;
  return nullptr;
}

}  // namespace systems::testing
