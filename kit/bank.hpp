// What a payment context asks of the bank outside (the port "bank"). The key makes repeating
// harmless: the same key moves money once, and a cancel by the same key takes it back or, when it
// comes first, keeps it from ever moving.
#pragma once
#include <string>

#include "kit/describe.hpp"

namespace kit::bank {

struct Charge {
  std::string key;
  Money amount;
  std::int64_t owner = 0;  // id of the asking aggregate, which gets the answer
  bool operator==(const Charge&) const = default;
};
DESCRIBE(Charge, key, amount, owner)

struct Refund {
  std::string key;
  Money amount;
  std::int64_t owner = 0;
  bool operator==(const Refund&) const = default;
};
DESCRIBE(Refund, key, amount, owner)

// Reason of a refused Charge.
inline constexpr std::string_view declined = "declined";

}  // namespace kit::bank
