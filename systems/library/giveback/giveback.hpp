// The return desk: what was borrowed comes back, and whoever is late pays.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "kit/outcome.hpp"
#include "systems/library/borrow/events.hpp"
#include "systems/library/giveback/events.hpp"

namespace library::giveback {

inline constexpr std::int64_t qty_max = 1'000'000;

enum class Status { none, pending, refused, settled };
WORDS(Status, {Status::pending, "pending"}, {Status::refused, "refused"},
      {Status::settled, nullptr})

struct Return {
  ReturnId id;
  UserId user_id;
  BookId book_id;
  std::optional<kit::Instant> return_date, expire_date;
  int qty = 0;
  std::optional<BorrowId> borrow_id;
  Status status = Status::none;
  std::optional<int> expire_days;
  std::optional<kit::Money> expire_fee, waived_fee;  // 0 and what it was, once it is waived
  // Not shown:
  bool held = false;                 // the reader knows that it takes longer
  std::optional<std::string> cause;  // the wish at the loan desk that brought it here
};
DESCRIBE(Return, id, user_id, book_id, return_date, expire_date, qty, borrow_id, status,
         expire_days, expire_fee, waived_fee, held, cause)

// Before it is known to be of something that was lent, a return concerns nobody but who made it.
kit::Visibility visibility(const Return& giving_back);

// Whole days by the calendar of Seoul; 0 when it is in time.
int days_late(kit::Instant returned, kit::Instant due);
// S2: 1 to 7 days 500 won, 8 to 14 days 1000, more 2000.
kit::Money late_fee(int days);

struct GiveBack {
  ReturnId id;
  UserId user_id;
  BookId book_id;
  std::optional<kit::Instant> return_date, expire_date;
  int qty = 0;
  std::optional<BorrowId> borrow_id;
  kit::Instant at;
  std::optional<std::string> cause;
};
DESCRIBE(GiveBack, id, user_id, book_id, return_date, expire_date, qty, borrow_id, at, cause)

// The librarian's: the reader need not pay.
struct Waive {
  ReturnId id;
};
DESCRIBE(Waive, id)

struct CardAnswered {
  ReturnId id;
  kit::Outcome outcome = kit::Outcome::done;
};
DESCRIBE(CardAnswered, id, outcome)

// The copies are off the reader's card.
struct Settle {
  ReturnId id;
  // When the first of its loans is due that were given a date, and of the others.
  std::optional<kit::Instant> given_due, ruled_due;
  std::vector<LoanPart> loans;
};
DESCRIBE(Settle, id, given_due, ruled_due, loans)

// --- known to the desk alone
struct ReturnRequested {
  ReturnId id;
  UserId user_id;
  BookId book_id;
  kit::Instant return_date;
  std::optional<kit::Instant> expire_date;
  int qty = 0;
  std::optional<BorrowId> borrow_id;
  std::optional<std::string> cause;
};
DESCRIBE(ReturnRequested, id, user_id, book_id, return_date, expire_date, qty, borrow_id, cause)

struct ReturnHeld {
  ReturnId id;
};
DESCRIBE(ReturnHeld, id)

enum class Refusal { unknown_return, already_given_back, more_than_borrowed, no_fee };
REFUSALS(Refusal,
         {Refusal::unknown_return,
          {"unknown_return", 404, "there is no such return", "없는 반납입니다"}},
         {Refusal::already_given_back,
          {"already_given_back", 409, "this return exists already", "이미 처리된 반납입니다"}},
         {Refusal::more_than_borrowed,
          {"more_than_borrowed", 409, "the reader has not borrowed that many copies of this book",
           "대출한 수량보다 많이 반납할 수 없습니다"}},
         {Refusal::no_fee,
          {"no_fee", 409, "no late fee was charged for this return",
           "연체료가 부과되지 않은 반납입니다"}})

using Event =
    std::variant<ReturnRequested, ReturnHeld, ReturnRefused, BookReturned, BookExpired, FeeWaived>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Return&, const GiveBack&);
Decision decide(const Return&, const CardAnswered&);
Decision decide(const Return&, const Settle&);
Decision decide(const Return&, const Waive&);

void evolve(Return&, const ReturnRequested&);
void evolve(Return&, const ReturnHeld&);
void evolve(Return&, const ReturnRefused&);
void evolve(Return&, const BookReturned&);
void evolve(Return&, const BookExpired&);
void evolve(Return&, const FeeWaived&);

}  // namespace library::giveback
