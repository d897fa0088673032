// The real clock and a small, good generator (splitmix64).
#include "runtime/engine/clock.hpp"

#include <chrono>
#include <random>

namespace runtime {

kit::Instant SystemClock::now() const {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::int64_t SystemClock::ticks_ms() const {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

SeededRandom::SeededRandom() {
  std::random_device device;
  state_ = (static_cast<std::uint64_t>(device()) << 32) | device();
}

std::uint64_t SeededRandom::next() {
  std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

std::string trace_id(Random& random) {
  static constexpr char hex[] = "0123456789abcdef";
  std::string out;
  out.reserve(32);
  for (int half = 0; half < 2; ++half) {
    std::uint64_t bits = random.next() | 1;  // never all zero
    for (int i = 0; i < 16; ++i, bits >>= 4) out += hex[bits & 15];
  }
  return out;
}

}  // namespace runtime
