// Lets a few lines of a kind through each second and counts the rest, so that trouble at full speed
// stays readable.
#pragma once
#include <cstdint>

namespace runtime::observe {

class Throttle {
 public:
  explicit Throttle(std::int64_t per_second) : per_second_(per_second) {}

  // May this one be written? If not, it is counted.
  bool allow(std::int64_t now_ms) {
    if (now_ms - second_began_ms_ >= 1'000) {
      second_began_ms_ = now_ms;
      allowed_ = 0;
    }
    if (allowed_ < per_second_) return ++allowed_, true;
    ++left_out_;
    return false;
  }
  bool left_any_out() const { return left_out_ > 0; }
  // How many were left out and not told yet; 0 until their second is over. Asking tells them.
  std::int64_t summary(std::int64_t now_ms) {
    return now_ms - second_began_ms_ >= 1'000 ? take() : 0;
  }
  std::int64_t take() {
    const auto count = left_out_;
    left_out_ = 0;
    return count;
  }

 private:
  std::int64_t per_second_;
  std::int64_t second_began_ms_ = -1'000;
  std::int64_t allowed_ = 0;
  std::int64_t left_out_ = 0;
};

}  // namespace runtime::observe
