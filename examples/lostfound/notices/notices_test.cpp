// What hangs on the board.
#include "examples/lostfound/notices/notices.hpp"

#include "examples/lostfound/notices/policies.hpp"
#include "examples/lostfound/notices/service.hpp"
#include "systems/laws.hpp"
#include "systems/testing.hpp"

namespace lostfound::notices {
namespace {

using systems::testing::given;

constexpr NoticeId one{1};
constexpr ItemId umbrella{7};

TEST(lostfound_notices, an_item_has_one_notice_until_it_is_claimed) {
  auto board = given<Notice>();
  const PutUp news = on_found({umbrella, "우산", "2호선"});
  board.and_then(board.when(news).then("NoticePutUp").event<NoticePutUp>());
  EXPECT_EQ(board.state().text, "2호선에서 찾았습니다: 우산");
  board.when(news).then("nothing");
  board.and_then(board.when(on_claimed({umbrella, "kim"})).event<NoticeTakenDown>());
  board.when(on_given_away({umbrella})).then("nothing");
  board.when(news).then("nothing");
}

TEST(lostfound_notices, what_was_taken_down_is_not_seen) {
  const auto up = given<Notice>(NoticePutUp{one, umbrella, "..."});
  EXPECT_EQ(visibility(up.state()), kit::Visibility::listed);
  const auto down = given<Notice>(NoticePutUp{one, umbrella, "..."}, NoticeTakenDown{one});
  EXPECT_EQ(visibility(down.state()), kit::Visibility::hidden);
}

TEST(lostfound_notices, obeys_the_laws) { systems::laws::obeyed_by(service()); }

}  // namespace
}  // namespace lostfound::notices
