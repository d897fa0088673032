// The loan desk's table of contents.
#include "kit/service.hpp"

#include "systems/library/borrow/card.hpp"
#include "systems/library/borrow/policies.hpp"
#include "systems/library/contexts.hpp"

namespace library::borrow {
namespace {

void wire_loans(kit::Service& desk) {
  auto loan = desk.aggregate<Borrow>("borrow", "borrows");
  loan.shows({"userId", "bookId", "borrowDate", "expireDate", "qty", "status"})
      .extras({"left", "renewals"})
      .state_in("status")
      .search("userId")
      .search("bookId")
      .example("userId", "1")
      .example("bookId", "1")
      .example("qty", "1")
      .example("borrowDate", "2025-12-06")
      .example("expireDate", "2025-12-20")
      .example("expireDate", "2025-12-28")
      .example("expireDate", "2026-02-01");
  loan.events<BookBorrowed, BorrowCanceled, CopiesSentBack, ReturnAsked, LoanRenewed, RenewalFailed,
              LoanDueSoon>()
      .internal<BorrowRequested, BorrowHeld, CopiesAgreed, BookNotFound, NotEnoughCopies,
                LoanWithdrawn, CopiesCameBack, BroughtBack, ReturnStopped, LoanEnded,
                RenewalRequested, RenewalHeld, RenewalAllowed, RenewalRefused, RenewalTooLate>();
  loan.ends_wait<BookBorrowed>()
      .ends_wait<LoanWithdrawn>()
      .ends_wait<LoanRenewed>()
      .ends_wait<BroughtBack>()
      .held_by<BorrowHeld>()
      .held_by<RenewalHeld>()
      .refused_by<BookNotFound>(Refusal::unknown_book)
      .refused_by<NotEnoughCopies>(Refusal::out_of_stock)
      .refused_by<RenewalRefused>(Refusal::reserved)
      .refused_by<RenewalTooLate>(Refusal::returned)
      .refused_by<ReturnStopped>(Refusal::more_than_borrowed);

  loan.command<Place>()
      .creates()
      .required({"userId", "bookId", "qty"})
      .range("userId", 1, INT64_MAX)
      .range("bookId", 1, INT64_MAX)
      .range("qty", 1, qty_max);
  loan.command<CancelLoan>().word("canceled").action("cancel", "withdraw the loan", "대출 취소");
  loan.command<Renew>().action("renew", "keep it for two more weeks", "대출 연장");
  loan.command<BringBack>().action("return", "bring it back", "반납").range("qty", 1, qty_max);
  loan.command<StopReturning>();
  loan.command<ShelfAnswered>();
  loan.command<TakeCopies>();
  loan.command<EnterAnswered>();
  loan.command<AllowAnswered>();
  loan.command<ProlongAnswered>();
  loan.command<CountDown>();
  loan.command<Remind>();
}

void wire_cards(kit::Service& desk) {
  auto card = desk.aggregate<Card>("card", "cards");
  card.key("userId").shows({"userId", "lines"}).search("userId");
  card.events<CopiesTakenBack>().internal<LoanEntered, LoanProlonged, TakeBackRefused>();
  card.refused_by<TakeBackRefused>(CardRefusal::more_than_borrowed);
  card.command<Enter>();
  card.command<Prolong>();
  card.command<TakeBack>();
}

void wire_reservations(kit::Service& desk) {
  auto reservation = desk.aggregate<Reservation>("reservation", "reservations");
  reservation.shows({"userId", "bookId", "status"})
      .extras({"position", "holdUntil"})
      .state_in("status")
      .search("userId")
      .search("bookId")
      .example("userId", "1")
      .example("bookId", "1");
  reservation.events<ReservationRefused>()
      .internal<ReservationRequested, ReservationHeld, ReservedBookNotFound, StillOnTheShelf,
                ReservedBefore, QueueFull, ReservationPlaced, PositionChanged, ReservationReady,
                CancelWished, LeavingHeld, ReservationFulfilled, ReservationExpired,
                ReservationCanceled>();
  reservation.ends_wait<ReservationPlaced>()
      .ends_wait<ReservationCanceled>()
      .held_by<ReservationHeld>()
      .held_by<LeavingHeld>()
      .refused_by<ReservedBookNotFound>(ReservationRefusal::unknown_book)
      .refused_by<StillOnTheShelf>(ReservationRefusal::on_the_shelf)
      .refused_by<ReservedBefore>(ReservationRefusal::already_reserved)
      .refused_by<QueueFull>(ReservationRefusal::queue_full)
      .refused_by<ReservationFulfilled>(ReservationRefusal::fulfilled)
      .refused_by<ReservationExpired>(ReservationRefusal::expired);

  reservation.command<Reserve>()
      .creates()
      .required({"userId", "bookId"})
      .range("userId", 1, INT64_MAX)
      .range("bookId", 1, INT64_MAX);
  reservation.command<CancelReservation>()
      .deletes()
      .word("canceled")
      .action("cancel", "give the place up", "예약 취소");
  reservation.command<QueueAnswered>();
  reservation.command<LeaveAnswered>();
  reservation.command<FollowQueue>();
}

}  // namespace

kit::Context service() {
  kit::Service desk{"borrow", "loans", "대출", 8082};
  wire_loans(desk);
  wire_cards(desk);
  wire_reservations(desk);

  desk.calls<on_lend_answer>("book");
  desk.calls<on_allow_answer>("book");
  desk.calls<on_join_answer>("book");
  desk.calls<on_leave_answer>("book");
  // A loan and its reader's card are two things of this desk: the loan asks the card,
  // and has its answer in the same transaction.
  desk.calls<on_enter_answer>("borrow");
  desk.calls<on_prolong_answer>("borrow");

  desk.whenever<on_stock_decreased>("book");
  desk.whenever<on_out_of_stock>("book");
  desk.whenever<on_book_returned>("return");
  desk.whenever<on_return_refused>("return");
  desk.whenever<on_queued>("book");
  desk.whenever<on_advanced>("book");
  desk.whenever<on_copy_held>("book");
  desk.whenever<on_hold_lapsed>("book");
  desk.whenever<on_held_copy_taken>("book");
  desk.whenever<on_dropped>("book");
  return desk.take();
}

}  // namespace library::borrow
