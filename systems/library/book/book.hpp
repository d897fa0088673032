// A book and its copies: on the shelf, lent, kept for the next reader. The one place that decides
// who gets a copy.
#pragma once
#include <chrono>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "systems/library/book/calls.hpp"
#include "systems/library/book/events.hpp"
#include "systems/library/lately.hpp"

namespace library::book {

inline constexpr kit::Milliseconds hold_for = std::chrono::days(3);
inline constexpr std::int64_t copies_max = 1'000'000;
inline constexpr std::size_t queue_max = 100;
inline constexpr std::size_t marks_max = 60;

// Somebody who waits for a copy.
struct Place {
  ReservationId reservation_id;
  UserId user_id;
};
DESCRIBE(Place, reservation_id, user_id)

// A copy that is kept for somebody.
struct Hold {
  ReservationId reservation_id;
  UserId user_id;
  kit::Instant until;
};
DESCRIBE(Hold, reservation_id, user_id, until)

struct Book {
  BookId id;
  std::string title;
  std::optional<std::string> author;
  int stock = 0;                           // on the shelf, those kept for somebody among them
  std::optional<int> lent, held, waiting;  // null: none
  // Not shown:
  bool registered = false, removed = false;
  std::vector<Place> queue;
  std::vector<Hold> holds;
  std::int64_t lendings = 0;  // how often copies were lent
  // The last loans and returns: one that comes again is known. Who gets copies in vain sends them
  // back, so that a few marks are enough.
  std::vector<std::string> marks;
  Lately queued_lately;
};
DESCRIBE(Book, id, title, author, stock, lent, held, waiting, registered, removed, queue, holds,
         lendings, marks, queued_lately)

inline bool on_catalogue(const Book& book) { return book.registered && !book.removed; }
kit::Visibility visibility(const Book& book);

// --- the librarian's commands
struct RegisterBook {
  std::string title;
  std::optional<std::string> author;
  std::optional<int> stock, copies;  // one says it, for all are on the shelf
};
DESCRIBE(RegisterBook, title, author, stock, copies)

// All that the book is to be; how many there are stays unless it is said. `stock` counts the copies
// on the shelf, `copies` all of them, lent ones too.
struct EditBook {
  BookId id;
  std::string title;
  std::optional<std::string> author;
  std::optional<int> stock, copies;
  kit::Instant at;
};
DESCRIBE(EditBook, id, title, author, stock, copies, at)

struct RemoveBook {
  BookId id;
};
DESCRIBE(RemoveBook, id)

// --- what happens elsewhere, and what time brings
struct Restock {
  BookId id;
  ReturnId return_id;
  int qty = 0;
  kit::Instant at;
};
DESCRIBE(Restock, id, return_id, qty, at)

// Copies come back from a loan that did not want them any more.
struct TakeIn {
  BookId id;
  std::int64_t lending = 0;
  int qty = 0;
  kit::Instant at;
};
DESCRIBE(TakeIn, id, lending, qty, at)

struct LapseHolds {
  BookId id;
  kit::Instant at;
};
DESCRIBE(LapseHolds, id, at)

enum class Refusal {
  unknown_book,
  already_registered,
  out_of_stock,
  copies_in_use,
  copies_contradict,
  lent_out,
  reserved,
  on_the_shelf,
  already_reserved,
  queue_full
};
REFUSALS(Refusal,
         {Refusal::unknown_book,
          {reason::unknown_book, 404, "there is no such book", "없는 도서입니다"}},
         {Refusal::already_registered,
          {"already_registered", 409, "the book is registered", "이미 등록된 도서입니다"}},
         {Refusal::out_of_stock,
          {reason::out_of_stock, 409, "there are not that many copies on the shelf",
           "재고가 부족합니다"}},
         {Refusal::copies_in_use,
          {"copies_in_use", 409, "more copies than that are lent or kept for readers",
           "대출 중이거나 예약된 수량보다 적게 할 수 없습니다"}},
         {Refusal::copies_contradict,
          {"copies_contradict", 422,
           "copies must be those on the shelf (stock) and those lent together; say one of the two",
           "전체 수량(copies)은 재고(stock)와 대출 수량의 합이어야 합니다. 하나만 적어 주세요"}},
         {Refusal::lent_out,
          {"lent_out", 409, "copies of the book are lent", "대출 중인 도서는 삭제할 수 없습니다"}},
         {Refusal::reserved,
          {"reserved", 409, "a reader has reserved the book", "예약한 사람이 있는 도서입니다"}},
         {Refusal::on_the_shelf,
          {reason::on_the_shelf, 409, "a copy is on the shelf, borrow it",
           "재고가 있습니다. 바로 대출해 주세요"}},
         {Refusal::already_reserved,
          {reason::already_reserved, 409, "the reader has reserved the book",
           "이미 예약한 도서입니다"}},
         {Refusal::queue_full,
          {reason::queue_full, 409, "too many wait for the book", "예약 인원이 가득 찼습니다"}})

using Event = std::variant<BookRegistered, BookChanged, BookRemoved, StockDecreased, StockIncreased,
                           OutOfStock, ReservationQueued, ReservationAdvanced, CopyHeld, HoldLapsed,
                           HeldCopyTaken, ReservationDropped>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Book&, const RegisterBook&);
Decision decide(const Book&, const EditBook&);
Decision decide(const Book&, const RemoveBook&);
Decision decide(const Book&, const Lend&);
Decision decide(const Book&, const Restock&);
Decision decide(const Book&, const TakeIn&);
Decision decide(const Book&, const AllowRenewal&);
Decision decide(const Book&, const JoinQueue&);
Decision decide(const Book&, const LeaveQueue&);
Decision decide(const Book&, const LapseHolds&);

void evolve(Book&, const BookRegistered&);
void evolve(Book&, const BookChanged&);
void evolve(Book&, const BookRemoved&);
void evolve(Book&, const StockDecreased&);
void evolve(Book&, const StockIncreased&);
void evolve(Book&, const OutOfStock&);
void evolve(Book&, const ReservationQueued&);
void evolve(Book&, const ReservationAdvanced&);
void evolve(Book&, const CopyHeld&);
void evolve(Book&, const HoldLapsed&);
void evolve(Book&, const HeldCopyTaken&);
void evolve(Book&, const ReservationDropped&);

}  // namespace library::book
