// Won, as whole numbers: the currency has no minor unit. Sums, differences and products saturate:
// what does not fit is the largest or the smallest amount there is, never a wrong sign. What
// customers may order is bounded far below that, so reaching it means that a limit is missing.
#pragma once
#include <compare>
#include <cstdint>

namespace kit {

struct Money {
  std::int64_t won = 0;
  auto operator<=>(const Money&) const = default;

  friend constexpr Money operator+(Money a, Money b) {
    Money sum;
    return __builtin_add_overflow(a.won, b.won, &sum.won) ? limit(b.won < 0) : sum;
  }
  friend constexpr Money operator-(Money a, Money b) {
    Money rest;
    return __builtin_sub_overflow(a.won, b.won, &rest.won) ? limit(b.won > 0) : rest;
  }
  friend constexpr Money operator*(std::int64_t count, Money each) {
    Money sum;
    return __builtin_mul_overflow(count, each.won, &sum.won) ? limit((count < 0) != (each.won < 0))
                                                             : sum;
  }

 private:
  static constexpr Money limit(bool least) { return {least ? INT64_MIN : INT64_MAX}; }
};

}  // namespace kit
