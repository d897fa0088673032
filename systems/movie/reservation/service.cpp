// The table of contents of the reservation desk, its programme and its seats.
#include "kit/service.hpp"

#include "systems/movie/contexts.hpp"
#include "systems/movie/reservation/movie.hpp"
#include "systems/movie/reservation/policies.hpp"
#include "systems/movie/reservation/theater.hpp"
#include "systems/movie/reservation/views.hpp"

namespace movie::reservation {
namespace {

void wire_events(kit::AggregateWords<ReservationProcess>& reservation) {
  reservation
      .events<MovieReserved, ReservationHeld, ReservationRefused, PaymentRefused,
              ReservationExpired, SeatsLost, ReservationCanceled, ReservationCalledOff,
              CancelRefused>()
      .internal<ReservationRequested, SeatsTaken, SeatGone, NoSeatFree, ScreeningBegun, SeatUnknown,
                ScreeningUnknown, VoidRequested, CancelRequested>();
  reservation.ends_wait<MovieReserved>()
      .ends_wait<ReservationCanceled>()
      .held_by<ReservationHeld>()
      .refused_by<SeatGone>(ScreeningRefusal::seat_taken)
      .refused_by<NoSeatFree>(ScreeningRefusal::sold_out)
      .refused_by<ScreeningBegun>(ScreeningRefusal::screening_begun)
      .refused_by<SeatUnknown>(ScreeningRefusal::unknown_seat)
      .refused_by<ScreeningUnknown>(ScreeningRefusal::unknown_screening)
      .refused_by<PaymentRefused>(Refusal::payment_declined)
      .refused_by<ReservationExpired>(Refusal::unreachable)
      .refused_by<SeatsLost>(ScreeningRefusal::seat_taken)
      .refused_by<ReservationCalledOff>(Refusal::called_off)
      .refused_by<CancelRefused>(ScreeningRefusal::screening_begun);
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

  // A date is that day's first screening that has not begun, or the first of those that have; an
  // instant is the one that starts then. What is found last counts.
  reservation.command<Reserve>()
      .creates()
      .range("screeningId", 1, INT64_MAX)
      .lookup("showTimes",
              {{"movieid", "movieid"}, {"theater", "theater"}, {"pastDay", "moviedate"}},
              {{"id", "found"}})
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
  reservation.command<CallOff>();
}

void wire_screenings(kit::Service& service) {
  auto screening = service.aggregate<Screening>("screening", "screenings");
  screening.shows({"movieId", "theater", "startsAt", "price", "rows", "seatsPerRow"})
      .dates("+0000")
      .search("movieId")
      .example("movieId", "1")
      .example("theater", "CGV")
      .example("startsAt", "2099-04-22T10:30:00Z")
      .example("startsAt", "2099-04-23T10:30:00Z")
      .example("startsAt", "2026-01-01T00:00:10Z")  // simulated evenings start on that day
      .example("price", "12000")
      .example("rows", "10")
      .example("seatsPerRow", "12");
  screening.events<ScreeningOpened, ScreeningStarted, ScreeningCalledOff, SeatsTakenBack, SeatsHeld,
                   SeatsSold, SeatsFreed>();

  screening.command<OpenScreening>()
      .creates()
      .required({"movieId", "theater", "startsAt", "price", "rows", "seatsPerRow"})
      .range("movieId", 1, INT64_MAX)
      .range("price", 0, price_max)
      .range("rows", 1, rows_max)
      .range("seatsPerRow", 1, seats_per_row_max);
  screening.command<StartScreening>();
  screening.command<CallOffScreening>().deletes().titled("call off the screening", "상영 취소");
  screening.command<Hold>();
  screening.command<Sell>();
  screening.command<Release>();
  screening.command<Close>();
  screening.command<ExpireHolds>();
}

void wire_movies(kit::Service& service) {
  auto movie = service.aggregate<Movie>("movie", "movies");
  movie.shows({"title", "contents", "runningMinutes", "onShow"})
      .example("title", "기생충")
      .example("contents", "전원백수 가족의 이야기")
      .example("runningMinutes", "131")
      .example("onShow", "true");
  movie.events<MovieListed, MovieChanged>();
  movie.command<ListMovie>().creates().required({"title"}).range("runningMinutes", 1,
                                                                 running_minutes_max);
  movie.command<ChangeMovie>().updates().required({"title"}).range("runningMinutes", 1,
                                                                   running_minutes_max);
}

void wire_theaters(kit::Service& service) {
  auto theater = service.aggregate<Theater>("theater", "theaters");
  theater.key("name")
      .shows({"name", "address"})
      .search("name")
      .example("name", "CGV")
      .example("address", "서울시 용산구 한강대로 23길");
  theater.events<TheaterListed, TheaterChanged, TheaterRemoved>();
  theater.command<ListTheater>().creates().required({"name"});
  theater.command<ChangeTheater>().updates();
  theater.command<RemoveTheater>().deletes().titled("remove the theatre", "영화관 삭제");
}

void wire_views(kit::Service& service) {
  service.view<MovieList>("movieList", "movieLists")
      .shows({"title", "contents", "runningMinutes", "screenings"})
      .dates("+0000")
      .unpaged()
      .from<MovieListed, MovieChanged, ScreeningOpened, ScreeningStarted, ScreeningCalledOff>(
          "reservation");
  service.view<ShowTime>("showTime", "showTimes")
      .shows({"movieid", "theater", "moviedate", "price"})
      .dates("+0000")
      .search("movieid")
      .from<ScreeningOpened, ScreeningStarted, ScreeningCalledOff>("reservation");
  service.view<SeatMap>("seatMap", "seatMaps")
      .shows({"movieId", "theater", "startsAt", "price", "seats"})
      .dates("+0000")
      .of<Screening>();
  service.view<MyPage>("myPage", "myPages")
      .shows({"subscriber", "moviename", "moviedate", "theater", "seats", "amount", "state",
              "payState"})
      .dates("+0000")
      .search("subscriber")
      .from<MovieReserved, ReservationCanceled, ReservationCalledOff>("reservation")
      .from<payment::PaymentCanceled>("payment");
}

}  // namespace

// Seats are held, sold and freed with what asks for it, in one transaction. Without a payment they
// can be kept for a while: the reservation is held (R4).
kit::Context service() {
  kit::Service reservation{"reservation", "reservations", "예약", 8081};
  wire_reservations(reservation);
  wire_screenings(reservation);
  wire_movies(reservation);
  wire_theaters(reservation);
  wire_views(reservation);

  reservation.calls<on_hold_answer>("reservation");
  reservation.calls<on_sell_answer>("reservation");
  reservation.calls<on_release_answer>("reservation");
  reservation.calls<on_pay_answer>("payment").when_overloaded(kit::Overload::hold);
  reservation.calls<on_void_answer>("payment");
  reservation.whenever<on_seats_held>("reservation");
  reservation.whenever<on_seats_taken_back>("reservation");
  reservation.whenever<on_payment_refused>("reservation");
  reservation.whenever<on_reservation_expired>("reservation");
  reservation.whenever<on_seats_lost>("reservation");
  reservation.whenever<on_reservation_canceled>("reservation");
  return reservation.take();
}

}  // namespace movie::reservation
