// What the loan desk tells the others.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "kit/describe.hpp"
#include "systems/library/ids.hpp"
#include "systems/library/loan_part.hpp"

namespace library::borrow {

enum class Status {
  none,
  pending,  // the shelf has not been heard of yet: no loan for anyone but its reader
  borrowed,
  returned,
  canceled
};
WORDS(Status, {Status::pending, "pending"}, {Status::borrowed, "borrowed"},
      {Status::returned, "returned"}, {Status::canceled, "canceled"})

// The copies are the reader's, until he returns them.
struct BookBorrowed {
  BorrowId id;
  UserId user_id;
  BookId book_id;
  kit::Instant borrow_date, expire_date;
  int qty = 0;
  Status status = Status::borrowed;
};
DESCRIBE(BookBorrowed, id, user_id, book_id, borrow_date, expire_date, qty, status)

// A loan that had been accepted does not come about. One that is refused on the spot never was a
// loan: nobody hears of it but who asked.
struct BorrowCanceled {
  BorrowId id;
  UserId user_id;
  BookId book_id;
  int qty = 0;
  std::string reason;  // the shelf's: see book::reason
};
DESCRIBE(BorrowCanceled, id, user_id, book_id, qty, reason)

// The loan had ended, or had its copies already, when these came: a request came twice, or late.
struct CopiesSentBack {
  BorrowId id;
  BookId book_id;
  int qty = 0;
  std::int64_t lending = 0;
};
DESCRIBE(CopiesSentBack, id, book_id, qty, lending)

// The reader brings copies of this loan back; the return desk takes them in.
struct ReturnAsked {
  BorrowId id;
  UserId user_id;
  BookId book_id;
  int qty = 0;
  kit::Instant at;
};
DESCRIBE(ReturnAsked, id, user_id, book_id, qty, at)

struct LoanRenewed {
  BorrowId id;
  UserId user_id;
  BookId book_id;
  kit::Instant expire_date;
  int renewals = 0;
  std::string title = {};
};
DESCRIBE(LoanRenewed, id, user_id, book_id, expire_date, renewals, title)

struct LoanDueSoon {
  BorrowId id;
  UserId user_id;
  BookId book_id;
  kit::Instant expire_date;
  std::string title = {};
};
DESCRIBE(LoanDueSoon, id, user_id, book_id, expire_date, title)

// A renewal that was accepted does not come about: another reader waits for the book.
struct RenewalFailed {
  BorrowId id;
  UserId user_id;
  BookId book_id;
  std::string title = {};
};
DESCRIBE(RenewalFailed, id, user_id, book_id, title)

// The same of a place in the queue for a book.
struct ReservationRefused {
  ReservationId id;
  UserId user_id;
  BookId book_id;
  std::string reason;
};
DESCRIBE(ReservationRefused, id, user_id, book_id, reason)

// --- the reader's card
// Copies are off the card: those that are due first, first.
struct CopiesTakenBack {
  CardId id;
  UserId user_id;
  ReturnId return_id;
  BookId book_id;
  int qty = 0;
  // When the first of those loans is due that were given a date or renewed, and of the others.
  std::optional<kit::Instant> given_due, ruled_due;
  std::vector<LoanPart> loans;
  kit::Instant at;
};
DESCRIBE(CopiesTakenBack, id, user_id, return_id, book_id, qty, given_due, ruled_due, loans, at)
// Logs of before have one date, `due`.
RENAME(CopiesTakenBack, {"ruled_due", "due"})

}  // namespace library::borrow
