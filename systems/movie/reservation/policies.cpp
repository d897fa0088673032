// What was answered, held or ended, as commands to a reservation and to its screening.
#include "systems/movie/reservation/policies.hpp"

namespace movie::reservation {
namespace {

ReservationId who(const std::string& text) {
  return reservation_in(text).value_or(ReservationId{});
}

bool agreed(const kit::Answer& answer) { return answer.kind == kit::Answer::Kind::answered; }

}  // namespace

HoldAnswered on_hold_answer(const Hold& asked, const kit::Answer& answer) {
  return {asked.reservation_id, answer.reason};
}
SellAnswered on_sell_answer(const Sell& asked, const kit::Answer& answer) {
  return {asked.reservation_id, answer.reason};
}
ReleaseAnswered on_release_answer(const Release& asked, const kit::Answer& answer) {
  return {asked.reservation_id, agreed(answer)};
}
PaymentAnswered on_pay_answer(const payment::Pay& asked, const kit::Answer& answer) {
  return {who(asked.reservation_id), kit::outcome_of(answer), answer.reason};
}
VoidAnswered on_void_answer(const payment::Void& asked, const kit::Answer& answer) {
  return {who(asked.reservation_id), kit::outcome_of(answer), answer.reason};
}

TakeSeats on_seats_held(const SeatsHeld& e) {
  return {e.reservation_id, e.seats, e.movie_id, e.theater, e.starts_at, e.price, e.until, {}};
}

CallOff on_seats_taken_back(const SeatsTakenBack& e) { return {e.reservation_id}; }

Close on_payment_refused(const PaymentRefused& e) { return {e.screening_id, e.id}; }
Close on_reservation_expired(const ReservationExpired& e) { return {e.screening_id, e.id}; }
Close on_seats_lost(const SeatsLost& e) { return {e.screening_id, e.id}; }
Close on_reservation_canceled(const ReservationCanceled& e) { return {e.screening_id, e.id}; }

}  // namespace movie::reservation
