// What others may ask of the loan desk, and what a loan asks of its reader's card.
#pragma once
#include <optional>

#include "kit/describe.hpp"
#include "systems/library/ids.hpp"

namespace library::borrow {

// Take these copies off the reader's card; off that loan alone, if one is named. Refused when he
// has not borrowed so many of the book.
struct TakeBack {
  UserId user_id;
  ReturnId return_id;
  BookId book_id;
  std::optional<BorrowId> borrow_id;
  int qty = 0;
  kit::Instant at;
};
DESCRIBE(TakeBack, user_id, return_id, book_id, borrow_id, qty, at)

struct Enter {
  UserId user_id;
  BorrowId borrow_id;
  BookId book_id;
  int qty = 0;
  kit::Instant due;
  bool due_given = false;
};
DESCRIBE(Enter, user_id, borrow_id, book_id, qty, due, due_given)

// Refused when nothing of the loan is left.
struct Prolong {
  UserId user_id;
  BorrowId borrow_id;
  kit::Instant due;
};
DESCRIBE(Prolong, user_id, borrow_id, due)

}  // namespace library::borrow
