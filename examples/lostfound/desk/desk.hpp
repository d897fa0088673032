// The desk: what was found waits for its owner, and is given away when nobody comes.
#pragma once
#include <chrono>
#include <optional>
#include <variant>

#include "examples/lostfound/desk/events.hpp"
#include "kit/decision.hpp"
#include "kit/model.hpp"

namespace lostfound::desk {

inline constexpr kit::Milliseconds keep_for = std::chrono::days(14);

enum class State { none, found, claimed, handed_out, given_away };
WORDS(State, {State::found, "보관중"}, {State::claimed, "주인확인"},
      {State::handed_out, "반환완료"}, {State::given_away, "기부완료"})

struct Item {
  ItemId id;
  std::string what, place;
  State state = State::none;
  std::optional<std::string> owner;
};
DESCRIBE(Item, id, what, place, state, owner)

// --- asked of an item
struct Find {
  ItemId id;
  std::string what, place;
  kit::Instant at;
};
DESCRIBE(Find, id, what, place, at)

struct Claim {
  ItemId id;
  std::string owner;
  kit::Instant at;
};
DESCRIBE(Claim, id, owner, at)

struct HandOut {
  ItemId id;
};
DESCRIBE(HandOut, id)

// The time is over: a timer says so, nobody else can.
struct GiveAway {
  ItemId id;
};
DESCRIBE(GiveAway, id)

enum class Refusal {
  unknown_item,
  already_found,
  other_owner,
  not_claimed,
  handed_out,
  given_away
};
REFUSALS(Refusal,
         {Refusal::unknown_item, {"unknown_item", 404, "there is no such item", "없는 물건입니다"}},
         {Refusal::already_found,
          {"already_found", 409, "the item is on the desk already", "이미 접수된 물건입니다"}},
         {Refusal::other_owner,
          {"other_owner", 409, "somebody else has claimed it", "다른 주인이 확인된 물건입니다"}},
         {Refusal::not_claimed,
          {"not_claimed", 409, "nobody has claimed it yet", "아직 주인이 확인되지 않았습니다"}},
         {Refusal::handed_out,
          {"handed_out", 409, "it is with its owner again", "이미 주인에게 돌려준 물건입니다"}},
         {Refusal::given_away,
          {"given_away", 409, "it has been given away", "이미 기부한 물건입니다"}})

using Event = std::variant<ItemFound, ItemClaimed, ItemHandedOut, ItemGivenAway>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Item&, const Find&);
Decision decide(const Item&, const Claim&);
Decision decide(const Item&, const HandOut&);
Decision decide(const Item&, const GiveAway&);

void evolve(Item&, const ItemFound&);
void evolve(Item&, const ItemClaimed&);
void evolve(Item&, const ItemHandedOut&);
void evolve(Item&, const ItemGivenAway&);

}  // namespace lostfound::desk
