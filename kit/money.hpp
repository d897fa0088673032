// Won, as whole numbers: the currency has no minor unit.
#pragma once
#include <compare>
#include <cstdint>

namespace kit {

struct Money {
  std::int64_t won = 0;
  auto operator<=>(const Money&) const = default;
  friend Money operator+(Money a, Money b) { return {a.won + b.won}; }
  friend Money operator-(Money a, Money b) { return {a.won - b.won}; }
  friend Money operator*(std::int64_t count, Money each) { return {count * each.won}; }
};

}  // namespace kit
