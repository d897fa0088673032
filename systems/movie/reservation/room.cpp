// Names and places.
#include "systems/movie/reservation/room.hpp"

#include <cstdlib>
#include <utility>

namespace movie::reservation {

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

std::string Room::best_but(const Taken& taken) const {
  std::string best;
  int nearest = 0;  // twice its distance from the middle
  for (int row = 0; row < rows; ++row)
    for (int number = 0; number < seats_per_row; ++number) {
      const int away = std::abs(2 * row - (rows - 1)) + std::abs(2 * number - (seats_per_row - 1));
      if (!best.empty() && away >= nearest) continue;
      std::string seat = name(row, number);
      if (taken.contains(seat)) continue;
      best = std::move(seat);
      nearest = away;
    }
  return best;
}

}  // namespace movie::reservation
