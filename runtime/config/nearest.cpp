// Three rows of the usual table are enough: this one and the two before it.
#include "runtime/config/nearest.hpp"

#include <algorithm>
#include <vector>

namespace runtime::config {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> older(b.size() + 1), old(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(older, old);
    std::swap(old, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], older[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> known) {
  // A word of which half is wrong is another word.
  std::size_t best = std::max<std::size_t>(2, word.size() / 2) + 1;
  std::string_view found;
  for (const auto candidate : known) {
    const auto distance = edit_distance(word, candidate);
    if (distance >= best || distance >= candidate.size()) continue;
    best = distance;
    found = candidate;
  }
  return found;
}

std::string advice(std::string_view word, std::span<const std::string_view> known) {
  if (const auto found = nearest(word, known); !found.empty())
    return "did you mean \"" + std::string(found) + "\"?";
  std::string out = "known: ";
  for (const auto candidate : known) {
    if (candidate.data() != known.front().data()) out += ", ";
    out += candidate;
  }
  return out;
}

}  // namespace runtime::config
