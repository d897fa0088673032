// A bus and a caller as a bad day makes them: events come late and again, requests and answers get
// lost, doubled or held up. Both only ever delay or repeat what the real ones guarantee; nothing is
// lost for good on the bus.
#pragma once
#include <functional>
#include <map>
#include <memory>

#include "runtime/engine/bus.hpp"
#include "runtime/engine/caller.hpp"
#include "runtime/engine/clock.hpp"
#include "runtime/engine/step.hpp"

namespace runtime::sim {

struct Chances {  // in a thousand
  std::uint64_t event_late = 100, event_again = 50;
  std::uint64_t request_lost = 30, request_late = 50, request_doubled = 30;
  std::uint64_t answer_lost = 30, answer_late = 100;
};

class LossyBus final : public Bus {
 public:
  LossyBus(Bus& real, Random& random, const Chances& chances)
      : real_(real), random_(random), chances_(chances) {}
  std::unique_ptr<EventFeed> feed(const std::string& producer, std::function<void()> wake) override;
  void announce(const std::string& producer, std::int64_t head,
                std::vector<EventRef> recent) override {
    real_.announce(producer, head, std::move(recent));
    if (announced) announced();
  }
  // Right after an announcement: what another thread would do at that very moment.
  std::function<void()> announced;

 private:
  Bus& real_;
  Random& random_;
  const Chances& chances_;
};

class LossyCaller final : public Caller, public Stepper {
 public:
  LossyCaller(Caller& real, Random& random, const Clock& clock, const Chances& chances)
      : real_(real), random_(random), clock_(clock), chances_(chances) {}
  void call(const CallTicket& ticket, OnAnswer on_answer) override;
  Stepper* at_hand(const std::string& callee) override { return real_.at_hand(callee); }
  Progress step() override;  // delivers what was held up
  const char* name() const override { return "network"; }

 private:
  bool happens(std::uint64_t chance) { return random_.below(1000) < chance; }
  Caller& real_;
  Random& random_;
  const Clock& clock_;
  const Chances& chances_;
  std::multimap<std::int64_t, std::function<void()>> late_;
};

}  // namespace runtime::sim
