// The desk's table of contents.
#include "examples/lostfound/desk/service.hpp"

#include "examples/lostfound/desk/desk.hpp"
#include "kit/service.hpp"

namespace lostfound::desk {

kit::Context service() {
  kit::Service desk{"desk", "lost and found", "분실물 보관소"};

  auto item = desk.aggregate<Item>("item", "items");
  item.shows({"what", "place", "state"})
      .extras({"owner"})
      .state_in("state")
      .search("place")
      .example("what", "우산")
      .example("place", "2호선")
      .example("owner", "홍길동");
  item.events<ItemFound, ItemClaimed, ItemHandedOut, ItemGivenAway>();

  item.command<Find>().creates().required({"what", "place"});
  item.command<Claim>()
      .word("주인확인")
      .action("claim", "it is mine", "주인 확인")
      .required({"owner"});
  item.command<HandOut>().word("반환완료").action("handOut", "hand it out", "반환");
  item.command<GiveAway>();
  return desk.take();
}

}  // namespace lostfound::desk
