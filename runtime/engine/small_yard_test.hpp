// The small system on simulated stores under virtual time, stepped by the test.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/audit/witness.hpp"
#include "runtime/engine/small_system_test.hpp"
#include "runtime/sim/virtual_clock.hpp"
#include "runtime/store/simulated/simulated_store.hpp"
#include "runtime/yard/yard.hpp"

namespace runtime::testing {

class Silent final : public Notifier {
  void send(const std::string&, const kit::Box&) override {}
};

// What the contexts tell of their troubles, "till: why".
class Listener final : public Observer {
 public:
  void trouble(const kit::Context& context, std::string_view what) override {
    troubles.push_back(context.name + ": " + std::string(what));
  }
  void committed(const kit::Context& context, std::size_t, std::int64_t) override {
    if (on_commit) on_commit(context.name);
  }
  std::vector<std::string> troubles;
  std::function<void(const std::string& context)> on_commit;
};

class SmallYard {
 public:
  explicit SmallYard(EngineLimits limits = {}, kit::System system = small::system())
      : system_(std::move(system)), limits_(limits) {
    for (const auto& context : system_.contexts) add(context.name);
    add("bank");
    start();
  }
  // The power fails and comes back.
  void crash() {
    yard_.reset();
    for (auto& [name, store] : stores_) store->crash();
    start();
  }
  Engine& engine(const std::string& name) { return *yard_->engine(name); }
  Yard& yard() { return *yard_; }
  store::SimulatedStore& store(const std::string& name) { return *stores_.at(name); }
  sim::VirtualClock& clock() { return clock_; }
  Listener& listener() { return observer_; }

  // Steps everything until nothing is left to be done now.
  void settle() {
    for (bool worked = true; worked;) {
      worked = false;
      for (auto& engine : yard_->engines()) worked = engine->step().worked || worked;
    }
  }
  // ... and lets time pass in between.
  void settle_for(std::int64_t ms) {
    settle();
    for (std::int64_t passed = 0; passed < ms; passed += 10) {
      clock_.advance(10);
      settle();
    }
  }
  template <class Command>
  std::shared_ptr<std::optional<Result>> send(const std::string& context, Command command,
                                              std::optional<Idempotency> idempotency = {}) {
    auto result = std::make_shared<std::optional<Result>>();
    Job job;
    job.command = kit::Box::of(command);
    job.meta = {"story", "request", "", clock_.now()};
    job.idempotency = std::move(idempotency);
    job.done = [result](const Result& ended) { *result = ended; };
    if (!engine(context).submit(std::move(job))) {
      result->emplace();
      (*result)->kind = Result::Kind::unavailable;
    }
    return result;
  }
  std::vector<std::string> audit() {
    Witness witness(
        system_, [this](const std::string& name) -> store::Store& { return *stores_.at(name); },
        true);
    return runtime::audit(witness);
  }
  template <class State>
  std::vector<State> all(const std::string& context) {
    Witness witness(
        system_, [this](const std::string& name) -> store::Store& { return *stores_.at(name); },
        true);
    return witness.all<State>(context);
  }

 private:
  void add(const std::string& name) { stores_[name] = std::make_unique<store::SimulatedStore>(); }
  void start() {
    Ground ground;
    ground.clock = &clock_;
    ground.notifier = &notifier_;
    ground.store = [this](const std::string& name) -> store::Store& { return *stores_.at(name); };
    ground.random = [this](const std::string&) -> Random& { return random_; };
    ground.observer = [this](const kit::Context&) -> Observer& { return observer_; };
    ground.wake = [](std::size_t) {};
    ground.limits = limits_;
    yard_ = std::make_unique<Yard>(system_, ground);
    yard_->connect([](const std::string&) -> Render {
      return [](const Result& result) { return "again " + std::to_string(result.id); };
    });
  }

  const kit::System system_;
  const EngineLimits limits_;
  sim::VirtualClock clock_;
  SeededRandom random_{1};
  Silent notifier_;
  Listener observer_;
  std::map<std::string, std::unique_ptr<store::SimulatedStore>> stores_;
  std::unique_ptr<Yard> yard_;
};

}  // namespace runtime::testing
