// The rules of the desk: the first owner counts, and whoever comes too late finds it gone.
#include "examples/lostfound/desk/desk.hpp"

namespace lostfound::desk {

Decision decide(const Item& item, const Find& found) {
  if (item.state != State::none) return Refusal::already_found;
  return Decision(ItemFound{item.id, found.what, found.place})
      .at(found.at + keep_for, GiveAway{item.id});
}

// An owner who is known has the full time once more to come for it: the timer is set anew.
Decision decide(const Item& item, const Claim& claim) {
  switch (item.state) {
    case State::none:
      return Refusal::unknown_item;
    case State::found:
      return Decision(ItemClaimed{item.id, claim.owner}).at(claim.at + keep_for, GiveAway{item.id});
    case State::claimed:
      if (item.owner != claim.owner) return Refusal::other_owner;
      return {};
    case State::handed_out:
      return Refusal::handed_out;
    case State::given_away:
      return Refusal::given_away;
  }
  return {};
}

Decision decide(const Item& item, const HandOut&) {
  switch (item.state) {
    case State::none:
      return Refusal::unknown_item;
    case State::found:
      return Refusal::not_claimed;
    case State::claimed:
      return Decision(ItemHandedOut{item.id}).forget(GiveAway{item.id});
    case State::handed_out:
      return {};
    case State::given_away:
      return Refusal::given_away;
  }
  return {};
}

Decision decide(const Item& item, const GiveAway&) {
  if (item.state != State::found && item.state != State::claimed) return {};
  return ItemGivenAway{item.id};
}

void evolve(Item& item, const ItemFound& e) {
  item.what = e.what;
  item.place = e.place;
  item.state = State::found;
}
void evolve(Item& item, const ItemClaimed& e) {
  item.owner = e.owner;
  item.state = State::claimed;
}
void evolve(Item& item, const ItemHandedOut&) { item.state = State::handed_out; }
void evolve(Item& item, const ItemGivenAway&) { item.state = State::given_away; }

}  // namespace lostfound::desk
