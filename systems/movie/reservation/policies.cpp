// The answers it got, and the seats it got, as commands to a reservation.
#include "systems/movie/reservation/policies.hpp"

namespace movie::reservation {
namespace {

ReservationId who(const std::string& text) {
  return reservation_in(text).value_or(ReservationId{});
}

}  // namespace

HoldAnswered on_hold_answer(const screening::Hold& asked, const kit::Answer& answer) {
  return {asked.reservation_id, kit::outcome_of(answer), answer.reason};
}
SellAnswered on_sell_answer(const screening::Sell& asked, const kit::Answer& answer) {
  return {asked.reservation_id, kit::outcome_of(answer)};
}
ReleaseAnswered on_release_answer(const screening::Release& asked, const kit::Answer& answer) {
  return {asked.reservation_id, kit::outcome_of(answer)};
}
PaymentAnswered on_pay_answer(const payment::Pay& asked, const kit::Answer& answer) {
  return {who(asked.reservation_id), kit::outcome_of(answer), answer.reason};
}
VoidAnswered on_void_answer(const payment::Void& asked, const kit::Answer& answer) {
  return {who(asked.reservation_id), kit::outcome_of(answer), answer.reason};
}

TakeSeats on_seats_held(const screening::SeatsHeld& e) {
  return {e.reservation_id, e.seats, e.movie_id, e.theater, e.starts_at, e.price, e.until, {}};
}

}  // namespace movie::reservation
