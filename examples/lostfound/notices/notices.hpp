// The notice board in the hall: a notice for each item that still waits for its owner.
#pragma once
#include <string>
#include <variant>

#include "examples/lostfound/ids.hpp"
#include "kit/decision.hpp"
#include "kit/model.hpp"

namespace lostfound::notices {

struct Notice {
  NoticeId id;
  ItemId item_id;
  std::string text;
  bool up = false;    // not shown
  bool down = false;  // not shown; taken down, and never put up again
};
DESCRIBE(Notice, id, item_id, text, up, down)

kit::Visibility visibility(const Notice& notice);

struct PutUp {
  ItemId item_id;
  std::string text;
};
DESCRIBE(PutUp, item_id, text)

struct TakeDown {
  ItemId item_id;
};
DESCRIBE(TakeDown, item_id)

struct NoticePutUp {
  NoticeId id;
  ItemId item_id;
  std::string text;
};
DESCRIBE(NoticePutUp, id, item_id, text)

struct NoticeTakenDown {
  NoticeId id;
};
DESCRIBE(NoticeTakenDown, id)

enum class Refusal { unknown_notice };
REFUSALS(Refusal, {Refusal::unknown_notice,
                   {"unknown_notice", 404, "there is no such notice", "없는 안내문입니다"}})

using Event = std::variant<NoticePutUp, NoticeTakenDown>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Notice&, const PutUp&);
Decision decide(const Notice&, const TakeDown&);
void evolve(Notice&, const NoticePutUp&);
void evolve(Notice&, const NoticeTakenDown&);

}  // namespace lostfound::notices
