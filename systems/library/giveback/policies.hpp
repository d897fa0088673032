// What settles a return.
#pragma once
#include "systems/library/borrow/calls.hpp"
#include "systems/library/giveback/giveback.hpp"

namespace library::giveback {

// Keyed by the wish that it answers to, so that it is one return however often it is heard of.
GiveBack on_return_asked(const borrow::ReturnAsked&);
CardAnswered on_take_back_answer(const borrow::TakeBack&, const kit::Answer&);
Settle on_taken_back(const borrow::CopiesTakenBack&);

}  // namespace library::giveback
