// What the bookshelf tells the others.
#pragma once
#include <optional>
#include <string>

#include "kit/describe.hpp"
#include "systems/library/ids.hpp"

namespace library::book {

// --- the catalogue
struct BookRegistered {
  BookId id;
  std::string title;
  std::optional<std::string> author;
  int stock = 0;
};
DESCRIBE(BookRegistered, id, title, author, stock)

struct BookChanged {
  BookId id;
  std::string title;
  std::optional<std::string> author;
  int stock = 0;
};
DESCRIBE(BookChanged, id, title, author, stock)

struct BookRemoved {
  BookId id;
};
DESCRIBE(BookRemoved, id)

// --- the shelf. `stock` is how many copies moved, as in the original, not how many are there.
struct StockDecreased {
  BookId book_id;
  int stock = 0;
  BorrowId borrow_id;
  UserId user_id;
  std::int64_t lending = 0;  // the book's own count: a loan that was asked for twice is lent twice
  std::string title = {};
};
DESCRIBE(StockDecreased, book_id, stock, borrow_id, user_id, lending, title)

struct StockIncreased {
  BookId book_id;
  int stock = 0;
  ReturnId return_id;        // a reader's return,
  std::int64_t lending = 0;  // or copies that went out in vain
};
DESCRIBE(StockIncreased, book_id, stock, return_id, lending)

// There are not as many copies as were asked for: that loan does not come about.
struct OutOfStock {
  BorrowId borrow_id;
};
DESCRIBE(OutOfStock, borrow_id)

// --- the queue for a book
struct ReservationQueued {
  BookId book_id;
  ReservationId reservation_id;
  UserId user_id;
  int position = 0;
  kit::Instant at;
};
DESCRIBE(ReservationQueued, book_id, reservation_id, user_id, position, at)

// Those before him have left the queue.
struct ReservationAdvanced {
  BookId book_id;
  ReservationId reservation_id;
  UserId user_id;
  int position = 0;
};
DESCRIBE(ReservationAdvanced, book_id, reservation_id, user_id, position)

// A copy is kept for him until then.
struct CopyHeld {
  BookId book_id;
  ReservationId reservation_id;
  UserId user_id;
  kit::Instant until;
  std::string title = {};
};
DESCRIBE(CopyHeld, book_id, reservation_id, user_id, until, title)

// He did not come for it in time.
struct HoldLapsed {
  BookId book_id;
  ReservationId reservation_id;
  UserId user_id;
  std::string title = {};
};
DESCRIBE(HoldLapsed, book_id, reservation_id, user_id, title)

// He came and borrowed it.
struct HeldCopyTaken {
  BookId book_id;
  ReservationId reservation_id;
  UserId user_id;
  BorrowId borrow_id;
};
DESCRIBE(HeldCopyTaken, book_id, reservation_id, user_id, borrow_id)

// He gave it up.
struct ReservationDropped {
  BookId book_id;
  ReservationId reservation_id;
  UserId user_id;
};
DESCRIBE(ReservationDropped, book_id, reservation_id, user_id)

}  // namespace library::book
