// Who steps which context, and when it sleeps. Three threads, whatever the number of contexts: one
// for the context where customers come in, one for those whose answer they wait for, one for all
// that follows. What contexts of one thread hand to each other wakes nobody (ADR 7).
#pragma once
#include <array>
#include <atomic>
#include <functional>
#include <thread>
#include <vector>

#include "kit/model.hpp"
#include "runtime/engine/clock.hpp"
#include "runtime/engine/signal.hpp"
#include "runtime/engine/step.hpp"

namespace runtime {

// The worker of each context, by its place in the system: 0 the first one's, 2 what nobody waits
// for. Who is waited for has the other one of 0 and 1 than who waits, so that the one works while
// the other syncs: what a context calls first, and what a customer waits for at the door.
std::vector<std::size_t> workers_of(const kit::System& system);

class Workers {
 public:
  // Both outlive it.
  Workers(const kit::System& system, const Clock& clock);
  ~Workers() { stop(); }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // `step` of a context, by its place in the system, on the one thread that it belongs to.
  void start(std::function<Progress(std::size_t context)> step);
  void wake(std::size_t context) { workers_[worker_of_[context]].signal.notify(); }  // any thread
  void stop();  // after the step that each is at; once is enough

 private:
  struct Worker {
    std::vector<std::size_t> turns;  // contexts; some have several
    Signal signal;
  };

  void take_turns();
  void work(Worker& worker);

  const kit::System& system_;
  const Clock& clock_;
  const std::vector<std::size_t> worker_of_;
  std::function<Progress(std::size_t)> step_;
  std::array<Worker, 3> workers_;
  std::vector<std::thread> threads_;
  std::atomic<bool> ending_ = false;
};

}  // namespace runtime
