// What a loan answers, in every state.
#include "systems/library/borrow/borrow.hpp"

#include "systems/laws.hpp"
#include "systems/library/borrow/policies.hpp"
#include "systems/library/contexts.hpp"
#include "systems/testing.hpp"

namespace library::borrow {
namespace {

using kit::Instant;
using kit::Outcome;
using systems::testing::Given;
using systems::testing::given;

constexpr BorrowId one{1};
constexpr UserId kim{10};
constexpr BookId book{2};
constexpr std::int64_t day_ms = 86'400'000;
constexpr Instant first{20'000 * day_ms};
constexpr Instant due{20'014 * day_ms};

BookBorrowed borrowed_event() { return {one, kim, book, first, due, 4, Status::borrowed}; }
Given<Borrow> pending() {
  return given<Borrow>(BorrowRequested{one, kim, book, first, due, 4, false});
}
Given<Borrow> agreed() { return pending().and_then(CopiesAgreed{one, 7}); }
Given<Borrow> borrowed() { return agreed().and_then(borrowed_event()); }
Given<Borrow> returning() { return borrowed().and_then(ReturnAsked{one, kim, book, 1, first}); }
Given<Borrow> renewing() { return borrowed().and_then(RenewalRequested{one, due + loan_period}); }
Given<Borrow> allowed() { return renewing().and_then(RenewalAllowed{one}); }
Given<Borrow> returned() {
  return borrowed().and_then(CopiesCameBack{one, 0}).and_then(LoanEnded{one});
}
Given<Borrow> held() { return pending().and_then(BorrowHeld{one}); }
Given<Borrow> canceled() { return pending().and_then(NotEnoughCopies{one}); }

struct Line {
  const char* name;
  Given<Borrow> loan;
  const char* place;
  const char* out_of_stock;
  const char* given;     // the shelf gave copies, lending 7
  const char* one_back;  // 3 left
  const char* all_back;
  const char* renew;
  const char* allow;
  const char* remind;
  const char* bring_back;
  const char* cancel;
};

// Those in which it asks its reader's card are not among them: nobody finds a loan in one.
TEST(library_borrow, answers_every_command_in_every_state) {
  const char* const none = "nothing";
  const char* const there = "409 already_borrowed";
  const char* const came = "CopiesCameBack";
  const char* const ended = "CopiesCameBack, LoanEnded, forgets Remind";
  const char* const back = "CopiesCameBack, BroughtBack";
  const char* const all = "CopiesCameBack, BroughtBack, LoanEnded, forgets Remind";
  const Line table[] = {
      {"none", given<Borrow>(), "BorrowRequested, asks Lend", none, none, none, none,
       "404 unknown_borrow", none, none, "404 unknown_borrow", "404 unknown_borrow"},
      {"pending", pending(), there, "NotEnoughCopies", "CopiesAgreed, asks Enter", none, none,
       "409 not_borrowed", none, none, "409 not_borrowed", "LoanWithdrawn, withdraws Lend"},
      {"borrowed", borrowed(), there, none, none, came, ended,
       "RenewalRequested, asks AllowRenewal", none, "LoanDueSoon", "ReturnAsked, waits",
       "409 borrowed"},
      {"returning", returning(), there, none, none, back, all, "409 being_returned", none,
       "LoanDueSoon", "409 being_returned", "409 borrowed"},
      {"renewing", renewing(), there, none, none, came, ended, "waits",
       "RenewalAllowed, asks Prolong", "LoanDueSoon", "409 being_renewed", "409 borrowed"},
      {"returned", returned(), there, none, none, none, none, "409 returned", none, none,
       "409 returned", "409 returned"},
      {"canceled", canceled(), there, none, "CopiesSentBack", none, none, "409 canceled", none,
       none, "409 canceled", none},
  };
  for (const auto& line : table) {
    SCOPED_TRACE(line.name);
    line.loan.when(Place{one, kim, book, first, due, 4, first}).then(line.place);
    line.loan.when(ShelfAnswered{one, Outcome::refused, "out_of_stock"}).then(line.out_of_stock);
    line.loan.when(ShelfAnswered{one, Outcome::done, ""}).then(none);
    line.loan.when(TakeCopies{one, 7}).then(line.given);
    line.loan.when(EnterAnswered{one, first}).then(none);
    line.loan.when(CountDown{one, 3}).then(line.one_back);
    line.loan.when(CountDown{one, 0}).then(line.all_back);
    line.loan.when(Renew{one, first}).then(line.renew);
    line.loan.when(AllowAnswered{one, Outcome::done}).then(line.allow);
    line.loan.when(ProlongAnswered{one, true, first}).then(none);
    line.loan.when(Remind{one}).then(line.remind);
    line.loan.when(BringBack{one, 1, first}).then(line.bring_back);
    line.loan.when(CancelLoan{one}).then(line.cancel);
  }
}

TEST(library_borrow, is_there_when_the_card_has_it) {
  agreed().when(EnterAnswered{one, first}).then("BookBorrowed, sets Remind");
  agreed().when(TakeCopies{one, 7}).then("nothing");
  const auto on_card = pending().when(TakeCopies{one, 7}).asked<Enter>();
  EXPECT_EQ(on_card.user_id, kim);
  EXPECT_EQ(on_card.qty, 4);
  EXPECT_EQ(on_card.due, due);
}

// The shelf may have heard of it all the same.
TEST(library_borrow, what_comes_for_a_loan_that_was_withdrawn_goes_back) {
  auto gone = held();
  gone.when(CancelLoan{one}).then("LoanWithdrawn, withdraws Lend");
  gone.and_then(LoanWithdrawn{one});
  EXPECT_EQ(gone.state().status, Status::canceled);
  EXPECT_EQ(visibility(gone.state()), kit::Visibility::listed);
  gone.when(CancelLoan{one}).then("nothing");
  gone.when(ShelfAnswered{one, Outcome::refused, "out_of_stock"}).then("nothing");
  const auto back = gone.when(TakeCopies{one, 7, "토지"}).event<CopiesSentBack>();
  EXPECT_EQ(back.lending, 7);
  EXPECT_EQ(back.qty, 4);
}

TEST(library_borrow, knows_the_title_as_the_shelf_has_told_it) {
  const auto given = pending().when(on_stock_decreased({book, 4, one, kim, 7, "토지"}));
  auto loan = pending().and_then(given.event<CopiesAgreed>()).and_then(borrowed_event());
  EXPECT_EQ(loan.when(Remind{one, first}).event<LoanDueSoon>().title, "토지");
  loan.and_then(RenewalRequested{one, due + loan_period});
  auto late = loan;
  loan.and_then(RenewalAllowed{one});
  EXPECT_EQ(loan.when(ProlongAnswered{one, true, first}).event<LoanRenewed>().title, "토지");
  late.and_then(RenewalHeld{one});
  const AllowAnswered no{one, Outcome::refused};
  EXPECT_EQ(late.when(no).event<RenewalFailed>().title, "토지");
}

TEST(library_borrow, obeys_the_laws) { systems::laws::obeyed_by(service()); }

TEST(library_borrow, without_dates_it_is_for_two_weeks_from_now) {
  const auto asked =
      given<Borrow>().when(Place{one, kim, book, {}, {}, 1, first}).event<BorrowRequested>();
  EXPECT_EQ(asked.borrow_date, first);
  EXPECT_EQ(asked.expire_date, due);
  EXPECT_FALSE(asked.due_given);
}

TEST(library_borrow, dates_that_are_given_are_kept) {
  const Instant later = due + loan_period;
  const auto asked =
      given<Borrow>().when(Place{one, kim, book, due, later, 1, first}).event<BorrowRequested>();
  EXPECT_EQ(asked.borrow_date, due);
  EXPECT_EQ(asked.expire_date, later);
  EXPECT_TRUE(asked.due_given);
  given<Borrow>().when(Place{one, kim, book, due, first, 1, first}).then("422 due_before_borrowed");
}

// R8: the shelf can't be reached: accepted as pending, once.
TEST(library_borrow, is_held_while_the_shelf_can_t_be_reached) {
  const ShelfAnswered late{one, Outcome::delayed, ""};
  pending().when(late).then("BorrowHeld");
  held().when(late).then("nothing");
  held().when(ShelfAnswered{one, Outcome::unreachable, ""}).then("nothing");
  held().when(TakeCopies{one, 7}).then("CopiesAgreed, asks Enter");
}

TEST(library_borrow, an_unknown_book_is_no_loan) {
  pending().when(ShelfAnswered{one, Outcome::refused, "unknown_book"}).then("BookNotFound");
}

// Who was refused on the spot has his answer.
TEST(library_borrow, only_who_was_told_that_it_is_accepted_hears_that_it_is_not_to_be) {
  for (const char* reason : {"unknown_book", "out_of_stock"}) {
    const ShelfAnswered no{one, Outcome::refused, reason};
    const auto told = held().when(no).event<BorrowCanceled>();
    EXPECT_EQ(told.reason, reason);
    EXPECT_EQ(told.user_id, kim);
  }
  held()
      .when(ShelfAnswered{one, Outcome::refused, "unknown_book"})
      .then("BookNotFound, BorrowCanceled");
  EXPECT_EQ(pending().and_then(BookNotFound{one}).state().status, Status::canceled);
}

TEST(library_borrow, what_was_refused_at_once_is_not_listed) {
  EXPECT_EQ(visibility(pending().state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(canceled().state()), kit::Visibility::own_url);
  EXPECT_EQ(visibility(borrowed().state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(returned().state()), kit::Visibility::listed);
  EXPECT_EQ(visibility(held().state()), kit::Visibility::listed);
  const BorrowCanceled told{one, kim, book, 4, "out_of_stock"};
  const auto late = held().and_then(NotEnoughCopies{one}).and_then(told);
  EXPECT_EQ(visibility(late.state()), kit::Visibility::listed);
}

TEST(library_borrow, copies_that_are_one_too_many_go_back_once) {
  borrowed().when(TakeCopies{one, 7}).then("nothing");
  const auto back = borrowed().when(TakeCopies{one, 9}).event<CopiesSentBack>();
  EXPECT_EQ(back.qty, 4);
  EXPECT_EQ(back.lending, 9);
  borrowed().and_then(back).when(TakeCopies{one, 9}).then("nothing");
}

TEST(library_borrow, partial_returns_count_down) {
  auto loan = borrowed().and_then(CopiesCameBack{one, 1});
  EXPECT_EQ(loan.state().left, 1);
  EXPECT_EQ(loan.state().status, Status::borrowed);
  loan.when(CountDown{one, 2}).then("nothing");
  loan.when(CountDown{one, 1}).then("nothing");
  loan.when(CountDown{one, 0}).then("CopiesCameBack, LoanEnded, forgets Remind");
}

TEST(library_borrow, brings_back_all_or_so_many_and_no_more) {
  EXPECT_EQ(borrowed().when(BringBack{one, {}, first}).event<ReturnAsked>().qty, 4);
  auto loan = borrowed().and_then(CopiesCameBack{one, 1});
  EXPECT_EQ(loan.when(BringBack{one, {}, first}).event<ReturnAsked>().qty, 1);
  loan.when(BringBack{one, 2, first}).then("409 more_than_borrowed");
  returning().when(StopReturning{one}).then("ReturnStopped");
  borrowed().when(StopReturning{one}).then("nothing");
  EXPECT_FALSE(returning().and_then(ReturnStopped{one}).state().returning);
  EXPECT_FALSE(on_return_refused({{9}, kim, book, 1, {}}));
  EXPECT_EQ(on_return_refused({{9}, kim, book, 1, one})->id, one);
}

// Row 59: the answer to the call may be late or lost; what happened on the shelf is told anyway.
TEST(library_borrow, a_loan_that_waits_is_cancelled_by_the_event_that_the_stock_is_out) {
  const auto told = held().when(on_out_of_stock({one}));
  told.then("NotEnoughCopies, BorrowCanceled");
  EXPECT_EQ(told.event<BorrowCanceled>().reason, "out_of_stock");
  const auto context = service();
  const auto heard = [](const kit::Subscription& subscription) {
    return subscription.from == "book" && subscription.event->name == "OutOfStock";
  };
  EXPECT_EQ(std::count_if(context.subscriptions.begin(), context.subscriptions.end(), heard), 1);
}

// Who waits here would be told of copies that somebody else brought, and his own be forgotten.
TEST(library_borrow, is_not_ended_in_its_own_return_by_one_at_the_desk) {
  EXPECT_FALSE(on_return_refused({{9}, kim, book, 1, one, true}));
  const auto desk = on_book_returned({{9}, kim, book, due, 1, due, {{one, 1, 3}}, true});
  returning().when(desk[0]).then("CopiesCameBack");
  const auto own = on_book_returned({{9}, kim, book, due, 1, due, {{one, 1, 3}}});
  returning().when(own[0]).then("CopiesCameBack, BroughtBack");
  returning().and_then(CopiesCameBack{one, 2}).when(own[0]).then("BroughtBack");
  auto ended = returning().and_then(CopiesCameBack{one, 0}).and_then(LoanEnded{one});
  ended.when(own[0]).then("BroughtBack");
}

TEST(library_borrow, is_renewed_twice_and_not_when_overdue) {
  const LoanRenewed once{one, kim, book, due + loan_period, 1};
  const LoanRenewed twice{one, kim, book, due + loan_period + loan_period, 2};
  EXPECT_EQ(borrowed().when(Renew{one, due}).asked<book::AllowRenewal>().user_id, kim);
  borrowed().when(Renew{one, due}).then("RenewalRequested, asks AllowRenewal");
  borrowed().when(Renew{one, due + kit::Milliseconds(day_ms)}).then("409 overdue");
  auto loan = borrowed().and_then(once);
  loan.when(Renew{one, due}).then("RenewalRequested, asks AllowRenewal");
  loan.and_then(twice).when(Renew{one, due}).then("409 renewed_enough");
}

TEST(library_borrow, on_its_last_day_it_is_not_overdue_until_midnight_in_seoul) {
  const Instant last_ms{due.ms + 15 * 3'600'000 - 1};  // 23:59:59.999 in Seoul
  borrowed().when(Renew{one, last_ms}).then("RenewalRequested, asks AllowRenewal");
  borrowed().when(Renew{one, Instant{last_ms.ms + 1}}).then("409 overdue");
}

TEST(library_borrow, is_not_renewed_while_somebody_waits_or_when_all_is_back) {
  renewing().when(AllowAnswered{one, Outcome::refused}).then("RenewalRefused");
  renewing().when(AllowAnswered{one, Outcome::delayed}).then("RenewalHeld");
  allowed().when(ProlongAnswered{one, true, first}).then("LoanRenewed, sets Remind");
  allowed().when(ProlongAnswered{one, false, first}).then("RenewalTooLate");
  allowed().when(AllowAnswered{one, Outcome::done}).then("nothing");
  EXPECT_FALSE(allowed().and_then(RenewalTooLate{one}).state().allowed);
  auto told = renewing().and_then(RenewalHeld{one});
  told.when(AllowAnswered{one, Outcome::delayed}).then("nothing");
  told.when(AllowAnswered{one, Outcome::refused}).then("RenewalRefused, RenewalFailed");
  told.when(Renew{one, first}).then("is held");
  EXPECT_FALSE(told.and_then(RenewalRefused{one}).state().renewing);
}

TEST(library_borrow, reminds_a_day_before_and_once) {
  const auto then = agreed().when(EnterAnswered{one, first});
  EXPECT_EQ(then.effects().timers.front().due, due - remind_before);
  agreed().when(EnterAnswered{one, due}).then("BookBorrowed, forgets Remind");
  auto reminded = borrowed().and_then(LoanDueSoon{one, kim, book, due});
  reminded.when(Remind{one}).then("nothing");
  reminded.and_then(LoanRenewed{one, kim, book, due + loan_period, 1});
  reminded.when(Remind{one}).then("LoanDueSoon");
}

// The program was away when it was time.
TEST(library_borrow, nobody_is_told_of_time_left_when_there_is_none) {
  const Instant last_ms{due.ms + 15 * 3'600'000 - 1};  // 23:59:59.999 in Seoul
  borrowed().when(Remind{one, last_ms}).then("LoanDueSoon");
  borrowed().when(Remind{one, Instant{last_ms.ms + 1}}).then("nothing");
}

TEST(library_borrow, what_is_due_on_the_day_of_borrowing_is_a_loan) {
  const Instant noon{due.ms + 3 * 3'600'000};  // in Seoul
  const auto until = [&](Instant day) { return Place{one, kim, book, {}, day, 1, noon}; };
  given<Borrow>().when(until(due)).then("BorrowRequested, asks Lend");
  given<Borrow>().when(until(Instant{due.ms - 9 * 3'600'000})).then("BorrowRequested, asks Lend");
  given<Borrow>().when(until(Instant{due.ms - 9 * 3'600'000 - 1})).then("422 due_before_borrowed");
}

TEST(library_borrow, hears_of_a_return_for_each_loan_that_it_was_of) {
  const auto counts = on_book_returned({{9}, kim, book, due, 3, due, {{{1}, 2, 0}, {{4}, 1, 3}}});
  ASSERT_EQ(counts.size(), 2u);
  EXPECT_EQ(counts[1].id, BorrowId{4});
  EXPECT_EQ(counts[1].left, 3);
}

TEST(library_borrow, a_second_renewal_waits_as_the_first_did) {
  auto again = renewing()
                   .and_then(RenewalHeld{one})
                   .and_then(RenewalRefused{one})
                   .and_then(RenewalRequested{one, due + loan_period});
  again.when(Renew{one, first}).then("waits");
  again.when(AllowAnswered{one, Outcome::delayed}).then("RenewalHeld");
}

TEST(library_borrow, whoever_waits_is_told_whatever_becomes_of_it) {
  const auto context = service();
  for (const char* held : {"BorrowHeld", "RenewalHeld", "ReservationHeld", "LeavingHeld"})
    EXPECT_TRUE(context.event(held)->ends_wait && context.event(held)->ends_wait->held) << held;
  for (const char* refused : {"ReservationFulfilled", "ReservationExpired", "RenewalTooLate",
                              "RenewalRefused", "ReturnStopped"})
    EXPECT_TRUE(context.event(refused)->ends_wait && context.event(refused)->ends_wait->refusal)
        << refused;
}

}  // namespace
}  // namespace library::borrow
