// The rules of a loan. The shelf decides whether there are copies, the reader's card what is his.
#include "systems/library/borrow/borrow.hpp"

#include "systems/library/book/calls.hpp"
#include "systems/library/borrow/calls.hpp"

namespace library::borrow {

using kit::Outcome;

namespace {

int open_copies(const Borrow& loan) { return loan.left.value_or(loan.qty); }

kit::Instant due_of(const Borrow& loan) { return loan.expire_date.value_or(kit::Instant{}); }

// A reader is told a day before, if that day is still to come.
Decision with_reminder(Decision so_far, const Borrow& loan, kit::Instant due, kit::Instant at) {
  const kit::Instant when = due - remind_before;
  if (when <= at) return std::move(so_far).forget(Remind{loan.id});
  return std::move(so_far).at(when, Remind{loan.id});
}

// Who waits for it has the answer; who was told that it is accepted is told that it is not to be.
Decision refused(const Borrow& loan, const std::string& reason) {
  const bool unknown = reason == book::reason::unknown_book;
  Decision decision =
      unknown ? Decision(BookNotFound{loan.id}) : Decision(NotEnoughCopies{loan.id});
  if (loan.held)
    decision.also(BorrowCanceled{loan.id, loan.user_id, loan.book_id, loan.qty, reason});
  return decision;
}

std::optional<Refusal> no_open_loan(const Borrow& loan) {
  switch (loan.status) {
    case Status::none:
      return Refusal::unknown_borrow;
    case Status::pending:
      return Refusal::not_borrowed;
    case Status::returned:
      return Refusal::returned;
    case Status::canceled:
      return Refusal::canceled;
    case Status::borrowed:
      return {};
  }
  return {};
}

}  // namespace

kit::Visibility visibility(const Borrow& loan) {
  const bool refused_at_once = loan.status == Status::canceled && !loan.held;
  const bool being_asked = loan.status == Status::pending && !loan.held;
  return refused_at_once || being_asked ? kit::Visibility::own_url : kit::Visibility::listed;
}

// Without dates: from now, for the loan period.
Decision decide(const Borrow& loan, const Place& asked) {
  if (loan.status != Status::none) return Refusal::already_borrowed;
  const kit::Instant from = asked.borrow_date.value_or(asked.at);
  const kit::Instant due = asked.expire_date.value_or(from + loan_period);
  if (kit::seoul_day(due) < kit::seoul_day(from)) return Refusal::due_before_borrowed;
  const BorrowRequested requested{
      loan.id, asked.user_id, asked.book_id, from, due, asked.qty, asked.expire_date.has_value()};
  return Decision(requested).call(book::Lend{asked.book_id, loan.id, asked.user_id, asked.qty});
}

// Copies that the shelf gives all the same go back when they come.
Decision decide(const Borrow& loan, const CancelLoan&) {
  switch (loan.status) {
    case Status::none:
      return Refusal::unknown_borrow;
    case Status::pending:
      return Decision(LoanWithdrawn{loan.id}).withdraw<book::Lend>();
    case Status::borrowed:
      return Refusal::borrowed;
    case Status::returned:
      return Refusal::returned;
    case Status::canceled:
      return {};
  }
  return {};
}

// A yes comes with the copies, as an event.
Decision decide(const Borrow& loan, const ShelfAnswered& answer) {
  if (loan.status != Status::pending) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return {};
    case Outcome::refused:
      return refused(loan, answer.reason);
    case Outcome::delayed:
    case Outcome::unreachable:
      if (loan.held) return {};
      return BorrowHeld{loan.id};
  }
  return {};
}

// Copies that are one too many go back: the request for them came twice, or after its end.
Decision decide(const Borrow& loan, const TakeCopies& given) {
  if (loan.status == Status::none || given.lending == loan.agreed) return {};
  if (loan.status == Status::pending)
    return Decision(CopiesAgreed{loan.id, given.lending, given.title})
        .call(Enter{loan.user_id, loan.id, loan.book_id, loan.qty, due_of(loan), loan.due_given});
  if (given.lending <= loan.sent_back) return {};
  return CopiesSentBack{loan.id, loan.book_id, loan.qty, given.lending};
}

// From now on it is a loan: the shelf has given the copies, and the card says whose they are.
Decision decide(const Borrow& loan, const EnterAnswered& answer) {
  if (loan.status != Status::pending || !loan.agreed) return {};
  const kit::Instant due = due_of(loan);
  const BookBorrowed borrowed{
      loan.id, loan.user_id, loan.book_id,    loan.borrow_date.value_or(answer.at),
      due,     loan.qty,     Status::borrowed};
  return with_reminder(borrowed, loan, due, answer.at);
}

// Who asked for it here is told even when a later one has been counted before it.
Decision decide(const Borrow& loan, const CountDown& returned) {
  const bool fewer = returned.left >= 0 && returned.left < open_copies(loan);
  const bool counts = loan.status == Status::borrowed && fewer;
  Decision counted;
  if (counts) counted.also(CopiesCameBack{loan.id, returned.left});
  if (loan.returning && !returned.at_desk) counted.also(BroughtBack{loan.id});
  if (!counts || returned.left > 0) return counted;
  return std::move(counted).also(LoanEnded{loan.id}).forget(Remind{loan.id});
}

// Whether the copies are his to return, the reader's card decides; the return desk asks it.
Decision decide(const Borrow& loan, const BringBack& back) {
  if (const auto why = no_open_loan(loan)) return *why;
  if (loan.returning) return Refusal::being_returned;
  if (loan.renewing) return Refusal::being_renewed;
  const int qty = back.qty.value_or(open_copies(loan));
  if (qty > open_copies(loan)) return Refusal::more_than_borrowed;
  return Decision(ReturnAsked{loan.id, loan.user_id, loan.book_id, qty, back.at}).wait();
}

Decision decide(const Borrow& loan, const StopReturning&) {
  if (!loan.returning) return {};
  return ReturnStopped{loan.id};
}

Decision decide(const Borrow& loan, const Renew& wish) {
  if (const auto why = no_open_loan(loan)) return *why;
  if (loan.returning) return Refusal::being_returned;
  if (loan.renewing) return Decision().wait(loan.renewal_held);
  if (loan.renewals.value_or(0) >= renewals_max) return Refusal::renewed_enough;
  if (kit::seoul_day(wish.at) > kit::seoul_day(due_of(loan))) return Refusal::overdue;
  return Decision(RenewalRequested{loan.id, due_of(loan) + loan_period})
      .call(book::AllowRenewal{loan.book_id, loan.id, loan.user_id});
}

Decision decide(const Borrow& loan, const AllowAnswered& answer) {
  if (!loan.renewing || loan.allowed) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return Decision(RenewalAllowed{loan.id}).call(Prolong{loan.user_id, loan.id, *loan.renewing});
    case Outcome::refused:
      if (!loan.renewal_held) return RenewalRefused{loan.id};
      return Decision(RenewalRefused{loan.id})
          .also(RenewalFailed{loan.id, loan.user_id, loan.book_id, loan.title});
    case Outcome::delayed:
    case Outcome::unreachable:
      if (loan.renewal_held) return {};
      return RenewalHeld{loan.id};
  }
  return {};
}

// The card hears of a return before the loan does: nothing may be left to renew.
Decision decide(const Borrow& loan, const ProlongAnswered& answer) {
  if (!loan.renewing || !loan.allowed) return {};
  if (!answer.prolonged) return RenewalTooLate{loan.id};
  const LoanRenewed renewed{
      loan.id,   loan.user_id, loan.book_id, *loan.renewing, loan.renewals.value_or(0) + 1,
      loan.title};
  return with_reminder(renewed, loan, renewed.expire_date, answer.at);
}

// Where nobody was at work when it was time, nobody is told that there is time left.
Decision decide(const Borrow& loan, const Remind& now) {
  const bool late = kit::seoul_day(now.at) > kit::seoul_day(due_of(loan));
  if (loan.status != Status::borrowed || loan.reminded || late) return {};
  return LoanDueSoon{loan.id, loan.user_id, loan.book_id, due_of(loan), loan.title};
}

void evolve(Borrow& loan, const BorrowRequested& e) {
  loan.user_id = e.user_id;
  loan.book_id = e.book_id;
  loan.borrow_date = e.borrow_date;
  loan.expire_date = e.expire_date;
  loan.qty = e.qty;
  loan.due_given = e.due_given;
  loan.status = Status::pending;
}
void evolve(Borrow& loan, const BorrowHeld&) { loan.held = true; }
void evolve(Borrow& loan, const CopiesAgreed& e) {
  loan.agreed = e.lending;
  loan.title = e.title;
}
void evolve(Borrow& loan, const BookNotFound&) { loan.status = Status::canceled; }
void evolve(Borrow& loan, const NotEnoughCopies&) { loan.status = Status::canceled; }
void evolve(Borrow& loan, const LoanWithdrawn&) { loan.status = Status::canceled; }
void evolve(Borrow& loan, const BookBorrowed& e) { loan.status = e.status; }
void evolve(Borrow& loan, const BorrowCanceled&) { loan.status = Status::canceled; }
void evolve(Borrow& loan, const CopiesSentBack& e) { loan.sent_back = e.lending; }
void evolve(Borrow& loan, const CopiesCameBack& e) { loan.left = e.left; }
void evolve(Borrow& loan, const ReturnAsked&) { loan.returning = true; }
void evolve(Borrow& loan, const BroughtBack&) { loan.returning = false; }
void evolve(Borrow& loan, const ReturnStopped&) { loan.returning = false; }
void evolve(Borrow& loan, const LoanEnded&) { loan.status = Status::returned; }
void evolve(Borrow& loan, const RenewalRequested& e) {
  loan.renewing = e.until;
  loan.renewal_held = false;
}
void evolve(Borrow& loan, const RenewalHeld&) { loan.renewal_held = true; }
void evolve(Borrow& loan, const RenewalAllowed&) { loan.allowed = true; }
void evolve(Borrow& loan, const RenewalRefused&) { loan.renewing.reset(); }
// What went before said it all.
void evolve(Borrow&, const RenewalFailed&) {}
void evolve(Borrow& loan, const RenewalTooLate&) {
  loan.renewing.reset();
  loan.allowed = false;
}
void evolve(Borrow& loan, const LoanRenewed& e) {
  loan.expire_date = e.expire_date;
  loan.renewals = e.renewals;
  loan.renewing.reset();
  loan.allowed = false;
  loan.reminded = false;
}
void evolve(Borrow& loan, const LoanDueSoon&) { loan.reminded = true; }

}  // namespace library::borrow
