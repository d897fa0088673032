// What moves loans and reservations besides their readers.
#pragma once
#include "systems/library/book/calls.hpp"
#include "systems/library/book/events.hpp"
#include "systems/library/borrow/borrow.hpp"
#include "systems/library/borrow/calls.hpp"
#include "systems/library/borrow/reservation.hpp"
#include "systems/library/giveback/events.hpp"

namespace library::borrow {

ShelfAnswered on_lend_answer(const book::Lend&, const kit::Answer&);
EnterAnswered on_enter_answer(const Enter&, const kit::Answer&);
AllowAnswered on_allow_answer(const book::AllowRenewal&, const kit::Answer&);
ProlongAnswered on_prolong_answer(const Prolong&, const kit::Answer&);
QueueAnswered on_join_answer(const book::JoinQueue&, const kit::Answer&);
LeaveAnswered on_leave_answer(const book::LeaveQueue&, const kit::Answer&);

TakeCopies on_stock_decreased(const book::StockDecreased&);
ShelfAnswered on_out_of_stock(const book::OutOfStock&);
std::vector<CountDown> on_book_returned(const giveback::BookReturned&);

std::optional<StopReturning> on_return_refused(const giveback::ReturnRefused&);

FollowQueue on_queued(const book::ReservationQueued&);
FollowQueue on_advanced(const book::ReservationAdvanced&);
FollowQueue on_copy_held(const book::CopyHeld&);
FollowQueue on_hold_lapsed(const book::HoldLapsed&);
FollowQueue on_held_copy_taken(const book::HeldCopyTaken&);
FollowQueue on_dropped(const book::ReservationDropped&);

}  // namespace library::borrow
