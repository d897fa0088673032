// A moving part that may fail, as one whose file can't be read just now: it is told once in a
// while, the part comes again a little later, and the others of the context go on meanwhile.
#pragma once
#include <exception>

#include "runtime/engine/clock.hpp"
#include "runtime/engine/observer.hpp"
#include "runtime/engine/step.hpp"

namespace runtime {

class Guarded final : public Stepper {
 public:
  // All outlive it.
  Guarded(Stepper& part, const kit::Context& context, const Clock& clock, Observer& observer)
      : part_(part), context_(context), clock_(clock), observer_(observer) {}

  Progress step() override {
    if (again_ticks_ != 0 && clock_.ticks_ms() < again_ticks_) return {false, again_ticks_};
    try {
      again_ticks_ = 0;
      return part_.step();
    } catch (const std::exception& error) {
      return failed(error.what());
    }
  }
  const char* name() const override { return part_.name(); }

 private:
  static constexpr std::int64_t again_after_ms = 500;
  static constexpr std::int64_t told_every_ms = 10'000;

  Progress failed(const char* why) {
    const std::int64_t now = clock_.ticks_ms();
    again_ticks_ = now + again_after_ms;
    if (tell_ticks_ == 0 || now >= tell_ticks_) {
      tell_ticks_ = now + told_every_ms;
      observer_.trouble(context_, std::string(part_.name()) + ": " + why);
    }
    return {false, again_ticks_};
  }

  Stepper& part_;
  const kit::Context& context_;
  const Clock& clock_;
  Observer& observer_;
  std::int64_t again_ticks_ = 0, tell_ticks_ = 0;  // 0: nothing has failed
};

}  // namespace runtime
