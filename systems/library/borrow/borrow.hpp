// A loan: asked of the shelf, entered on the reader's card, renewed, returned.
#pragma once
#include <chrono>
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "kit/outcome.hpp"
#include "systems/library/borrow/events.hpp"

namespace library::borrow {

inline constexpr kit::Milliseconds loan_period = std::chrono::days(14);
inline constexpr kit::Milliseconds remind_before = std::chrono::days(1);
inline constexpr int renewals_max = 2;
inline constexpr std::int64_t qty_max = 1'000'000;

struct Borrow {
  BorrowId id;
  UserId user_id;
  BookId book_id;
  std::optional<kit::Instant> borrow_date, expire_date;
  int qty = 0;
  Status status = Status::none;
  std::optional<int> left;      // copies not returned yet; null: nothing has been returned
  std::optional<int> renewals;  // null: never renewed
  // Not shown:
  bool due_given = false;      // the reader named the due date
  std::int64_t agreed = 0;     // the lending by which the shelf has given the copies; 0: not yet
  std::int64_t sent_back = 0;  // the last that was one too many
  bool held = false;           // the reader knows that it takes longer
  bool reminded = false;
  std::optional<kit::Instant> renewing;  // to that date, if the shelf allows it
  bool allowed = false;                  // it does: the card is being asked
  bool renewal_held = false;
  bool returning = false;  // the return desk has been asked
  std::string title = {};  // of the book, as it was lent
};
DESCRIBE(Borrow, id, user_id, book_id, borrow_date, expire_date, qty, status, left, renewals,
         due_given, agreed, sent_back, held, reminded, renewing, allowed, renewal_held, returning,
         title)

// What was refused at the desk never was a loan; what was accepted is listed whatever becomes of
// it.
kit::Visibility visibility(const Borrow& loan);

// --- the reader's commands
struct Place {
  BorrowId id;
  UserId user_id;
  BookId book_id;
  std::optional<kit::Instant> borrow_date, expire_date;
  int qty = 0;
  kit::Instant at;
};
DESCRIBE(Place, id, user_id, book_id, borrow_date, expire_date, qty, at)

// He does not want it any more, and the shelf has not been heard of.
struct CancelLoan {
  BorrowId id;
};
DESCRIBE(CancelLoan, id)

struct Renew {
  BorrowId id;
  kit::Instant at;
};
DESCRIBE(Renew, id, at)

// Brings copies back: so many, or all.
struct BringBack {
  BorrowId id;
  std::optional<int> qty;
  kit::Instant at;
};
DESCRIBE(BringBack, id, qty, at)

// --- answers of the shelf and of the card
struct ShelfAnswered {
  BorrowId id;
  kit::Outcome outcome = kit::Outcome::done;
  std::string reason;
};
DESCRIBE(ShelfAnswered, id, outcome, reason)

// The shelf has given copies.
struct TakeCopies {
  BorrowId id;
  std::int64_t lending = 0;
  std::string title = {};
};
DESCRIBE(TakeCopies, id, lending, title)

// The card has them.
struct EnterAnswered {
  BorrowId id;
  kit::Instant at;
};
DESCRIBE(EnterAnswered, id, at)

struct AllowAnswered {
  BorrowId id;
  kit::Outcome outcome = kit::Outcome::done;
};
DESCRIBE(AllowAnswered, id, outcome)

struct ProlongAnswered {
  BorrowId id;
  bool prolonged = false;
  kit::Instant at;
};
DESCRIBE(ProlongAnswered, id, prolonged, at)

// So many copies of it are left after a return: the one that was asked for here, or one at the
// return desk.
struct CountDown {
  BorrowId id;
  int left = 0;
  bool at_desk = false;
};
DESCRIBE(CountDown, id, left, at_desk)

// The return desk has not taken them in.
struct StopReturning {
  BorrowId id;
};
DESCRIBE(StopReturning, id)

struct Remind {
  BorrowId id;
  kit::Instant at = {};
};
DESCRIBE(Remind, id, at)

// --- known to the loan alone
struct BorrowRequested {
  BorrowId id;
  UserId user_id;
  BookId book_id;
  kit::Instant borrow_date, expire_date;
  int qty = 0;
  bool due_given = false;
};
DESCRIBE(BorrowRequested, id, user_id, book_id, borrow_date, expire_date, qty, due_given)

struct BorrowHeld {
  BorrowId id;
};
DESCRIBE(BorrowHeld, id)

struct CopiesAgreed {
  BorrowId id;
  std::int64_t lending = 0;
  std::string title = {};
};
DESCRIBE(CopiesAgreed, id, lending, title)

struct BookNotFound {
  BorrowId id;
};
DESCRIBE(BookNotFound, id)

struct NotEnoughCopies {
  BorrowId id;
};
DESCRIBE(NotEnoughCopies, id)

// By its reader, who need not be told.
struct LoanWithdrawn {
  BorrowId id;
};
DESCRIBE(LoanWithdrawn, id)

struct CopiesCameBack {
  BorrowId id;
  int left = 0;
};
DESCRIBE(CopiesCameBack, id, left)

// What was brought back has been taken in.
struct BroughtBack {
  BorrowId id;
};
DESCRIBE(BroughtBack, id)

struct ReturnStopped {
  BorrowId id;
};
DESCRIBE(ReturnStopped, id)

struct LoanEnded {
  BorrowId id;
};
DESCRIBE(LoanEnded, id)

struct RenewalRequested {
  BorrowId id;
  kit::Instant until;
};
DESCRIBE(RenewalRequested, id, until)

struct RenewalHeld {
  BorrowId id;
};
DESCRIBE(RenewalHeld, id)

struct RenewalAllowed {
  BorrowId id;
};
DESCRIBE(RenewalAllowed, id)

// Another reader waits for the book.
struct RenewalRefused {
  BorrowId id;
};
DESCRIBE(RenewalRefused, id)

// All copies came back before it was renewed.
struct RenewalTooLate {
  BorrowId id;
};
DESCRIBE(RenewalTooLate, id)

enum class Refusal {
  unknown_borrow,
  already_borrowed,
  due_before_borrowed,
  unknown_book,
  out_of_stock,
  not_borrowed,
  borrowed,
  returned,
  canceled,
  overdue,
  reserved,
  renewed_enough,
  more_than_borrowed,
  being_renewed,
  being_returned
};
REFUSALS(
    Refusal,
    {Refusal::unknown_borrow, {"unknown_borrow", 404, "there is no such loan", "없는 대출입니다"}},
    {Refusal::already_borrowed,
     {"already_borrowed", 409, "this loan exists already", "이미 있는 대출입니다"}},
    {Refusal::due_before_borrowed,
     {"due_before_borrowed", 422, "the due date is before the day of borrowing",
      "반납 기한이 대출일보다 빠릅니다"}},
    {Refusal::unknown_book, {"unknown_book", 404, "there is no such book", "없는 도서입니다"}},
    {Refusal::out_of_stock,
     {"out_of_stock", 409, "there are not that many copies on the shelf", "재고가 부족합니다"}},
    {Refusal::not_borrowed,
     {"not_borrowed", 409, "the loan has not come about yet", "아직 대출이 확정되지 않았습니다"}},
    {Refusal::borrowed,
     {"borrowed", 409, "the loan has come about; bring the copies back",
      "이미 대출되었습니다. 반납해 주세요"}},
    {Refusal::returned,
     {"returned", 409, "all copies have been returned", "이미 모두 반납되었습니다"}},
    {Refusal::canceled, {"canceled", 409, "the loan was canceled", "취소된 대출입니다"}},
    {Refusal::overdue,
     {"overdue", 409, "what is overdue can't be renewed", "연체된 도서는 연장할 수 없습니다"}},
    {Refusal::reserved,
     {"reserved", 409, "another reader waits for the book",
      "다른 이용자가 예약하여 연장할 수 없습니다"}},
    {Refusal::renewed_enough,
     {"renewed_enough", 409, "the loan has been renewed twice", "두 번까지만 연장할 수 있습니다"}},
    {Refusal::more_than_borrowed,
     {"more_than_borrowed", 409, "the loan has not that many copies left",
      "대출한 수량보다 많이 반납할 수 없습니다"}},
    {Refusal::being_renewed,
     {"being_renewed", 409, "the loan is being renewed", "연장 처리 중입니다"}},
    {Refusal::being_returned,
     {"being_returned", 409, "copies are being returned", "반납 처리 중입니다"}})

using Event = std::variant<BorrowRequested, BorrowHeld, CopiesAgreed, BookNotFound, NotEnoughCopies,
                           LoanWithdrawn, BookBorrowed, BorrowCanceled, CopiesSentBack,
                           CopiesCameBack, ReturnAsked, BroughtBack, ReturnStopped, LoanEnded,
                           RenewalRequested, RenewalHeld, RenewalAllowed, RenewalRefused,
                           RenewalFailed, RenewalTooLate, LoanRenewed, LoanDueSoon>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const Borrow&, const Place&);
Decision decide(const Borrow&, const CancelLoan&);
Decision decide(const Borrow&, const ShelfAnswered&);
Decision decide(const Borrow&, const TakeCopies&);
Decision decide(const Borrow&, const EnterAnswered&);
Decision decide(const Borrow&, const CountDown&);
Decision decide(const Borrow&, const BringBack&);
Decision decide(const Borrow&, const StopReturning&);
Decision decide(const Borrow&, const Renew&);
Decision decide(const Borrow&, const AllowAnswered&);
Decision decide(const Borrow&, const ProlongAnswered&);
Decision decide(const Borrow&, const Remind&);

void evolve(Borrow&, const BorrowRequested&);
void evolve(Borrow&, const BorrowHeld&);
void evolve(Borrow&, const CopiesAgreed&);
void evolve(Borrow&, const BookNotFound&);
void evolve(Borrow&, const NotEnoughCopies&);
void evolve(Borrow&, const LoanWithdrawn&);
void evolve(Borrow&, const BookBorrowed&);
void evolve(Borrow&, const BorrowCanceled&);
void evolve(Borrow&, const CopiesSentBack&);
void evolve(Borrow&, const CopiesCameBack&);
void evolve(Borrow&, const ReturnAsked&);
void evolve(Borrow&, const BroughtBack&);
void evolve(Borrow&, const ReturnStopped&);
void evolve(Borrow&, const LoanEnded&);
void evolve(Borrow&, const RenewalRequested&);
void evolve(Borrow&, const RenewalHeld&);
void evolve(Borrow&, const RenewalAllowed&);
void evolve(Borrow&, const RenewalRefused&);
void evolve(Borrow&, const RenewalFailed&);
void evolve(Borrow&, const RenewalTooLate&);
void evolve(Borrow&, const LoanRenewed&);
void evolve(Borrow&, const LoanDueSoon&);

}  // namespace library::borrow
