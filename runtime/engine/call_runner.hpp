// Makes a context's durable calls: each is tried until it is answered, refused for good, or its
// time is over. It keeps no promise of its own: what is under way stands in the store
// (open_calls.hpp), and a start takes it up again.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "runtime/engine/breaker.hpp"
#include "runtime/engine/caller.hpp"
#include "runtime/engine/clock.hpp"
#include "runtime/engine/queue.hpp"
#include "runtime/engine/step.hpp"

namespace runtime {

struct CallLimits {
  BreakerLimits breaker;
  std::int64_t backoff_first_ms = 100;  // doubled each time, with full jitter
  std::int64_t backoff_max_ms = 5'000;
  std::size_t in_flight_max = 1'024;  // attempts at once, over all callees
};

struct PendingCall {
  std::string key;           // by which the callee knows it
  std::uint64_t number = 0;  // by which its answer finds it, in this life of the process
  const kit::CallModel* model = nullptr;
  kit::Box request;
  kit::Instant until = kit::never;
  Meta meta;
  std::int64_t seq = 0;  // of the event that asks; 0: none does
  bool stored = false;   // has a row in madang_calls
};

class CallRunner final : public Stepper {
 public:
  CallRunner(const kit::Context& context, Caller& caller, TaskQueue& queue, const Clock& clock,
             Random& random, Observer& observer, CallLimits limits);

  void add(PendingCall call);  // after the commit that recorded it
  // Before that commit: those of the events' calls whose callee is at hand are taken out and
  // asked now. Their numbers.
  std::vector<std::uint64_t> ask_at_hand(std::vector<PendingCall>& calls);
  void forget(std::uint64_t number);  // what asked it has been taken back
  PendingCall* find(std::uint64_t number);
  void each(const std::function<void(PendingCall&)>& visit);
  void answered(std::uint64_t number, bool final);  // its effect is committed
  void attempt_failed(std::uint64_t number);
  std::size_t size() const { return calls_.size(); }
  BreakerState breaker(const kit::CallModel& model) const;

  Progress step() override;
  const char* name() const override { return "calls"; }

 private:
  struct Entry {
    PendingCall call;
    std::int64_t due_ticks = 0;  // of the next attempt; while in flight, of its time-out
    int attempts = 0;
    bool in_flight = false;
    bool told = false;  // that it is delayed
  };
  using Due = std::map<std::pair<std::int64_t, std::uint64_t>, Entry*>;  // by due_ticks, number

  Due& place_of(const Entry& entry) { return entry.in_flight ? time_outs_ : due_; }
  void schedule(Entry& entry, std::int64_t due_ticks, bool in_flight = false);
  void take_off(const Entry& entry);
  int end_late(std::int64_t now);
  int start_due(std::int64_t now);
  void start(Entry& entry, std::int64_t now);
  void fail(Entry& entry, std::int64_t now);
  void tell(Entry& entry, kit::Answer::Kind kind);
  std::int64_t backoff(int attempts);
  void watch(const Entry& entry, BreakerState before);
  void hurry(const kit::CallModel& model, std::int64_t now);

  const kit::Context& context_;
  Caller& caller_;
  TaskQueue& queue_;
  const Clock& clock_;
  Random& random_;
  Observer& observer_;
  const CallLimits limits_;
  std::unordered_map<std::uint64_t, Entry> calls_;  // numbered in the order of their coming
  // Attempts to be made, and the ends of those under way: who waits for room must not stand before
  // them.
  Due due_, time_outs_;
  std::uint64_t added_ = 0;
  std::size_t in_flight_ = 0;
  std::map<const kit::CallModel*, Breaker> breakers_;
};

}  // namespace runtime
