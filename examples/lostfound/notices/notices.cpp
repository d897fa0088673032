// A notice goes up once and comes down once.
#include "examples/lostfound/notices/notices.hpp"

namespace lostfound::notices {

kit::Visibility visibility(const Notice& notice) {
  return notice.up ? kit::Visibility::listed : kit::Visibility::hidden;
}

Decision decide(const Notice& notice, const PutUp& wanted) {
  if (notice.up || notice.down) return {};
  return NoticePutUp{notice.id, wanted.item_id, wanted.text};
}

Decision decide(const Notice& notice, const TakeDown&) {
  if (!notice.up) return {};
  return NoticeTakenDown{notice.id};
}

void evolve(Notice& notice, const NoticePutUp& e) {
  notice.item_id = e.item_id;
  notice.text = e.text;
  notice.up = true;
}
void evolve(Notice& notice, const NoticeTakenDown&) {
  notice.up = false;
  notice.down = true;
}

}  // namespace lostfound::notices
