// The scheduler of the simulation.
#include "runtime/sim/simulation.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>

#include "kit/json.hpp"
#include "runtime/audit/witness.hpp"
#include "runtime/engine/dispatcher.hpp"
#include "runtime/rest/api.hpp"
#include "runtime/sim/lossy.hpp"
#include "runtime/sim/people.hpp"
#include "runtime/sim/postman.hpp"
#include "runtime/sim/promises.hpp"
#include "runtime/sim/tally.hpp"
#include "runtime/sim/virtual_clock.hpp"
#include "runtime/store/simulated/simulated_store.hpp"
#include "runtime/yard/yard.hpp"

namespace runtime::sim {
namespace {

struct Crash {};

// Strikes in the middle of a transaction, and right after a commit, before anybody was told of it.
class Striker final : public Observer {
 public:
  explicit Striker(Random& random) : random_(random) {}
  void committed(const kit::Context&, std::size_t, std::int64_t) override {
    if (armed && random_.below(2'000) == 0) throw Crash{};
  }
  void event_recorded(const kit::Context&, const kit::Box&, std::int64_t, std::int64_t,
                      const Meta&) override {
    if (armed && random_.below(500) == 0) throw Crash{};
  }
  void trouble(const kit::Context& context, std::string_view what) override {
    troubles.push_back(context.name + ": " + std::string(what));
  }
  bool armed = true;
  std::vector<std::string> troubles;

 private:
  Random& random_;
};

// One life of the process, from its start to its crash.
struct Life {
  std::unique_ptr<LossyBus> bus;
  std::unique_ptr<LossyCaller> caller;
  std::unique_ptr<Yard> yard;
  std::vector<std::unique_ptr<store::Reader>> readers;
  std::unique_ptr<rest::Api> api;
};

class Simulation {
 public:
  Simulation(const kit::System& system, std::uint64_t seed, const Plan& plan)
      : system_(with_tallies(system)),
        random_(seed),
        people_random_(seed ^ 0x9e3779b97f4a7c15ULL),
        striker_(random_),
        postman_(random_),
        people_(system_, people_random_,
                plan.orders_min + static_cast<int>(random_.below(
                                      static_cast<std::uint64_t>(plan.orders_spread) + 1))) {
    for (const auto& context : system.contexts)
      stores_[context.name] = std::make_unique<store::SimulatedStore>();
    stores_["bank"] = std::make_unique<store::SimulatedStore>();
    live();
  }

  Findings run(std::uint64_t seed) {
    Findings out;
    out.seed = seed;
    try {
      live_through_it();
      judge(out);
    } catch (const store::StoreError& error) {
      out.findings.push_back(error.what());  // it does not start any more
    }
    out.crashes = crashes_;
    return out;
  }

 private:
  static constexpr int ticks_max = 60'000;
  static constexpr int ticks_after = 1'500;
  static constexpr std::int64_t long_leap_ms = 11 * 60'000;  // holds and pay-by times run out in it
  static constexpr int offers_tried = 12;
  static constexpr int quiet_rounds_max = 200'000;
  static constexpr std::int64_t rest_ms = 48LL * 3'600'000;

  void live_through_it() {
    for (int tick = 0; tick < ticks_max && !people_.satisfied(); ++tick)
      guarded([this] { turn(); });
    // A while longer, so that what was ordered meets the same bad days.
    for (int tick = 0; tick < ticks_after; ++tick) guarded([this] { turn(); });
    come_to_rest();
    for (int tried = 0; rested_ && tried < offers_tried; ++tried) {
      people_.try_offer();
      come_to_rest();
    }
  }

  void live() {
    life_ = {};
    Ground ground;
    ground.clock = &clock_;
    ground.notifier = &postman_;
    ground.store = [this](const std::string& name) -> store::Store& { return *stores_.at(name); };
    ground.random = [this](const std::string&) -> Random& { return random_; };
    ground.observer = [this](const kit::Context&) -> Observer& { return striker_; };
    ground.wake = [](std::size_t) {};
    ground.bus = [this](Bus& real) -> Bus& {
      life_.bus = std::make_unique<LossyBus>(real, random_, chances_);
      life_.bus->announced = [this] { step_a_follower(); };
      return *life_.bus;
    };
    ground.caller = [this](Caller& real) -> Caller& {
      life_.caller = std::make_unique<LossyCaller>(real, random_, clock_, chances_);
      return *life_.caller;
    };
    ground.limits.queue_max = 64;
    ground.limits.transactor.batch_max = 1 + random_.below(16);
    ground.limits.transactor.events_behind_mark = 1 + static_cast<std::int64_t>(random_.below(32));
    life_.yard = std::make_unique<Yard>(system_, ground);
    life_.yard->bank().set(knobs_);
    std::vector<rest::Site> sites;
    std::vector<People::Site> seen;
    for (auto& engine : life_.yard->engines()) {
      life_.readers.push_back(engine->store().reader());
      store::Reader* reader = life_.readers.back().get();
      sites.push_back({engine.get(), reader, engine->executor().aggregates(),
                       engine->executor().views(), engine->executor().tables().replies});
      People::Site site{&engine->model(), reader, {}};
      for (const auto& layout : engine->executor().aggregates()) site.tables.push_back(layout.id);
      seen.push_back(std::move(site));
    }
    rest::ApiOptions options;
    options.clock = &clock_;
    options.random = &random_;
    life_.api = std::make_unique<rest::Api>(system_, std::move(sites), std::move(options));
    people_.meet(std::move(seen), [this](http::Request&& request, http::Reply reply) {
      life_.api->handle(std::move(request), std::move(reply));
    });
    life_.yard->connect([this](const std::string& context) { return life_.api->revive(context); });
  }

  template <class Do>
  void guarded(Do action) {
    try {
      action();
    } catch (const Crash&) {
      crash();
    }
  }

  void crash() {
    ++crashes_;
    life_ = {};
    for (auto& [name, store] : stores_)
      if (name != "bank") store->crash(random_.next());
    clock_.advance(static_cast<std::int64_t>(random_.below(3'000)));
    live();
  }

  // One thing happens: somebody acts, a part takes a step, time passes, or something breaks.
  void turn() {
    const auto dice = random_.below(1'000);
    if (dice < 40)
      people_.act();
    else if (dice < 140)
      clock_.advance(1 + static_cast<std::int64_t>(random_.below(20)));
    else if (dice < 142)
      clock_.advance(static_cast<std::int64_t>(random_.below(1'500)));
    else if (dice < 146)
      weather();
    else if (dice == 146 && random_.below(4) == 0)
      throw Crash{};
    else if (dice == 147 && random_.below(4) == 0)
      clock_.advance(long_leap_ms);
    else
      step_something();
  }

  void step_something() {
    auto& engines = life_.yard->engines();
    const auto at = random_.below(engines.size() + 2);
    if (at == engines.size()) {
      life_.yard->bank().step();
    } else if (at > engines.size()) {
      life_.caller->step();
    } else if (Engine& engine = *engines[at]; !engine.paused()) {
      if (random_.below(3) == 0) {
        engine.step();
        return;
      }
      auto parts = engine.steppers();
      parts[random_.below(parts.size())]->step();
    }
  }

  // Another context's thread looks at the log at the moment in which it is announced.
  void step_a_follower() {
    if (random_.below(4) != 0) return;
    auto& engines = life_.yard->engines();
    for (auto* part : engines[random_.below(engines.size())]->steppers())
      if (std::string_view(part->name()) == "tails") part->step();
  }

  // Contexts go down and come back, the bank gets moody, a disk is full for a moment.
  void weather() {
    auto& engines = life_.yard->engines();
    Engine& engine = *engines[random_.below(engines.size())];
    switch (random_.below(6)) {
      case 0:
        engine.pause();
        break;
      case 1:
      case 2:
        for (auto& each : engines) each->resume();
        break;
      case 3: {
        static constexpr BankFault faults[] = {BankFault::none, BankFault::none,    BankFault::none,
                                               BankFault::down, BankFault::timeout, BankFault::lie};
        knobs_.fault = faults[random_.below(6)];
        knobs_.delay_ms_min = static_cast<std::int64_t>(random_.below(3)) * 200;
        knobs_.delay_ms_max = knobs_.delay_ms_min + static_cast<std::int64_t>(random_.below(400));
        knobs_.decline_rate = random_.below(4) == 0 ? 0.2 : 0.0;
        life_.yard->bank().set(knobs_);
        break;
      }
      case 4:
        misread(*stores_.at(engine.model().name));
        break;
      default: {
        using Step = store::SimulatedStore::Step;
        static constexpr Step steps[] = {Step::write, Step::write, Step::begin, Step::commit};
        stores_.at(engine.model().name)->fail_next(steps[random_.below(4)]);
        break;
      }
    }
  }

  // For a moment a file can't be read, by the contexts; who asks over HTTP would be told so (503).
  void misread(store::SimulatedStore& store) {
    store.fail_next(store::SimulatedStore::Step::read, 1 + static_cast<int>(random_.below(4)));
    for (int i = 0; i < 8; ++i) step_something();
    store.fail_no_more();
  }

  // Good weather from now on; steps everything until nothing is left to be done, however long that
  // takes.
  void come_to_rest() {
    people_.enough();
    rested_ = false;
    striker_.armed = false;
    postman_.failing = false;
    knobs_ = {};
    chances_ = {0, 0, 0, 0, 0, 0, 0};
    life_.yard->bank().set(knobs_);
    for (auto& engine : life_.yard->engines()) engine->resume();
    for (auto& [name, store] : stores_) store->fail_no_more();
    const std::int64_t end = clock_.ticks_ms() + rest_ms;
    for (int round = 0; round < quiet_rounds_max; ++round) {
      Progress sum;
      const auto add = [&](Progress progress) {
        sum.worked = sum.worked || progress.worked;
        sum.wake_ticks_ms = std::min(sum.wake_ticks_ms, progress.wake_ticks_ms);
      };
      for (auto& engine : life_.yard->engines()) add(engine->step());
      add(life_.yard->bank().step());
      add(life_.caller->step());
      if (sum.worked) continue;
      if (sum.wake_ticks_ms > end) {
        rested_ = true;
        return;
      }
      clock_.advance(std::max<std::int64_t>(sum.wake_ticks_ms - clock_.ticks_ms(), 1));
    }
  }

  void judge(Findings& out) {
    out.findings = people_.complaints();
    for (const auto& what : postman_.complaints()) out.findings.push_back(what);
    if (!rested_) out.findings.push_back("never comes to rest");
    Witness witness(
        system_, [this](const std::string& name) -> store::Store& { return *stores_.at(name); },
        rested_);
    for (const auto& site : witness.sites())
      out.events += static_cast<std::int64_t>(site.log.size());
    check_promises(people_.promises(), witness);
    if (rested_) nothing_is_left(witness, out);
    if (rested_) messages_are_sent(witness);
    const auto found = audit(witness);
    out.findings.insert(out.findings.end(), found.begin(), found.end());
  }

  // Everybody has an answer, each key has its reply, and no timer that is due was forgotten.
  void nothing_is_left(Witness& witness, Findings& out) {
    for (auto& what : people_.unanswered()) out.findings.push_back(std::move(what));
    for (const auto& site : witness.sites()) {
      const std::string& name = site.context->name;
      site.reader->scan(site.tables.timers, {}, [&](std::span<const kit::Value> row) {
        witness.expect(
            row[timers::due].integer() > clock_.now().ms,
            name + ": a timer is due and was forgotten: " + std::string(row[timers::type].text()));
        return true;
      });
      site.reader->scan(site.tables.replies, {}, [&](std::span<const kit::Value> row) {
        witness.expect(
            !row[replies::reply].text().empty(),
            name + ": a key waits for its reply: " + std::string(row[replies::key].text()));
        return true;
      });
    }
  }

  // What is recorded as told was handed over, and nothing else was.
  void messages_are_sent(Witness& witness) {
    auto sent = postman_.sent();
    for (const auto& site : witness.sites()) {
      const auto& sends = site.context->sends;
      for (const auto& event : site.log) {
        const auto type = std::ranges::find(sends, event.type, &kit::Type::name);
        if (type == sends.end()) continue;
        kit::Box message(**type);
        kit::json::read(**type, message.object(), event.data);
        const std::string key = message_key(site.context->name, event.seq, message);
        witness.expect(sent.erase(key) == 1, "message " + key + " is recorded and was not sent");
      }
    }
    for (const auto& [key, text] : sent)
      witness.report("message " + key + " was sent and is not recorded");
  }

  const kit::System system_;
  SeededRandom random_, people_random_;
  VirtualClock clock_;
  Chances chances_;
  BankKnobs knobs_;
  Striker striker_;
  Postman postman_;
  People people_;
  std::map<std::string, std::unique_ptr<store::SimulatedStore>> stores_;
  Life life_;
  int crashes_ = 0;
  bool rested_ = false;
};

}  // namespace

Findings simulate(const kit::System& system, std::uint64_t seed, const Plan& plan) {
  return Simulation(system, seed, plan).run(seed);
}

}  // namespace runtime::sim
