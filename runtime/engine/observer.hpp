// What a context at work tells about itself; logs and metrics listen. Called on the context's
// thread, so be quick.
#pragma once
#include <cstdint>
#include <string_view>

#include "kit/model.hpp"
#include "runtime/engine/job.hpp"

namespace runtime {

enum class BreakerState : std::uint8_t { closed, open, half_open };

class Observer {
 public:
  virtual ~Observer() = default;
  virtual void command_ended(const kit::Context&, const kit::Type& /*command*/, const Result&,
                             const Meta&) {}
  virtual void event_recorded(const kit::Context&, const kit::Box& /*event*/,
                              std::int64_t /*aggregate_id*/, std::int64_t /*seq*/, const Meta&) {}
  virtual void event_applied(const kit::Context&, std::string_view /*producer*/,
                             std::int64_t /*seq*/) {}
  virtual void event_parked(const kit::Context&, std::string_view /*producer*/,
                            std::int64_t /*seq*/, std::string_view /*type*/,
                            std::string_view /*reason*/) {}
  virtual void committed(const kit::Context&, std::size_t /*tasks*/, std::int64_t /*head*/) {}
  virtual void call_failed(const kit::Context&, const kit::CallModel&, bool /*breaker_open*/,
                           const Meta&) {}
  virtual void breaker_changed(const kit::Context&, const kit::CallModel&, BreakerState) {}
  virtual void trouble(const kit::Context&, std::string_view /*what*/) {}
};

}  // namespace runtime
