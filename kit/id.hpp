// A strong id: an OrderId does not fit where a PaymentId is asked for. Zero means "not yet given".
#pragma once
#include <compare>
#include <cstdint>

namespace kit {

template <class Tag>
struct Id {
  std::int64_t value = 0;
  auto operator<=>(const Id&) const = default;
  explicit operator bool() const { return value != 0; }
};

}  // namespace kit
