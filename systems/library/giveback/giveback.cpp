// The rules of a return: the reader's card decides whether he has so many, the calendar what it
// costs.
#include "systems/library/giveback/giveback.hpp"

#include <algorithm>

#include "systems/library/borrow/calls.hpp"

namespace library::giveback {

namespace {

// The due date that a loan was given counts. Loans that were given none are due by the date that
// the return names, as in the original, else after the library's own loan period.
kit::Instant due_first(const Return& giving_back, const Settle& taken) {
  auto others = taken.ruled_due;
  if (others && giving_back.expire_date) others = giving_back.expire_date;
  return std::min(taken.given_due.value_or(kit::never), others.value_or(kit::never));
}

// Whether who waits at his loan has been told that it takes longer, this desk does not know.
ReturnRefused refused(const Return& giving_back) {
  const bool at_desk = !giving_back.cause;
  return {giving_back.id,
          giving_back.user_id,
          giving_back.book_id,
          giving_back.qty,
          giving_back.borrow_id,
          at_desk,
          !at_desk || giving_back.held};
}

}  // namespace

kit::Visibility visibility(const Return& giving_back) {
  return giving_back.status == Status::settled ? kit::Visibility::listed : kit::Visibility::own_url;
}

int days_late(kit::Instant returned, kit::Instant due) {
  const std::int64_t days = kit::seoul_day(returned) - kit::seoul_day(due);
  return static_cast<int>(std::max<std::int64_t>(days, 0));
}

kit::Money late_fee(int days) {
  if (days <= 0) return {0};
  if (days <= 7) return {500};
  if (days <= 14) return {1000};
  return {2000};
}

Decision decide(const Return& giving_back, const GiveBack& asked) {
  if (giving_back.status != Status::none) return Refusal::already_given_back;
  const ReturnRequested requested{
      giving_back.id,    asked.user_id, asked.book_id,   asked.return_date.value_or(asked.at),
      asked.expire_date, asked.qty,     asked.borrow_id, asked.cause};
  return Decision(requested).call(borrow::TakeBack{
      asked.user_id, giving_back.id, asked.book_id, asked.borrow_id, asked.qty, {}});
}

// A yes says only that the copies are off the card; which loans they were of comes as an event.
Decision decide(const Return& giving_back, const CardAnswered& answer) {
  if (giving_back.status != Status::pending) return {};
  switch (answer.outcome) {
    case kit::Outcome::done:
      return {};
    case kit::Outcome::refused:
      return refused(giving_back);
    case kit::Outcome::delayed:
    case kit::Outcome::unreachable:
      if (giving_back.held) return {};
      return ReturnHeld{giving_back.id};
  }
  return {};
}

// Of all loans that the copies are of, the one that is due first counts.
Decision decide(const Return& giving_back, const Settle& taken) {
  if (giving_back.status != Status::pending) return {};
  const kit::Instant returned = giving_back.return_date.value_or(kit::Instant{});
  const kit::Instant due = due_first(giving_back, taken);
  const int days = days_late(returned, due);
  const BookReturned back{giving_back.id, giving_back.user_id, giving_back.book_id,
                          returned,       giving_back.qty,     due,
                          taken.loans,    !giving_back.cause};
  if (days == 0) return back;
  return Decision(back).also(BookExpired{giving_back.id, giving_back.user_id, giving_back.book_id,
                                         days, giving_back.qty, late_fee(days)});
}

Decision decide(const Return& giving_back, const Waive&) {
  if (giving_back.status == Status::none) return Refusal::unknown_return;
  if (giving_back.waived_fee) return {};
  if (!giving_back.expire_fee) return Refusal::no_fee;
  return FeeWaived{giving_back.id, giving_back.user_id, giving_back.book_id,
                   *giving_back.expire_fee};
}

void evolve(Return& giving_back, const ReturnRequested& e) {
  giving_back.user_id = e.user_id;
  giving_back.book_id = e.book_id;
  giving_back.return_date = e.return_date;
  giving_back.expire_date = e.expire_date;
  giving_back.qty = e.qty;
  giving_back.borrow_id = e.borrow_id;
  giving_back.cause = e.cause;
  giving_back.status = Status::pending;
}
void evolve(Return& giving_back, const ReturnHeld&) { giving_back.held = true; }
void evolve(Return& giving_back, const ReturnRefused&) { giving_back.status = Status::refused; }
void evolve(Return& giving_back, const BookReturned& e) {
  giving_back.expire_date = e.expire_date;
  giving_back.status = Status::settled;
}
void evolve(Return& giving_back, const BookExpired& e) {
  giving_back.expire_days = e.expire_days;
  giving_back.expire_fee = e.fee;
}
void evolve(Return& giving_back, const FeeWaived& e) {
  giving_back.expire_fee = kit::Money{0};
  giving_back.waived_fee = e.fee;
}

}  // namespace library::giveback
