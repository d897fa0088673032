// Names and places.
#include "systems/movie/screening/room.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace movie::screening {

std::string Room::name(int row, int number) {
  return static_cast<char>('A' + row) + std::to_string(number + 1);
}

std::vector<std::string> Room::seats() const {
  std::vector<std::string> out;
  for (int row = 0; row < rows; ++row)
    for (int number = 0; number < seats_per_row; ++number) out.push_back(name(row, number));
  return out;
}

bool Room::has(const std::string& seat) const {
  if (seat.size() < 2 || seat.size() > 3) return false;
  const int row = seat.front() - 'A';
  if (row < 0 || row >= rows) return false;
  for (int number = 0; number < seats_per_row; ++number)
    if (seat == name(row, number)) return true;
  return false;
}

std::vector<std::string> Room::best_first() const {
  std::vector<std::pair<int, std::string>> away;  // twice the distance from the middle
  for (int row = 0; row < rows; ++row)
    for (int number = 0; number < seats_per_row; ++number)
      away.emplace_back(std::abs(2 * row - (rows - 1)) + std::abs(2 * number - (seats_per_row - 1)),
                        name(row, number));
  std::stable_sort(away.begin(), away.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> out;
  for (auto& [distance, seat] : away) out.push_back(std::move(seat));
  return out;
}

}  // namespace movie::screening
