// The seats of a room by name: row A is in front, seat 1 is on the left. Their places count from 0,
// row by row.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace movie::reservation {

inline constexpr int rows_max = 26;  // A to Z
inline constexpr int seats_per_row_max = 40;

using Taken = std::vector<bool>;  // by place: somebody has it

struct Room {
  int rows = 0, seats_per_row = 0;

  int size() const { return rows * seats_per_row; }
  std::string name(int place) const;                      // "A1"
  std::optional<int> place(std::string_view name) const;  // nothing: there is no such seat
  std::vector<std::string> seats() const;
  // The best that nobody has, nothing when all are taken: the nearer to the middle of the room the
  // better, of equally near ones the one further in front, then the one further left.
  std::optional<int> best_but(const Taken& taken) const;
};

}  // namespace movie::reservation
