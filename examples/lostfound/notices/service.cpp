// The notice board's table of contents. It only listens: the desk does not know of it.
#include "examples/lostfound/notices/service.hpp"

#include "examples/lostfound/notices/policies.hpp"
#include "kit/service.hpp"

namespace lostfound::notices {

kit::Context service() {
  kit::Service notices{"notices", "notices", "안내문"};
  notices.follows_only();

  auto notice = notices.aggregate<Notice>("notice", "notices");
  notice.key("itemId").shows({"itemId", "text"}).search("itemId");
  notice.events<NoticePutUp, NoticeTakenDown>();
  notice.command<PutUp>();
  notice.command<TakeDown>();

  notices.whenever<on_found>("desk");
  notices.whenever<on_claimed>("desk");
  notices.whenever<on_given_away>("desk");
  return notices.take();
}

}  // namespace lostfound::notices
