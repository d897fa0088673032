// Time and chance as seams: real in production, virtual and seeded in the simulator. Nothing else
// reads either.
#pragma once
#include <cstdint>
#include <string>

#include "kit/instant.hpp"

namespace runtime {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual kit::Instant now() const = 0;  // what the calendar says: for stamps and due dates
  // Never goes back: for deadlines, time-outs and breaker windows. Milliseconds from an arbitrary
  // start.
  virtual std::int64_t ticks_ms() const = 0;
};

class Random {
 public:
  virtual ~Random() = default;
  virtual std::uint64_t next() = 0;
  // 0 <= result < bound.
  std::uint64_t below(std::uint64_t bound) { return bound == 0 ? 0 : next() % bound; }
};

class SystemClock final : public Clock {
 public:
  kit::Instant now() const override;
  std::int64_t ticks_ms() const override;
};

// Seeded by the operating system unless a seed is given. One thread at a time.
class SeededRandom final : public Random {
 public:
  SeededRandom();
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() override;

 private:
  std::uint64_t state_;
};

// 32 hex digits, as a W3C trace id asks for.
std::string trace_id(Random& random);

}  // namespace runtime
