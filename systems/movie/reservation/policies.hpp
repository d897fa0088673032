// What moves a reservation and its seats besides its customer.
#pragma once
#include "systems/movie/payment/calls.hpp"
#include "systems/movie/reservation/reservation.hpp"
#include "systems/movie/reservation/screening.hpp"

namespace movie::reservation {

HoldAnswered on_hold_answer(const Hold&, const kit::Answer&);
SellAnswered on_sell_answer(const Sell&, const kit::Answer&);
ReleaseAnswered on_release_answer(const Release&, const kit::Answer&);
PaymentAnswered on_pay_answer(const payment::Pay&, const kit::Answer&);
VoidAnswered on_void_answer(const payment::Void&, const kit::Answer&);

TakeSeats on_seats_held(const SeatsHeld&);
CallOff on_seats_taken_back(const SeatsTakenBack&);

// A reservation that has ended keeps no seats.
Close on_payment_refused(const PaymentRefused&);
Close on_reservation_expired(const ReservationExpired&);
Close on_seats_lost(const SeatsLost&);
Close on_reservation_canceled(const ReservationCanceled&);

}  // namespace movie::reservation
