// Laws that every aggregate obeys, whatever it is asked and in whatever order:
//   evolve takes every event that decide gives;
//   the same command twice adds nothing: it is refused, waits, or has nothing new to record;
//   what is stored, its events as JSON, folds to the same state again.
// Commands are made up from the aggregate's own model, within the ranges that the wiring declares.
// For tests only.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "kit/json.hpp"
#include "kit/model.hpp"
#include "systems/testing.hpp"

namespace systems::laws {

class Commands {
 public:
  explicit Commands(std::uint32_t seed) : random_(seed) {}

  kit::Box any(const kit::AggregateModel& aggregate, std::int64_t id) {
    const auto& command = aggregate.commands[below(aggregate.commands.size())];
    kit::Box box(*command.type);
    for (const auto& field : command.type->fields) {
      if (field.name == "id")
        box.set("id", id);
      else if (field.name == aggregate.key)
        box.set(field.name, key_of(field));
      else
        fill(command, field, box);
    }
    return box;
  }
  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  // An aggregate is asked under one key all its life.
  static kit::Value key_of(const kit::Field& field) {
    if (field.kind == kit::Kind::text) return "the key";
    return 1;
  }
  void fill(const kit::CommandModel& command, const kit::Field& field, kit::Box& box) {
    if (field.nullable && below(2) == 0) return;
    switch (field.kind) {
      case kit::Kind::integer:
        box.set(field.name, integer_for(command, field));
        return;
      case kit::Kind::real:
        box.set(field.name, static_cast<double>(below(5)) / 2);
        return;
      case kit::Kind::boolean:
        box.set(field.name, static_cast<std::int64_t>(below(2)));
        return;
      case kit::Kind::instant:
        box.set(field.name, static_cast<std::int64_t>(below(1'000'000)));
        return;
      case kit::Kind::choice:
        if (!field.words.empty()) box.set(field.name, field.words[below(field.words.size())]);
        return;
      case kit::Kind::text:
        box.set(field.name, texts[below(std::size(texts))]);
        return;
      case kit::Kind::list:
        box.set(field.name, R"(["A1","A2"])");
        return;
    }
  }
  std::int64_t integer_for(const kit::CommandModel& command, const kit::Field& field) {
    std::int64_t least = 0;
    for (const auto& range : command.ranges)
      if (range.field == field.name) least = range.min;
    return std::max(least, field.min) + static_cast<std::int64_t>(below(3));
  }
  static constexpr const char* texts[] = {
      "치킨",     "피자",         "서울시 강남구 테헤란로 1", "부산시 해운대구",
      "declined", "already_paid", "cooking_started",          "already_rejected",
      ""};
  std::mt19937 random_;
};

inline void apply(const kit::AggregateModel& aggregate, kit::Box& state, const kit::Box& event) {
  const kit::EventModel* model = aggregate.event(event.type());
  ASSERT_NE(model, nullptr) << event.type().name << " is not wired";
  ASSERT_NO_THROW(model->evolve(state.object(), event.object()));
}

// Nothing new. Asking the own context without recording it asks the same again: in its transaction,
// where it is answered, nobody says it twice.
inline bool adds_nothing(const kit::Context& context, const kit::Effects& first,
                         const kit::Effects& second) {
  const auto own = [&](const kit::CallRequest& call) {
    return context.call(call.request.type().name)->to == context.name;
  };
  return second.events.empty() &&
         (second.calls.empty() ||
          (first.events.empty() && std::all_of(second.calls.begin(), second.calls.end(), own)));
}

inline void lives_by_the_laws(const kit::Context& context, const kit::AggregateModel& aggregate,
                              std::uint32_t seed, int length) {
  Commands commands(seed);
  constexpr std::int64_t id = 1;
  kit::Box state(*aggregate.state);
  ASSERT_EQ(aggregate.state->fields.front().name, "id");
  aggregate.state->fields.front().set(state.object(), id);
  kit::Box again = state;
  for (int i = 0; i < length; ++i) {
    const kit::Box command = commands.any(aggregate, id);
    const std::string what = kit::text_of(command.type(), command.object()) + " on " +
                             kit::text_of(state.type(), state.object());
    const auto decide = aggregate.command(command.type())->decide;
    const kit::Effects first = decide(state.object(), command.object());
    if (first.refusal) {
      EXPECT_TRUE(first.events.empty()) << what;
      continue;
    }
    for (const auto& event : first.events) {
      apply(aggregate, state, event);
      const std::string stored = kit::json::write(event.type(), event.object());
      kit::Box read(event.type());
      EXPECT_EQ(kit::json::read(event.type(), read.object(), stored), "") << stored;
      apply(aggregate, again, read);
      if (::testing::Test::HasFatalFailure()) return;
    }
    EXPECT_TRUE(state == again) << what << "\n  " << kit::text_of(state.type(), state.object())
                                << "\n  " << kit::text_of(again.type(), again.object());
    const kit::Effects second = decide(state.object(), command.object());
    EXPECT_TRUE(adds_nothing(context, first, second))
        << what << "\n  once: " << testing::said(first) << "\n  twice: " << testing::said(second);
    if (::testing::Test::HasFailure()) return;
  }
}

// Runs every aggregate of the context through many lives.
inline void obeyed_by(const kit::Context& context, std::uint32_t lives = 400, int length = 60) {
  for (const auto& aggregate : context.aggregates)
    for (std::uint32_t seed = 1; seed <= lives; ++seed) {
      SCOPED_TRACE(context.name + "." + aggregate.resource.item + " seed " + std::to_string(seed));
      lives_by_the_laws(context, aggregate, seed, length);
      if (::testing::Test::HasFailure()) return;
    }
}

inline void names_only_fields(const kit::Type& type, const kit::Resource& resource) {
  for (const auto* names : {&resource.shows, &resource.extras, &resource.searches})
    for (const auto& name : *names)
      EXPECT_GE(type.index(name), 0) << resource.collection << "." << name;
  for (const auto& [spelling, field] : resource.input_aliases)
    EXPECT_GE(type.index(field), 0) << resource.collection << "." << field;
}

inline void names_only_events(const kit::System& system, const kit::Context& context) {
  for (const auto& subscription : context.subscriptions) {
    const auto* producer = system.context(subscription.from);
    ASSERT_NE(producer, nullptr) << subscription.from;
    const auto* event = producer->event(subscription.event->name);
    ASSERT_NE(event, nullptr) << subscription.event->name;
    EXPECT_TRUE(!event->internal || subscription.from == context.name) << event->type->name;
  }
  for (const auto& view : context.views)
    for (const auto& projection : view.projections) {
      const auto* event = system.context(projection.from)->event(projection.event->name);
      ASSERT_NE(event, nullptr) << projection.event->name;
      EXPECT_TRUE(!event->internal || projection.from == context.name) << event->type->name;
    }
  for (const auto& call : context.calls)
    if (const auto* callee = system.context(call.to); call.to != "bank") {
      ASSERT_NE(callee, nullptr) << call.to;
      EXPECT_NE(callee->aggregate_for(*call.request), nullptr) << call.request->name;
    }
}

// Wiring names contexts, events and fields by texts: all of them are there.
inline void names_only_what_is_there(const kit::System& system) {
  for (const auto& context : system.contexts) {
    names_only_events(system, context);
    for (const auto& aggregate : context.aggregates) {
      names_only_fields(*aggregate.state, aggregate.resource);
      EXPECT_TRUE(aggregate.key.empty() || aggregate.state->index(aggregate.key) >= 0);
      for (const auto& command : aggregate.commands) {
        for (const auto& name : command.required) EXPECT_GE(command.type->index(name), 0) << name;
        for (const auto& range : command.ranges)
          EXPECT_GE(command.type->index(range.field), 0) << range.field;
      }
    }
    for (const auto& view : context.views) names_only_fields(*view.row, view.resource);
  }
}

}  // namespace systems::laws
