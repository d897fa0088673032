// However it ended.
#include "systems/movie/payment/policies.hpp"

namespace movie::payment {

Refund on_payment_refused(const reservation::PaymentRefused& e) { return {text_of(e.id)}; }
Refund on_reservation_expired(const reservation::ReservationExpired& e) { return {text_of(e.id)}; }
Refund on_seats_lost(const reservation::SeatsLost& e) { return {text_of(e.id)}; }
Refund on_reservation_canceled(const reservation::ReservationCanceled& e) {
  return {text_of(e.id)};
}
Refund on_reservation_called_off(const reservation::ReservationCalledOff& e) {
  return {text_of(e.id)};
}

}  // namespace movie::payment
