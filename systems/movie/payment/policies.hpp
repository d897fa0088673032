// A reservation that has ended keeps no money.
#pragma once
#include "kit/bank.hpp"
#include "systems/movie/payment/payment.hpp"
#include "systems/movie/reservation/events.hpp"

namespace movie::payment {

Refund on_payment_refused(const reservation::PaymentRefused&);
Refund on_reservation_expired(const reservation::ReservationExpired&);
Refund on_seats_lost(const reservation::SeatsLost&);
Refund on_reservation_canceled(const reservation::ReservationCanceled&);
Refund on_reservation_called_off(const reservation::ReservationCalledOff&);

}  // namespace movie::payment
