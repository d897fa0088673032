// Logs and metrics of one context at work. One for each engine, so that its handles need no lock;
// it is told things on that engine's thread only. Below the log's level nothing is made up for a
// line.
#pragma once
#include <array>
#include <string>
#include <unordered_map>

#include "runtime/observe/log.hpp"
#include "runtime/observe/metrics.hpp"
#include "runtime/observe/throttle.hpp"

namespace runtime::observe {

class Watcher final : public Observer {
 public:
  // All three outlive it. Counters of the context stand on the page from the start, as zeros.
  Watcher(const kit::Context& context, const Clock& clock, Log& log, Metrics& metrics);
  ~Watcher() override;

  void command_ended(const kit::Context& context, const kit::Type& command, const Result& result,
                     const Meta& meta) override;
  void event_recorded(const kit::Context& context, const kit::Box& event, std::int64_t aggregate_id,
                      std::int64_t seq, const Meta& meta) override;
  void event_applied(const kit::Context& context, std::string_view producer,
                     std::int64_t seq) override;
  void event_parked(const kit::Context& context, std::string_view producer, std::int64_t seq,
                    std::string_view type, std::string_view reason) override;
  void committed(const kit::Context& context, std::size_t tasks, std::int64_t head) override;
  void call_failed(const kit::Context& context, const kit::CallModel& call, bool breaker_open,
                   const Meta& meta) override;
  void breaker_changed(const kit::Context& context, const kit::CallModel& call,
                       BreakerState state) override;
  void trouble(const kit::Context& context, std::string_view what) override;

 private:
  static constexpr std::int64_t fallbacks_per_second = 10;
  static constexpr std::int64_t troubles_per_second = 10;
  static constexpr std::size_t outcomes = static_cast<std::size_t>(Result::Kind::failed) + 1;

  using Outcomes = std::array<prometheus::Counter*, outcomes>;
  struct CallHandles {
    prometheus::Counter* failed;
    prometheus::Counter* refused_by_breaker;
    std::array<prometheus::Gauge*, 3> states;  // in the order of BreakerState
  };

  CallHandles& handles(const kit::CallModel& call);
  void set_state(CallHandles& handles, BreakerState state);
  void tell_left_out(bool at_end);

  const kit::Context& context_;
  const Clock& clock_;
  Log& log_;
  Metrics& metrics_;
  std::unordered_map<const kit::Type*, Outcomes> commands_;
  std::unordered_map<const kit::Type*, prometheus::Counter*> events_;
  std::unordered_map<std::string_view, prometheus::Counter*>
      applied_;  // names as the model has them
  std::unordered_map<const kit::CallModel*, CallHandles> calls_;
  prometheus::Counter* troubles_;
  prometheus::Histogram* commit_tasks_;
  Throttle fallbacks_{fallbacks_per_second};
  Throttle troubles_told_{troubles_per_second};
};

}  // namespace runtime::observe
