// Puts the contexts together, and says what must add up.
#include "examples/lostfound/lostfound.hpp"

#include <set>

#include "examples/lostfound/desk/desk.hpp"
#include "examples/lostfound/desk/service.hpp"
#include "examples/lostfound/notices/notices.hpp"
#include "examples/lostfound/notices/service.hpp"

namespace lostfound {

const kit::System& system() {
  static const kit::System made = [] {
    kit::System all;
    all.name = "lostfound";
    all.title = "lost and found";
    all.title_korean = "분실물";
    all.topic = "lostfound";
    all.contexts = {desk::service(), notices::service()};
    all.audit = &audit;
    return all;
  }();
  return made;
}

// While the board is still being told, it may lag behind; at rest it may not.
void audit(kit::Evidence& evidence) {
  const auto items = evidence.all<desk::Item>("desk");
  if (!evidence.at_rest()) return;
  std::set<ItemId> on_the_board;
  for (const auto& notice : evidence.all<notices::Notice>("notices"))
    if (notice.up) on_the_board.insert(notice.item_id);
  for (const auto& item : items)
    evidence.expect(on_the_board.contains(item.id) == (item.state == desk::State::found),
                    "item " + std::to_string(item.id.value) + " and its notice disagree");
}

}  // namespace lostfound
