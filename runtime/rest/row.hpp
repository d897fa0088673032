// One row as it stands, for those who are to change it.
#pragma once
#include <optional>

#include "runtime/rest/edge.hpp"

namespace runtime::rest {

struct Current {
  kit::Box state;
  std::int64_t version = 0;
  kit::Visibility visibility = kit::Visibility::listed;
};

// Nothing when there is no such row, or nobody may see it.
std::optional<Current> read_row(const Edge& edge, const Place& place, std::int64_t id);

// The word its state property stands at; empty for none.
std::string state_word(const Place& place, const void* state);

}  // namespace runtime::rest
