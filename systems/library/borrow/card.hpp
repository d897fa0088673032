// A reader's card: what he has borrowed and not returned. It decides what he may return, and loans
// and returns go by it; so nobody returns more than he has.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/library/borrow/calls.hpp"
#include "systems/library/borrow/events.hpp"
#include "systems/library/lately.hpp"

namespace library::borrow {

// One loan on the card.
struct Line {
  BorrowId borrow_id;
  BookId book_id;
  int left = 0;
  kit::Instant due;
  bool due_given = false;
};
DESCRIBE(Line, borrow_id, book_id, left, due, due_given)

struct Card {
  CardId id;
  UserId user_id;
  std::vector<Line> lines;
  // Not shown: a return is not taken back twice, nor once it was refused.
  Lately taken_back, refused;
};
DESCRIBE(Card, id, user_id, lines, taken_back, refused)

// Who has never borrowed anything has no card.
kit::Visibility visibility(const Card& card);

// --- known to the card alone
struct LoanEntered {
  CardId id;
  UserId user_id;
  BorrowId borrow_id;
  BookId book_id;
  int qty = 0;
  kit::Instant due;
  bool due_given = false;
};
DESCRIBE(LoanEntered, id, user_id, borrow_id, book_id, qty, due, due_given)

struct LoanProlonged {
  CardId id;
  UserId user_id;
  BorrowId borrow_id;
  kit::Instant due;
};
DESCRIBE(LoanProlonged, id, user_id, borrow_id, due)

struct TakeBackRefused {
  CardId id;
  UserId user_id;
  ReturnId return_id;
  kit::Instant at;
};
DESCRIBE(TakeBackRefused, id, user_id, return_id, at)

enum class CardRefusal { more_than_borrowed, nothing_left };
REFUSALS(CardRefusal,
         {CardRefusal::more_than_borrowed,
          {"more_than_borrowed", 409, "the reader has not borrowed that many copies of this book",
           "대출한 수량보다 많이 반납할 수 없습니다"}},
         {CardRefusal::nothing_left,
          {"nothing_left", 409, "all copies have been returned", "이미 모두 반납되었습니다"}})

using CardEvent = std::variant<LoanEntered, LoanProlonged, CopiesTakenBack, TakeBackRefused>;
using CardDecision = kit::Decision<CardEvent, CardRefusal>;

CardDecision decide(const Card&, const Enter&);
CardDecision decide(const Card&, const Prolong&);
CardDecision decide(const Card&, const TakeBack&);

void evolve(Card&, const LoanEntered&);
void evolve(Card&, const LoanProlonged&);
void evolve(Card&, const CopiesTakenBack&);
void evolve(Card&, const TakeBackRefused&);

}  // namespace library::borrow
