// Whenever something happens at the desk, the board changes.
#pragma once
#include "examples/lostfound/desk/events.hpp"
#include "examples/lostfound/notices/notices.hpp"

namespace lostfound::notices {

PutUp on_found(const desk::ItemFound&);
TakeDown on_claimed(const desk::ItemClaimed&);
TakeDown on_given_away(const desk::ItemGivenAway&);

}  // namespace lostfound::notices
