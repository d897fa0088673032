// A lost-and-found desk: the example of docs/write-a-context.md.
#pragma once
#include "kit/audit.hpp"
#include "kit/model.hpp"

namespace lostfound {

const kit::System& system();

// Says whether the board shows what the desk has.
void audit(kit::Evidence& evidence);

}  // namespace lostfound
