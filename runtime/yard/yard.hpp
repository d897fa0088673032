// One system put together: an engine for each context on its store, the bus and the calls between
// them, and the bank. No thread and no socket: the host steps it with threads, the simulator with
// its scheduler.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "runtime/bank/simulated_bank.hpp"
#include "runtime/engine/engine.hpp"
#include "runtime/engine/local_bus.hpp"
#include "runtime/engine/local_caller.hpp"

namespace runtime {

// What the yard stands on. All of it outlives the yard.
struct Ground {
  const Clock* clock = nullptr;
  Notifier* notifier = nullptr;
  std::function<store::Store&(const std::string& name)> store;  // by context, and "bank"
  std::function<Random&(const std::string& name)> random;       // one for each thread
  std::function<Observer&(const kit::Context&)> observer;
  std::function<void(std::size_t context)> wake;  // any thread
  // Put between the contexts and the real bus and caller; the simulator loses and repeats things
  // there.
  std::function<Bus&(Bus&)> bus = [](Bus& real) -> Bus& { return real; };
  std::function<Caller&(Caller&)> caller = [](Caller& real) -> Caller& { return real; };
  EngineLimits limits;
};

class Yard {
 public:
  Yard(const kit::System& system, Ground ground);

  // Takes up what a crash left and starts to follow; `revive` as in Engine::connect. Throws with
  // words a person can act on when the stores are not of the same moment.
  void connect(const std::function<Render(const std::string&)>& revive = {});

  const kit::System& system() const { return system_; }
  std::vector<std::unique_ptr<Engine>>& engines() { return engines_; }
  Engine* engine(std::string_view name);
  SimulatedBank& bank() { return *bank_; }
  // Index of the context whose thread steps the bank.
  std::size_t bank_context() const { return bank_context_; }

 private:
  void check_logs();

  const kit::System& system_;
  const Ground ground_;
  LocalBus bus_;
  LocalCaller caller_;
  std::unique_ptr<SimulatedBank> bank_;
  std::size_t bank_context_ = 0;
  std::vector<std::unique_ptr<Engine>> engines_;
};

}  // namespace runtime
