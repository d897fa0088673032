// What the return desk tells the others.
#pragma once
#include <optional>
#include <vector>

#include "kit/describe.hpp"
#include "systems/library/ids.hpp"
#include "systems/library/loan_part.hpp"

namespace library::giveback {

struct BookReturned {
  ReturnId id;
  UserId user_id;
  BookId book_id;
  kit::Instant return_date;
  int qty = 0;
  kit::Instant expire_date;  // the due date that counted
  std::vector<LoanPart> loans;
  bool at_desk = false;  // brought to this desk, not to its loan
};
DESCRIBE(BookReturned, id, user_id, book_id, return_date, qty, expire_date, loans, at_desk)

// Returned too late: once for a return, however many copies it was.
struct BookExpired {
  ReturnId id;
  UserId user_id;
  BookId book_id;
  int expire_days = 0;
  int qty = 0;
  kit::Money fee;
};
DESCRIBE(BookExpired, id, user_id, book_id, expire_days, qty, fee)

// The library forgives that fee.
struct FeeWaived {
  ReturnId id;
  UserId user_id;
  BookId book_id;
  kit::Money fee;
};
DESCRIBE(FeeWaived, id, user_id, book_id, fee)

// The reader has not borrowed so many copies of it.
struct ReturnRefused {
  ReturnId id;
  UserId user_id;
  BookId book_id;
  int qty = 0;
  std::optional<BorrowId> borrow_id;
  bool at_desk = false;
  // Whoever was at the desk has his answer, unless he was told that it takes longer. Logs of before
  // do not say, and all of them were told.
  bool to_tell = true;
};
DESCRIBE(ReturnRefused, id, user_id, book_id, qty, borrow_id, at_desk, to_tell)

}  // namespace library::giveback
