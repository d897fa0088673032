// A reservation that has ended keeps no seats.
#pragma once
#include "systems/movie/reservation/events.hpp"
#include "systems/movie/screening/screening.hpp"

namespace movie::screening {

Close on_reservation_refused(const reservation::ReservationRefused&);
Close on_payment_refused(const reservation::PaymentRefused&);
Close on_reservation_expired(const reservation::ReservationExpired&);
Close on_seats_lost(const reservation::SeatsLost&);
Close on_reservation_canceled(const reservation::ReservationCanceled&);

}  // namespace movie::screening
