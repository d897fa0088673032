// What readers are told, and of what.
#include <gtest/gtest.h>

#include "systems/laws.hpp"
#include "systems/library/contexts.hpp"
#include "systems/library/notification/policies.hpp"

namespace library::notification {
namespace {

TEST(library_notification, says_what_happened_to_whom) {
  const Notify fee = on_expired({{3}, {10}, {2}, 8, 1, {1000}});
  EXPECT_EQ(fee.event, "BookExpired");
  EXPECT_EQ(fee.subject, "return");
  EXPECT_EQ(fee.subject_id, 3);
  EXPECT_EQ(fee.recipient, "reader 10");
  EXPECT_EQ(fee.message, "반납이 8일 늦어 연체료 1000원이 부과되었습니다.");
  EXPECT_EQ(fee.message_english, "You were 8 days late; the fee is 1000 won.");
  EXPECT_EQ(on_borrow_canceled({{3}, {10}, {2}, 1}).event, "BorrowCanceled");
  EXPECT_EQ(on_due_soon({{3}, {10}, {2}, {}}).subject, "borrow");
  EXPECT_EQ(on_renewed({{3}, {10}, {2}, {}, 1}).event, "LoanRenewed");
  EXPECT_EQ(on_return_refused({{3}, {10}, {2}, 1, {}}).subject, "return");
  EXPECT_EQ(on_copy_held({{2}, {7}, {10}, {}}).subject_id, 7);
  EXPECT_EQ(on_hold_lapsed({{2}, {7}, {10}}).event, "HoldLapsed");
}

TEST(library_notification, obeys_the_laws) { systems::laws::obeyed_by(service()); }

}  // namespace
}  // namespace library::notification
