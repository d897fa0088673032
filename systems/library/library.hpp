// The library: readers borrow, return, renew and reserve books.
#pragma once
#include "kit/audit.hpp"
#include "kit/model.hpp"

namespace library {

const kit::System& system();

// Says whether copies, loans, late fees, reservations and messages add up.
void audit(kit::Evidence& evidence);

}  // namespace library
