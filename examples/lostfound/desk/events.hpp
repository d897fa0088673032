// What the desk tells the others.
#pragma once
#include <string>

#include "examples/lostfound/ids.hpp"
#include "kit/describe.hpp"

namespace lostfound::desk {

struct ItemFound {
  ItemId id;
  std::string what, place;
};
DESCRIBE(ItemFound, id, what, place)

struct ItemClaimed {
  ItemId id;
  std::string owner;
};
DESCRIBE(ItemClaimed, id, owner)

struct ItemHandedOut {
  ItemId id;
};
DESCRIBE(ItemHandedOut, id)

// Nobody came for it in time.
struct ItemGivenAway {
  ItemId id;
};
DESCRIBE(ItemGivenAway, id)

}  // namespace lostfound::desk
