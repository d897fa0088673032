// closed -> open -> half-open -> closed, or back to open.
#include "runtime/engine/breaker.hpp"

namespace runtime {

bool Breaker::allow(std::int64_t now_ms) {
  switch (state_) {
    case BreakerState::closed:
      return true;
    case BreakerState::open:
      if (now_ms < retry_at_ms()) return false;
      state_ = BreakerState::half_open;
      trial_out_ = true;
      return true;
    case BreakerState::half_open:
      if (trial_out_) return false;
      trial_out_ = true;
      return true;
  }
  return true;
}

void Breaker::succeeded(std::int64_t now_ms) {
  if (state_ == BreakerState::closed) {
    record(now_ms, false);
  } else if (state_ == BreakerState::half_open) {
    trial_out_ = false;
    state_ = BreakerState::closed;
    buckets_ = {};
  }
}

void Breaker::failed(std::int64_t now_ms) {
  if (state_ == BreakerState::half_open) {
    open(now_ms);
  } else if (state_ == BreakerState::closed) {
    record(now_ms, true);
    const Bucket sum = total(now_ms);
    if (sum.calls >= limits_.calls_min &&
        sum.failures * 100 >= sum.calls * limits_.failures_percent)
      open(now_ms);
  }
}

void Breaker::record(std::int64_t now_ms, bool failed) {
  const std::int64_t number = now_ms * bucket_count / limits_.window_ms;
  Bucket& bucket = buckets_[static_cast<std::size_t>(number % bucket_count)];
  if (bucket.number != number) bucket = {number, 0, 0};
  ++bucket.calls;
  bucket.failures += failed ? 1 : 0;
}

Breaker::Bucket Breaker::total(std::int64_t now_ms) const {
  const std::int64_t oldest = now_ms * bucket_count / limits_.window_ms - bucket_count + 1;
  Bucket sum;
  for (const Bucket& bucket : buckets_) {
    if (bucket.number < oldest) continue;
    sum.calls += bucket.calls;
    sum.failures += bucket.failures;
  }
  return sum;
}

void Breaker::open(std::int64_t now_ms) {
  state_ = BreakerState::open;
  opened_ms_ = now_ms;
  trial_out_ = false;
  buckets_ = {};
}

}  // namespace runtime
