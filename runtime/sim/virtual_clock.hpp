// Time that passes only when the simulation says so.
#pragma once
#include "runtime/engine/clock.hpp"

namespace runtime::sim {

class VirtualClock final : public Clock {
 public:
  kit::Instant now() const override { return {start_ms + set_ms_ + ticks_ms_}; }
  std::int64_t ticks_ms() const override { return ticks_ms_; }
  void advance(std::int64_t ms) { ticks_ms_ += ms; }
  // Somebody sets the calendar forward, or back.
  void set(std::int64_t forward_ms) { set_ms_ += forward_ms; }

 private:
  static constexpr std::int64_t start_ms = 1'767'225'600'000;  // 2026-01-01
  std::int64_t ticks_ms_ = 1, set_ms_ = 0;
};

}  // namespace runtime::sim
