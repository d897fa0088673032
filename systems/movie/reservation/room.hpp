// The seats of a room by name: row A is in front, seat 1 is on the left.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace movie::reservation {

inline constexpr int rows_max = 26;  // A to Z
inline constexpr int seats_per_row_max = 40;

using Taken = std::set<std::string_view>;  // seats that somebody has

struct Room {
  int rows = 0, seats_per_row = 0;

  static std::string name(int row, int number);  // both from 0: "A1"
  bool has(const std::string& seat) const;
  std::vector<std::string> seats() const;  // from A1 on, row by row
  // The best that is not among these, "" when all are: the nearer to the middle of the room the
  // better, of equally near ones the one further in front, then the one further left.
  std::string best_but(const Taken& taken) const;
};

}  // namespace movie::reservation
