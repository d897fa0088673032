// What a reader's card lets him return.
#include "systems/library/borrow/card.hpp"

#include "systems/testing.hpp"

namespace library::borrow {
namespace {

using kit::Instant;
using systems::testing::Given;
using systems::testing::given;

constexpr CardId one{1};
constexpr UserId kim{10};
constexpr BookId book{2}, other{3};
constexpr Instant soon{1'000}, later{2'000}, now{500};

// Loan 5: two copies, due later, by the reader's own date; loan 6: two copies, due soon.
Given<Card> two_loans() {
  return given<Card>(LoanEntered{one, kim, {5}, book, 2, later, true},
                     LoanEntered{one, kim, {6}, book, 2, soon, false},
                     LoanEntered{one, kim, {7}, other, 9, soon, false});
}
TakeBack take(int qty, std::optional<BorrowId> loan = {}) {
  return {kim, {8}, book, loan, qty, now};
}

TEST(library_card, takes_back_what_is_due_first) {
  const auto taken = two_loans().when(take(3)).event<CopiesTakenBack>();
  ASSERT_EQ(taken.loans.size(), 2u);
  EXPECT_EQ(taken.loans[0].borrow_id, BorrowId{6});
  EXPECT_EQ(taken.loans[0].left, 0);
  EXPECT_EQ(taken.loans[1].borrow_id, BorrowId{5});
  EXPECT_EQ(taken.loans[1].taken, 1);
  EXPECT_EQ(taken.loans[1].left, 1);
  EXPECT_EQ(taken.ruled_due, soon);
  EXPECT_EQ(taken.given_due, later);
  const auto card = two_loans().and_then(taken);
  EXPECT_EQ(card.state().lines.size(), 2u);
}

// Broken 3: the original takes 50 copies back of 4, and from readers who never borrowed any.
TEST(library_card, takes_back_no_more_than_is_on_it) {
  two_loans().when(take(4)).then("CopiesTakenBack");
  two_loans().when(take(5)).then("TakeBackRefused");
  two_loans().when(take(3, BorrowId{5})).then("TakeBackRefused");
  two_loans().when(take(1, BorrowId{7})).then("TakeBackRefused");
  given<Card>().when(take(1)).then("TakeBackRefused");
  const auto named = two_loans().when(take(2, BorrowId{5})).event<CopiesTakenBack>();
  EXPECT_EQ(named.given_due, later);
  EXPECT_FALSE(named.ruled_due);
}

TEST(library_card, a_request_that_comes_again_is_answered_as_before) {
  auto card = two_loans();
  card.and_then(card.when(take(2)).event<CopiesTakenBack>());
  card.when(take(2)).then("nothing");
  auto refused = given<Card>(TakeBackRefused{one, kim, {8}, now});
  refused.and_then(LoanEntered{one, kim, {5}, book, 2, later, true});
  refused.when(take(1)).then("409 more_than_borrowed");
}

TEST(library_card, a_loan_is_entered_once) {
  const Enter loan{kim, {6}, book, 2, soon, false};
  given<Card>().when(loan).then("LoanEntered");
  two_loans().when(loan).then("nothing");
}

TEST(library_card, a_loan_is_prolonged_forward_only) {
  two_loans().when(Prolong{kim, {6}, later}).then("LoanProlonged");
  two_loans().when(Prolong{kim, {5}, soon}).then("nothing");
  two_loans().when(Prolong{kim, {4}, later}).then("409 nothing_left");
  const auto card = two_loans().and_then(LoanProlonged{one, kim, {6}, later});
  EXPECT_TRUE(card.state().lines[1].due_given);
  EXPECT_EQ(card.state().lines[1].due, later);
}

TEST(library_card, remembers_a_hundred_and_the_last_hour) {
  Lately lately;
  for (std::int64_t id = 1; id <= 150; ++id) note(lately, ReturnId{id}, Instant{id});
  EXPECT_EQ(lately.size(), 150u);
  const Instant next_day{24 * 3'600'000};
  for (std::int64_t id = 151; id <= 200; ++id) note(lately, ReturnId{id}, next_day);
  EXPECT_FALSE(has(lately, ReturnId{1}));
  EXPECT_TRUE(has(lately, ReturnId{151}));
  EXPECT_GE(lately.size(), lately_min);
}

TEST(library_card, is_there_once_something_was_borrowed) {
  EXPECT_EQ(visibility(two_loans().state()), kit::Visibility::listed);
  const auto refused = given<Card>(TakeBackRefused{one, kim, {8}, now});
  EXPECT_EQ(visibility(refused.state()), kit::Visibility::hidden);
  auto all_back = given<Card>(LoanEntered{one, kim, {5}, book, 2, later, true});
  all_back.and_then(all_back.when(take(2)).event<CopiesTakenBack>());
  EXPECT_TRUE(all_back.state().lines.empty());
  EXPECT_EQ(visibility(all_back.state()), kit::Visibility::listed);
}

}  // namespace
}  // namespace library::borrow
