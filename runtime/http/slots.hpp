// The requests of one connection that are not answered yet, oldest first. Answers may come in any
// order; they leave in the order of the questions.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "runtime/http/message.hpp"

namespace runtime::http {

struct Slot {
  bool ready = false;
  bool without_body = false;
  bool http10 = false;
  bool close = false;
  Response response;
};

// A ring that grows to the most that was ever open at once.
class Slots {
 public:
  std::size_t size() const { return static_cast<std::size_t>(next_ - first_); }
  bool empty() const { return next_ == first_; }
  Slot& front() { return at(first_); }
  Slot& back() { return at(next_ - 1); }
  void pop() { front() = Slot{}, ++first_; }
  void clear() {
    while (!empty()) pop();
  }

  // The number of the new slot, which is the last one.
  std::uint64_t push() {
    if (size() == ring_.size()) grow();
    return next_++;
  }
  // nullptr: answered already, or given up.
  Slot* find(std::uint64_t number) {
    return number < first_ || number >= next_ ? nullptr : &at(number);
  }

 private:
  Slot& at(std::uint64_t number) { return ring_[number & (ring_.size() - 1)]; }
  void grow() {
    std::vector<Slot> bigger(ring_.empty() ? 1 : ring_.size() * 2);
    for (std::uint64_t n = first_; n != next_; ++n)
      bigger[n & (bigger.size() - 1)] = std::move(at(n));
    ring_ = std::move(bigger);
  }

  std::vector<Slot> ring_;  // its size is a power of two
  std::uint64_t first_ = 0;
  std::uint64_t next_ = 0;
};

}  // namespace runtime::http
