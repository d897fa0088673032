// The reservation desk's table of contents.
#include "kit/service.hpp"

#include "systems/movie/contexts.hpp"
#include "systems/movie/reservation/policies.hpp"
#include "systems/movie/reservation/views.hpp"

namespace movie::reservation {
namespace {

void wire_events(kit::AggregateWords<ReservationProcess>& reservation) {
  reservation
      .events<MovieReserved, ReservationHeld, ReservationRefused, PaymentRefused,
              ReservationExpired, SeatsLost, ReservationCanceled, CancelRefused>()
      .internal<ReservationRequested, SeatsTaken, SeatGone, ScreeningBegun, SeatUnknown,
                ScreeningUnknown, PaymentConfirmed, VoidRequested, CancelWished, CancelRequested,
                CancelHeld>();
  reservation.ends_wait<MovieReserved>()
      .ends_wait<ReservationCanceled>()
      .held_by<ReservationHeld>()
      .held_by<CancelHeld>()
      .refused_by<SeatGone>(Refusal::seat_taken)
      .refused_by<ScreeningBegun>(Refusal::screening_begun)
      .refused_by<SeatUnknown>(Refusal::unknown_seat)
      .refused_by<ScreeningUnknown>(Refusal::unknown_screening)
      .refused_by<PaymentRefused>(Refusal::payment_declined)
      .refused_by<ReservationExpired>(Refusal::unreachable)
      .refused_by<SeatsLost>(Refusal::seat_taken)
      .refused_by<CancelRefused>(Refusal::screening_begun);
}

void wire_reservations(kit::Service& service) {
  auto reservation =
      service.aggregate<ReservationProcess>("reservationProcess", "reservationProcesses");
  reservation.shows({"moviename", "moviedate", "movieid", "theater", "subscriber"})
      .extras({"screeningId", "seats", "amount", "state"})
      .state_in("state")
      .dates("+0000")
      .example("screeningId", "1")
      .example("seats", R"(["A1","A2"])")
      .example("seats", R"(["A1"])")
      .example("seats", "[]")
      .example("subscriber", "황명현")
      .example("cardid", "1234")
      .example("movieid", "1")
      .example("theater", "CGV")
      .example("moviedate", "2099-04-22");
  wire_events(reservation);

  // A date is that day's first screening; an instant is the one that starts then.
  reservation.command<Reserve>()
      .creates()
      .range("screeningId", 1, INT64_MAX)
      .lookup("showTimes", {{"movieid", "movieid"}, {"theater", "theater"}, {"day", "moviedate"}},
              {{"id", "found"}})
      .lookup("showTimes",
              {{"movieid", "movieid"}, {"theater", "theater"}, {"moviedate", "moviedate"}},
              {{"id", "found"}});
  reservation.command<Cancel>()
      .word("canceled")
      .action("cancel", "cancel the reservation", "예약 취소");
  reservation.command<Delete>().deletes();
  reservation.command<TakeSeats>().lookup("movieLists", {{"id", "movieId"}},
                                          {{"title", "movieName"}});
  reservation.command<HoldAnswered>();
  reservation.command<PaymentAnswered>();
  reservation.command<VoidAnswered>();
  reservation.command<SellAnswered>();
  reservation.command<ReleaseAnswered>();
}

void wire_views(kit::Service& service) {
  service.view<MovieList>("movieList", "movieLists")
      .shows({"title", "contents", "runningMinutes", "screenings"})
      .dates("+0000")
      .unpaged()
      .from<screening::MovieListed, screening::MovieChanged, screening::ScreeningOpened>(
          "screening");
  service.view<ShowTime>("showTime", "showTimes")
      .shows({"movieid", "theater", "moviedate", "price"})
      .dates("+0000")
      .search("movieid")
      .from<screening::ScreeningOpened>("screening");
  service.view<MyPage>("myPage", "myPages")
      .shows({"subscriber", "moviename", "moviedate", "theater", "seats", "amount", "state",
              "payState"})
      .dates("+0000")
      .search("subscriber")
      .from<MovieReserved, ReservationCanceled>("reservation")
      .from<payment::PaymentCanceled>("payment");
}

}  // namespace

// Without a seat nothing can be promised: a screening that can't be reached is tried another time.
// Without a payment the seats can be kept for a while: it is held (R4).
kit::Context service() {
  kit::Service reservation{"reservation", "reservations", "예약", 8081};
  wire_reservations(reservation);
  wire_views(reservation);

  reservation.calls<on_hold_answer>("screening").when_overloaded(kit::Overload::hold_off);
  reservation.calls<on_pay_answer>("payment").when_overloaded(kit::Overload::hold);
  reservation.calls<on_void_answer>("payment");
  reservation.calls<on_sell_answer>("screening");
  reservation.calls<on_release_answer>("screening");
  reservation.whenever<on_seats_held>("screening");
  return reservation.take();
}

}  // namespace movie::reservation
