// Who steps which context, and when it sleeps. Three threads, whatever the number of contexts: one
// for the context where customers come in, one for that which it calls first and waits for, one for
// all that follows. What contexts of one thread hand to each other wakes nobody (ADR 7).
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

class Workers {
 public:
  // Both outlive it.
  Workers(const kit::System& system, const Clock& clock);
  ~Workers() { stop(); }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // `step` of a context, by its place in the system, on the one thread that it belongs to.
  void start(std::function<Progress(std::size_t context)> step);
  void wake(std::size_t context) { worker_of(context).signal.notify(); }  // any thread
  void stop();  // after the step that each is at; once is enough

 private:
  struct Worker {
    std::vector<std::size_t> turns;  // contexts; some have several
    Signal signal;
  };

  Worker& worker_of(std::size_t context);
  void take_turns();
  void work(Worker& worker);

  const kit::System& system_;
  const Clock& clock_;
  std::function<Progress(std::size_t)> step_;
  std::array<Worker, 3> workers_;
  std::vector<std::thread> threads_;
  std::atomic<bool> ending_ = false;
};

}  // namespace runtime
