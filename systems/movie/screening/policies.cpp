// However it ended.
#include "systems/movie/screening/policies.hpp"

namespace movie::screening {

Close on_reservation_refused(const reservation::ReservationRefused& e) {
  return {e.screening_id, e.id};
}
Close on_payment_refused(const reservation::PaymentRefused& e) { return {e.screening_id, e.id}; }
Close on_reservation_expired(const reservation::ReservationExpired& e) {
  return {e.screening_id, e.id};
}
Close on_seats_lost(const reservation::SeatsLost& e) { return {e.screening_id, e.id}; }
Close on_reservation_canceled(const reservation::ReservationCanceled& e) {
  return {e.screening_id, e.id};
}

}  // namespace movie::screening
