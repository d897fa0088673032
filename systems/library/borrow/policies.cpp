// Answers of shelf and card, and what happened there, as commands to loans and reservations.
#include "systems/library/borrow/policies.hpp"

namespace library::borrow {

using kit::outcome_of;

ShelfAnswered on_lend_answer(const book::Lend& asked, const kit::Answer& answer) {
  return {asked.borrow_id, outcome_of(answer), answer.reason};
}
EnterAnswered on_enter_answer(const Enter& asked, const kit::Answer& answer) {
  return {asked.borrow_id, answer.at};
}
AllowAnswered on_allow_answer(const book::AllowRenewal& asked, const kit::Answer& answer) {
  return {asked.borrow_id, outcome_of(answer)};
}
ProlongAnswered on_prolong_answer(const Prolong& asked, const kit::Answer& answer) {
  return {asked.borrow_id, outcome_of(answer) == kit::Outcome::done, answer.at};
}
QueueAnswered on_join_answer(const book::JoinQueue& asked, const kit::Answer& answer) {
  return {asked.reservation_id, outcome_of(answer), answer.reason};
}
LeaveAnswered on_leave_answer(const book::LeaveQueue& asked, const kit::Answer& answer) {
  return {asked.reservation_id, outcome_of(answer)};
}

// Both are told by events as well as answered: a loan does not depend on the answer (S2, R8).
TakeCopies on_stock_decreased(const book::StockDecreased& e) {
  return {e.borrow_id, e.lending, e.title};
}
ShelfAnswered on_out_of_stock(const book::OutOfStock& e) {
  return {e.borrow_id, kit::Outcome::refused, std::string(book::reason::out_of_stock)};
}

std::vector<CountDown> on_book_returned(const giveback::BookReturned& e) {
  std::vector<CountDown> out;
  for (const auto& part : e.loans) out.push_back({part.borrow_id, part.left, e.at_desk});
  return out;
}

std::optional<StopReturning> on_return_refused(const giveback::ReturnRefused& e) {
  if (!e.borrow_id || e.at_desk) return {};
  return StopReturning{*e.borrow_id};
}

FollowQueue on_queued(const book::ReservationQueued& e) {
  return {e.reservation_id, Stage::waiting, e.position, {}};
}
FollowQueue on_advanced(const book::ReservationAdvanced& e) {
  return {e.reservation_id, Stage::waiting, e.position, {}};
}
FollowQueue on_copy_held(const book::CopyHeld& e) {
  return {e.reservation_id, Stage::ready, {}, e.until};
}
FollowQueue on_hold_lapsed(const book::HoldLapsed& e) {
  return {e.reservation_id, Stage::expired, {}, {}};
}
FollowQueue on_held_copy_taken(const book::HeldCopyTaken& e) {
  return {e.reservation_id, Stage::fulfilled, {}, {}};
}
FollowQueue on_dropped(const book::ReservationDropped& e) {
  return {e.reservation_id, Stage::canceled, {}, {}};
}

}  // namespace library::borrow
