// What readers are told, and of what.
#include <gtest/gtest.h>

#include <set>

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
  EXPECT_EQ(on_due_soon({{3}, {10}, {2}, {}}).subject, "borrow");
  EXPECT_EQ(on_renewed({{3}, {10}, {2}, {}, 1}).event, "LoanRenewed");
  EXPECT_EQ(on_renewal_failed({{3}, {10}, {2}}).recipient, "reader 10");
  EXPECT_EQ(on_return_refused({{3}, {10}, {2}, 1, {}}).subject, "return");
  EXPECT_EQ(on_copy_held({{2}, {7}, {10}, {}}).subject_id, 7);
  EXPECT_EQ(on_hold_lapsed({{2}, {7}, {10}}).event, "HoldLapsed");
}

TEST(library_notification, says_why_what_was_accepted_did_not_come_about) {
  const auto loan = [](const char* reason) {
    return on_borrow_canceled({{3}, {10}, {2}, 1, reason}).message_english;
  };
  EXPECT_EQ(loan("out_of_stock"), "Your loan was canceled: there are no copies.");
  EXPECT_EQ(loan("unknown_book"), "Your loan was canceled: there is no such book.");
  const auto place = [](const char* reason) {
    return on_reservation_refused({{7}, {10}, {2}, reason});
  };
  EXPECT_EQ(place("on_the_shelf").event, "ReservationRefused");
  EXPECT_EQ(place("on_the_shelf").subject, "reservation");
  EXPECT_EQ(place("on_the_shelf").subject_id, 7);
  std::set<std::string> texts;
  for (const char* reason : {"unknown_book", "on_the_shelf", "queue_full", "already_reserved"})
    texts.insert(place(reason).message);
  EXPECT_EQ(texts.size(), 4u);
}

TEST(library_notification, obeys_the_laws) { systems::laws::obeyed_by(service()); }

}  // namespace
}  // namespace library::notification
