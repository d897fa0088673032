// What the notices say.
#include "examples/lostfound/notices/policies.hpp"

namespace lostfound::notices {

PutUp on_found(const desk::ItemFound& e) { return {e.id, e.place + "에서 찾았습니다: " + e.what}; }
TakeDown on_claimed(const desk::ItemClaimed& e) { return {e.id}; }
TakeDown on_given_away(const desk::ItemGivenAway& e) { return {e.id}; }

}  // namespace lostfound::notices
