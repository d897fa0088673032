// Counting consumers put into every context of a simulated system. What a business does with an
// event is often the same when done twice, which hides that it was; a count hides nothing.
#pragma once
#include "kit/model.hpp"

namespace runtime::sim {

// The system with a view more in each context that follows others: how many events of each kind it
// has applied.
kit::System with_tallies(const kit::System& system);

}  // namespace runtime::sim
