// The movie house: people choose a movie, a time and their seats, pay, and go and see it.
#pragma once
#include "kit/audit.hpp"
#include "kit/model.hpp"

namespace movie {

const kit::System& system();

// Says whether money, seats, reservations and messages add up.
void audit(kit::Evidence& evidence);

}  // namespace movie
