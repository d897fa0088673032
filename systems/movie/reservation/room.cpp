// Names and places.
#include "systems/movie/reservation/room.hpp"

#include <charconv>
#include <cstdlib>

namespace movie::reservation {

std::string Room::name(int place) const {
  return static_cast<char>('A' + place / seats_per_row) + std::to_string(place % seats_per_row + 1);
}

std::optional<int> Room::place(std::string_view name) const {
  if (name.size() < 2 || name[1] == '0') return std::nullopt;
  const int row = name.front() - 'A';
  int number = 0;
  const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  if (row < 0 || row >= rows || number < 1 || number > seats_per_row) return std::nullopt;
  return row * seats_per_row + number - 1;
}

std::vector<std::string> Room::seats() const {
  std::vector<std::string> out;
  for (int place = 0; place < size(); ++place) out.push_back(name(place));
  return out;
}

std::optional<int> Room::best_but(const Taken& taken) const {
  std::optional<int> best;
  int nearest = 0;  // twice its distance from the middle
  for (int place = 0; place < size(); ++place) {
    if (taken[static_cast<std::size_t>(place)]) continue;
    const int row = place / seats_per_row, number = place % seats_per_row;
    const int away = std::abs(2 * row - (rows - 1)) + std::abs(2 * number - (seats_per_row - 1));
    if (best && away >= nearest) continue;
    best = place;
    nearest = away;
  }
  return best;
}

}  // namespace movie::reservation
