// What is worth a message to a reader.
#pragma once
#include <optional>

#include "kit/notice.hpp"
#include "systems/library/book/events.hpp"
#include "systems/library/borrow/events.hpp"
#include "systems/library/giveback/events.hpp"

namespace library::notification {

using kit::Notify;

Notify on_borrow_canceled(const borrow::BorrowCanceled&);
Notify on_reservation_refused(const borrow::ReservationRefused&);
Notify on_due_soon(const borrow::LoanDueSoon&);
Notify on_renewed(const borrow::LoanRenewed&);
Notify on_renewal_failed(const borrow::RenewalFailed&);
Notify on_expired(const giveback::BookExpired&);
Notify on_fee_waived(const giveback::FeeWaived&);
std::optional<Notify> on_return_refused(const giveback::ReturnRefused&);
Notify on_copy_held(const book::CopyHeld&);
Notify on_hold_lapsed(const book::HoldLapsed&);

}  // namespace library::notification
