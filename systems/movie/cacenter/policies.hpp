// What is worth a KakaoTalk message: every change of a reservation (S4). A cancel that
// comes too late changes nothing: who asked for it has his answer.
#pragma once
#include "kit/notice.hpp"
#include "systems/movie/payment/events.hpp"
#include "systems/movie/reservation/events.hpp"

namespace movie::cacenter {

using kit::Notify;

Notify on_movie_reserved(const reservation::MovieReserved&);
Notify on_reservation_held(const reservation::ReservationHeld&);
Notify on_reservation_refused(const reservation::ReservationRefused&);
Notify on_payment_refused(const reservation::PaymentRefused&);
Notify on_reservation_expired(const reservation::ReservationExpired&);
Notify on_seats_lost(const reservation::SeatsLost&);
Notify on_reservation_canceled(const reservation::ReservationCanceled&);
Notify on_reservation_called_off(const reservation::ReservationCalledOff&);
Notify on_payed(const payment::Payed&);
Notify on_payment_canceled(const payment::PaymentCanceled&);

}  // namespace movie::cacenter
