// However it ended.
#include "systems/movie/payment/policies.hpp"

namespace movie::payment {

// It has asked for no payment; this keeps one by hand from being made for it.
Refund on_reservation_refused(const reservation::ReservationRefused& e) { return {text_of(e.id)}; }
Refund on_payment_refused(const reservation::PaymentRefused& e) { return {text_of(e.id)}; }
Refund on_reservation_expired(const reservation::ReservationExpired& e) { return {text_of(e.id)}; }
Refund on_seats_lost(const reservation::SeatsLost& e) { return {text_of(e.id)}; }
Refund on_reservation_canceled(const reservation::ReservationCanceled& e) {
  return {text_of(e.id)};
}

}  // namespace movie::payment
