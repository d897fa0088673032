// The texts.
#include "systems/movie/cacenter/policies.hpp"

namespace movie::cacenter {
namespace {

template <class Event>
Notify tell(ReservationId reservation, kit::NoticeText text) {
  return kit::notify<Event>(kit::kakao, "reservation", reservation, "subscriber", std::move(text));
}

// A payment entered by hand is for no reservation.
template <class Event>
Notify tell_payer(const Event& e, kit::NoticeText text) {
  if (const auto reservation = reservation_in(e.reservation_id))
    return tell<Event>(*reservation, std::move(text));
  return kit::notify<Event>(kit::kakao, "payProcess", e.id, "customer", std::move(text));
}

}  // namespace

Notify on_movie_reserved(const reservation::MovieReserved& e) {
  return tell<reservation::MovieReserved>(
      e.id, {"영화 예매가 완료되었습니다.", "Your seats are reserved and paid."});
}
Notify on_reservation_held(const reservation::ReservationHeld& e) {
  return tell<reservation::ReservationHeld>(
      e.id, {"결제가 지연되어 보류되었습니다. 그동안 좌석은 맡아 둡니다.",
             "Your payment takes longer and is on hold; your seats are kept meanwhile."});
}
Notify on_reservation_refused(const reservation::ReservationRefused& e) {
  return tell<reservation::ReservationRefused>(
      e.id, {"원하시는 좌석을 예약할 수 없습니다.", "The seats you wished for can't be had."});
}
Notify on_payment_refused(const reservation::PaymentRefused& e) {
  return tell<reservation::PaymentRefused>(
      e.id, {"결제가 거절되어 예매가 이루어지지 않았습니다.",
             "Your payment was declined; nothing has been reserved."});
}
Notify on_reservation_expired(const reservation::ReservationExpired& e) {
  return tell<reservation::ReservationExpired>(
      e.id, {"시간 안에 결제되지 않아 예매가 취소되었습니다.",
             "Your reservation was not paid in time and has been withdrawn."});
}
Notify on_seats_lost(const reservation::SeatsLost& e) {
  return tell<reservation::SeatsLost>(
      e.id, {"결제가 늦어 좌석을 드릴 수 없습니다. 결제 금액은 환불됩니다.",
             "Your payment came too late for your seats; it will be refunded."});
}
Notify on_reservation_canceled(const reservation::ReservationCanceled& e) {
  return tell<reservation::ReservationCanceled>(
      e.id, {"예매가 취소되었습니다.", "Your reservation is cancelled."});
}
Notify on_reservation_called_off(const reservation::ReservationCalledOff& e) {
  return tell<reservation::ReservationCalledOff>(
      e.id, {"상영이 취소되어 예매도 취소되었습니다. 결제하신 금액이 있으면 돌려드립니다.",
             "The screening has been called off, and your reservation with it. Whatever you have "
             "paid is given back."});
}
Notify on_payed(const payment::Payed& e) {
  return tell_payer(e, {"결제가 완료되었습니다.", "Your payment has been received."});
}
Notify on_payment_canceled(const payment::PaymentCanceled& e) {
  return tell_payer(e, {"결제 금액이 환불되었습니다.", "Your payment has been refunded."});
}

}  // namespace movie::cacenter
