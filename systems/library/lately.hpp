// What was done lately, so that a request which comes again, late or doubled, is not done twice.
#pragma once
#include <algorithm>
#include <chrono>
#include <vector>

#include "kit/describe.hpp"

namespace library {

struct Done {
  std::int64_t id = 0;
  kit::Instant at;
};
DESCRIBE(Done, id, at)

using Lately = std::vector<Done>;

// A hundred are always kept, and those of the last hour: no request is on its way for so long.
inline constexpr std::size_t lately_min = 100;
inline constexpr kit::Milliseconds lately_for = std::chrono::hours(1);

template <class Tag>
bool has(const Lately& lately, kit::Id<Tag> id) {
  return std::any_of(lately.begin(), lately.end(),
                     [&](const Done& done) { return done.id == id.value; });
}

template <class Tag>
void note(Lately& lately, kit::Id<Tag> id, kit::Instant at) {
  if (lately.size() >= lately_min && lately.front().at + lately_for < at)
    lately.erase(lately.begin());
  lately.push_back({id.value, at});
}

}  // namespace library
