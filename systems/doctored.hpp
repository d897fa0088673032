// Whether a business's audit would notice: the evidence of a rehearsal in which an event that
// others hear was never told, or told twice. That each log makes its rows is checked elsewhere, for
// all alike (runtime/audit). For tests only.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "kit/audit.hpp"
#include "kit/model.hpp"
#include "systems/rehearsal.hpp"

namespace systems {

class Doctored final : public kit::Evidence {
 public:
  // The event of that place among all of its type stands so many times.
  Doctored(kit::Evidence& whole, std::string context, const kit::Type& event, std::size_t place,
           std::size_t times)
      : whole_(whole),
        context_(std::move(context)),
        event_(event),
        place_(static_cast<std::ptrdiff_t>(place)),
        times_(times) {}

  std::vector<kit::Box> boxes(std::string_view context, const kit::Type& state) override {
    return whole_.boxes(context, state);
  }
  std::vector<kit::LoggedEvent> events(std::string_view context, const kit::Type& event) override {
    auto out = whole_.events(context, event);
    if (context != context_ || &event != &event_) return out;
    const kit::LoggedEvent one = out[static_cast<std::size_t>(place_)];
    out.erase(out.begin() + place_);
    out.insert(out.begin() + place_, times_, one);
    return out;
  }
  std::vector<kit::BankEntry> bank() override { return whole_.bank(); }
  void report(std::string) override { noticed_ = true; }
  bool at_rest() const override { return whole_.at_rest(); }
  bool timers_done() const override { return whole_.timers_done(); }
  bool noticed() const { return noticed_; }

 private:
  kit::Evidence& whole_;
  const std::string context_;
  const kit::Type& event_;
  const std::ptrdiff_t place_;
  const std::size_t times_;
  bool noticed_ = false;
};

// The kinds of public events, as "pay.Paid", of which it is not noticed that one stands so many
// times.
inline std::set<std::string> unnoticed(const kit::System& system, kit::Evidence& played,
                                       std::size_t times) {
  std::set<std::string> out;
  for (const auto& context : system.contexts)
    for (const auto& aggregate : context.aggregates)
      for (const auto& event : aggregate.events)
        for (std::size_t at = 0;
             !event.internal && at < played.events(context.name, *event.type).size(); ++at) {
          Doctored evidence(played, context.name, *event.type, at, times);
          system.audit(evidence);
          if (!evidence.noticed()) out.insert(context.name + "." + event.type->name);
        }
  return out;
}

// An audit's silence has to be worth something: of all that `play` rehearses with a few seeds, it
// may miss these kinds of events when one is lost, and those when one stands twice. They are only
// news of what stands elsewhere as well.
template <class Play>
void expect_unnoticed(const kit::System& system, Play play, const std::set<std::string>& lost,
                      const std::set<std::string>& twice) {
  std::set<std::string> missed_lost, missed_twice;
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    Rehearsal rehearsal(system, seed);
    play(rehearsal);
    missed_lost.merge(unnoticed(system, rehearsal, 0));
    missed_twice.merge(unnoticed(system, rehearsal, 2));
  }
  EXPECT_EQ(missed_lost, lost);
  EXPECT_EQ(missed_twice, twice);
}

}  // namespace systems
