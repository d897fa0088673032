// A circuit breaker for one kind of call: opens when at least `failures_percent` of at least
// `calls_min` calls in the window failed, lets one trial through after `open_ms`, and closes when
// the trial succeeds.
#pragma once
#include <array>
#include <cstdint>

#include "runtime/engine/observer.hpp"

namespace runtime {

struct BreakerLimits {
  int calls_min = 20;  // the originals' Hystrix defaults
  int failures_percent = 50;
  std::int64_t window_ms = 10'000;
  std::int64_t open_ms = 5'000;
};

class Breaker {
 public:
  explicit Breaker(BreakerLimits limits = {}) : limits_(limits) {}

  // May this call go out now? In half-open only one may at a time.
  bool allow(std::int64_t now_ms);
  void succeeded(std::int64_t now_ms);
  void failed(std::int64_t now_ms);
  void withdrawn() { trial_out_ = false; }  // what was allowed, and will be neither of the two
  BreakerState state() const { return state_; }
  // When it will let the trial through; meaningful while open.
  std::int64_t retry_at_ms() const { return opened_ms_ + limits_.open_ms; }

 private:
  // The window is a ring of buckets, so that it costs the same at any rate.
  static constexpr std::int64_t bucket_count = 10;
  struct Bucket {
    std::int64_t number = -1;
    int calls = 0, failures = 0;
  };
  void record(std::int64_t now_ms, bool failed);
  Bucket total(std::int64_t now_ms) const;
  void open(std::int64_t now_ms);

  BreakerLimits limits_;
  BreakerState state_ = BreakerState::closed;
  std::array<Bucket, bucket_count> buckets_;
  std::int64_t opened_ms_ = 0;
  bool trial_out_ = false;
};

}  // namespace runtime
