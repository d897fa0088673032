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
  EXPECT_EQ(fee.message, "도서 2: 반납이 8일 늦어 연체료 1000원이 부과되었습니다.");
  EXPECT_EQ(fee.message_english, "Book 2: You were 8 days late; the fee is 1000 won.");
  const Notify waived = on_fee_waived({{3}, {10}, {2}, {1000}});
  EXPECT_EQ(waived.subject_id, 3);
  EXPECT_EQ(waived.message, "도서 2: 연체료 1000원이 면제되었습니다.");
  EXPECT_EQ(waived.message_english, "Book 2: You need not pay the late fee of 1000 won.");
  EXPECT_EQ(on_due_soon({{3}, {10}, {2}, {}}).subject, "borrow");
  EXPECT_EQ(on_renewed({{3}, {10}, {2}, {}, 1}).event, "LoanRenewed");
  EXPECT_EQ(on_renewal_failed({{3}, {10}, {2}}).recipient, "reader 10");
  EXPECT_EQ(on_return_refused({{3}, {10}, {2}, 1, {}})->subject, "return");
  EXPECT_EQ(on_copy_held({{2}, {7}, {10}, {}}).subject_id, 7);
  EXPECT_EQ(on_hold_lapsed({{2}, {7}, {10}}).event, "HoldLapsed");
}

// A reader with three loans has to know which is meant.
TEST(library_notification, names_the_book_and_its_title_where_the_shelf_told_it) {
  const auto english = [](const Notify& news) { return news.message_english; };
  EXPECT_EQ(english(on_due_soon({{3}, {10}, {2}, {}})), "Book 2: Your loan is due in a day.");
  EXPECT_EQ(english(on_due_soon({{3}, {10}, {2}, {}, "토지"})),
            "토지 (book 2): Your loan is due in a day.");
  EXPECT_EQ(on_due_soon({{3}, {10}, {2}, {}, "토지"}).message,
            "토지 (도서 2): 대출하신 도서의 반납 기한이 하루 남았습니다.");
  for (const Notify& news :
       {on_renewed({{3}, {10}, {2}, {}, 1, "토지"}), on_renewal_failed({{3}, {10}, {2}, "토지"}),
        on_copy_held({{2}, {7}, {10}, {}, "토지"}), on_hold_lapsed({{2}, {7}, {10}, "토지"})})
    EXPECT_EQ(english(news).find("토지 (book 2): "), 0u) << english(news);
}

TEST(library_notification, who_has_been_answered_at_the_desk_is_not_told_again) {
  EXPECT_FALSE(on_return_refused({{3}, {10}, {2}, 1, {}, true, false}));
  EXPECT_TRUE(on_return_refused({{3}, {10}, {2}, 1, {}, true, true}));
}

TEST(library_notification, says_why_what_was_accepted_did_not_come_about) {
  const auto loan = [](const char* reason) {
    return on_borrow_canceled({{3}, {10}, {2}, 1, reason}).message_english;
  };
  EXPECT_EQ(loan("out_of_stock"), "Book 2: Your loan was canceled: there are no copies.");
  EXPECT_EQ(loan("unknown_book"), "Book 2: Your loan was canceled: there is no such book.");
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
