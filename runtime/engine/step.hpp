// Every moving part is an object with step(): it does one bounded piece of work and says what would
// wake it. Threads drive them in production, a seeded scheduler in the simulator: the very same
// objects.
#pragma once
#include <cstdint>
#include <limits>

namespace runtime {

constexpr std::int64_t no_deadline = std::numeric_limits<std::int64_t>::max();

struct Progress {
  bool worked = false;                       // step again at once
  std::int64_t wake_ticks_ms = no_deadline;  // else not before this tick, unless woken
};

class Stepper {
 public:
  virtual ~Stepper() = default;
  virtual Progress step() = 0;
  virtual const char* name() const = 0;
};

}  // namespace runtime
