// What a return answers, and what it costs to be late.
#include "systems/library/giveback/giveback.hpp"

#include "kit/json.hpp"
#include "systems/laws.hpp"
#include "systems/library/contexts.hpp"
#include "systems/library/giveback/policies.hpp"
#include "systems/testing.hpp"

namespace library::giveback {
namespace {

using kit::Instant;
using kit::Money;
using kit::Outcome;
using systems::testing::Given;
using systems::testing::given;

constexpr ReturnId one{1};
constexpr UserId kim{10};
constexpr BookId book{2};
constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 24 * hour_ms;
constexpr Instant due{20'000 * day_ms};

Instant days_after(std::int64_t days) { return {due.ms + days * day_ms}; }
Given<Return> pending(Instant returned, std::optional<Instant> expire = {}) {
  return given<Return>(ReturnRequested{one, kim, book, returned, expire, 3, {}, {}});
}
Settle taken(std::optional<Instant> given = due, std::optional<Instant> ruled = {}) {
  return {one, given, ruled, {{{5}, 3, 1}}};
}

TEST(library_return, answers_every_command_in_every_state) {
  const GiveBack back{one, kim, book, {}, {}, 3, {}, due, {}};
  const CardAnswered no{one, Outcome::refused}, yes{one, Outcome::done},
      late{one, Outcome::delayed};
  const Waive waive{one};
  given<Return>().when(waive).then("404 unknown_return");
  pending(due).when(waive).then("409 no_fee");
  given<Return>().when(back).then("ReturnRequested, asks TakeBack");
  given<Return>().when(no).then("nothing");
  given<Return>().when(taken()).then("nothing");

  pending(due).when(back).then("409 already_given_back");
  pending(due).when(yes).then("nothing");
  pending(due).when(no).then("ReturnRefused");
  pending(due).when(late).then("ReturnHeld");
  pending(due).and_then(ReturnHeld{one}).when(late).then("nothing");
  pending(due).when(taken()).then("BookReturned");

  auto settled = pending(due).and_then(BookReturned{one, kim, book, due, 3, due, {}});
  settled.when(back).then("409 already_given_back");
  settled.when(no).then("nothing");
  settled.when(late).then("nothing");
  settled.when(taken()).then("nothing");
  settled.when(waive).then("409 no_fee");
  settled.and_then(BookExpired{one, kim, book, 7, 3, {500}}).when(waive).then("FeeWaived");

  auto refused = pending(due).and_then(ReturnRefused{one, kim, book, 3, {}});
  refused.when(yes).then("nothing");
  refused.when(taken()).then("nothing");
  refused.when(waive).then("409 no_fee");
}

TEST(library_return, a_fee_is_waived_once_and_seen_to_have_been) {
  auto late = pending(due)
                  .and_then(BookReturned{one, kim, book, due, 3, due, {}})
                  .and_then(BookExpired{one, kim, book, 7, 3, {500}});
  const auto waived = late.when(Waive{one}).event<FeeWaived>();
  EXPECT_EQ(waived.user_id, kim);
  EXPECT_EQ(waived.fee, Money{500});
  late.and_then(waived).when(Waive{one}).then("nothing");
  EXPECT_EQ(late.state().expire_fee, Money{0});
  EXPECT_EQ(late.state().waived_fee, Money{500});
  EXPECT_EQ(late.state().expire_days, 7);
}

// Whoever stands there has been answered 409; who was told 202, or waits at his loan, has not.
TEST(library_return, of_a_refusal_only_who_does_not_know_it_is_to_be_told) {
  const CardAnswered no{one, Outcome::refused};
  const auto at_loan =
      given<Return>(ReturnRequested{one, kim, book, due, {}, 3, BorrowId{5}, "borrow/7"});
  EXPECT_FALSE(pending(due).when(no).event<ReturnRefused>().to_tell);
  EXPECT_TRUE(pending(due).and_then(ReturnHeld{one}).when(no).event<ReturnRefused>().to_tell);
  EXPECT_TRUE(at_loan.when(no).event<ReturnRefused>().to_tell);
  ReturnRefused of_before;
  const char* logged = R"({"id":1,"userId":10,"bookId":2,"qty":3,"borrowId":null,"atDesk":true})";
  EXPECT_EQ(kit::json::read(kit::type_of<ReturnRefused>(), &of_before, logged), "");
  EXPECT_TRUE(of_before.to_tell);
}

// Who waits at his loan is told of his own return and of no other.
TEST(library_return, tells_whether_it_was_brought_to_the_desk) {
  const auto at_loan =
      given<Return>(ReturnRequested{one, kim, book, due, {}, 3, BorrowId{5}, "borrow/7"});
  const CardAnswered no{one, Outcome::refused};
  EXPECT_FALSE(at_loan.when(taken()).event<BookReturned>().at_desk);
  EXPECT_FALSE(at_loan.when(no).event<ReturnRefused>().at_desk);
  EXPECT_TRUE(pending(due).when(taken()).event<BookReturned>().at_desk);
  EXPECT_TRUE(pending(due).when(no).event<ReturnRefused>().at_desk);
}

TEST(library_return, obeys_the_laws) { systems::laws::obeyed_by(service()); }

// S2: 1 to 7 days 500 won, 8 to 14 days 1000, more 2000; R9: not a day late is free.
TEST(library_return, a_late_return_costs_by_its_days) {
  const std::pair<int, std::int64_t> table[] = {{0, 0},     {1, 500},   {7, 500},   {8, 1000},
                                                {14, 1000}, {15, 2000}, {400, 2000}};
  for (const auto& [days, won] : table) {
    EXPECT_EQ(late_fee(days), Money{won}) << days;
    EXPECT_EQ(days_late(days_after(days), due), days);
  }
  EXPECT_EQ(late_fee(-3), Money{0});
  EXPECT_EQ(days_late(days_after(-3), due), 0);
}

// Midnight in Seoul is 15:00 in UTC. Every border, a millisecond before it and at it.
TEST(library_return, a_day_begins_at_midnight_in_seoul) {
  const Instant evening{due.ms + 14 * hour_ms};  // due at 23:00 in Seoul
  for (const int days : {1, 8, 15}) {
    const Instant midnight{due.ms + 15 * hour_ms + (days - 1) * day_ms};
    EXPECT_EQ(days_late(midnight, evening), days);
    EXPECT_EQ(days_late(Instant{midnight.ms - 1}, evening), days - 1);
    EXPECT_NE(late_fee(days), late_fee(days - 1));
  }
  const Instant early{due.ms - 9 * hour_ms};  // due at 00:00 in Seoul
  EXPECT_EQ(days_late(Instant{early.ms + day_ms - 1}, early), 0);
  EXPECT_EQ(days_late(Instant{early.ms + day_ms}, early), 1);
  EXPECT_EQ(days_late(Instant{early.ms - 1}, early), 0);
}

TEST(library_return, is_charged_once_whatever_its_quantity) {
  const auto then = pending(days_after(7)).when(taken());
  then.then("BookReturned, BookExpired");
  const auto expired = then.event<BookExpired>();
  EXPECT_EQ(expired.expire_days, 7);
  EXPECT_EQ(expired.qty, 3);
  EXPECT_EQ(expired.fee, Money{500});
}

TEST(library_return, nothing_is_charged_before_the_copies_are_back) {
  pending(days_after(30)).when(CardAnswered{one, Outcome::done}).then("nothing");
  pending(days_after(30)).when(CardAnswered{one, Outcome::refused}).then("ReturnRefused");
}

TEST(library_return, the_loans_own_date_counts_if_it_was_given_one) {
  const Instant generous = days_after(100);
  const Settle without = taken({}, due);
  pending(days_after(7), generous).when(taken(due)).then("BookReturned, BookExpired");
  pending(days_after(7), generous).when(without).then("BookReturned");
  pending(days_after(7)).when(without).then("BookReturned, BookExpired");
  const auto back = pending(days_after(7), generous).when(without).event<BookReturned>();
  EXPECT_EQ(back.expire_date, generous);
}

// Each by its own date: what the return names frees none that was given one.
TEST(library_return, of_several_loans_the_one_that_is_due_first_counts) {
  const Instant generous = days_after(100);
  const auto due_of = [](const Given<Return>& back, const Settle& of) {
    return back.when(of).event<BookReturned>().expire_date;
  };
  const Settle both = taken(days_after(3), due);
  EXPECT_EQ(due_of(pending(days_after(7)), both), due);
  EXPECT_EQ(due_of(pending(days_after(7), generous), both), days_after(3));
  EXPECT_EQ(due_of(pending(days_after(7), days_after(1)), both), days_after(1));
  pending(days_after(7), generous).when(both).then("BookReturned, BookExpired");
}

// Broken 1: without dates the original answers 500, and announces the return all the same.
TEST(library_return, without_dates_it_is_now_and_the_loans) {
  const GiveBack back{one, kim, book, {}, {}, 3, {}, days_after(2), {}};
  const auto asked = given<Return>().when(back).event<ReturnRequested>();
  EXPECT_EQ(asked.return_date, days_after(2));
  EXPECT_FALSE(asked.expire_date);
}

TEST(library_return, prints_as_the_original_once_it_is_settled) {
  auto settled = pending(due).and_then(BookReturned{one, kim, book, due, 3, due, {}});
  std::string scratch;
  const auto& type = kit::type_of<Return>();
  const auto& status = type.fields[static_cast<std::size_t>(type.index("status"))];
  EXPECT_TRUE(status.get(&settled.state(), scratch).is_null());
  EXPECT_EQ(settled.state().expire_date, due);
  EXPECT_EQ(visibility(settled.state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(pending(due).state()), kit::Visibility::own_url);
}

TEST(library_return, the_card_says_of_which_loans_it_was) {
  borrow::CopiesTakenBack e;
  e.return_id = one;
  e.given_due = due;
  e.ruled_due = days_after(1);
  e.loans = {{{5}, 3, 1}};
  const Settle settle = on_taken_back(e);
  EXPECT_EQ(settle.id, one);
  EXPECT_EQ(settle.loans[0].left, 1);
  EXPECT_EQ(settle.given_due, due);
  EXPECT_EQ(settle.ruled_due, days_after(1));
}

TEST(library_return, measures_what_an_older_program_has_taken_back) {
  borrow::CopiesTakenBack e;
  const char* logged = R"({"id":1,"userId":10,"returnId":1,"bookId":2,"qty":3,)"
                       R"("due":1728000000000,"dueGiven":true,"loans":[],"at":0})";
  EXPECT_EQ(kit::json::read(kit::type_of<borrow::CopiesTakenBack>(), &e, logged), "");
  const auto back = pending(days_after(7)).when(on_taken_back(e));
  back.then("BookReturned, BookExpired");
  EXPECT_EQ(back.event<BookReturned>().expire_date, due);
}

TEST(library_return, is_made_of_a_readers_wish_at_the_loan_desk) {
  const GiveBack back = on_return_asked({{5}, kim, book, 2, days_after(1)});
  EXPECT_EQ(back.borrow_id, BorrowId{5});
  EXPECT_EQ(back.return_date, days_after(1));
  EXPECT_EQ(back.qty, 2);
}

}  // namespace
}  // namespace library::giveback
