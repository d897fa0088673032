// The programme's table of contents.
#include "kit/service.hpp"

#include "systems/movie/contexts.hpp"
#include "systems/movie/screening/movie.hpp"
#include "systems/movie/screening/policies.hpp"
#include "systems/movie/screening/views.hpp"

namespace movie::screening {
namespace {

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
  screening.events<ScreeningOpened, SeatsHeld, SeatsSold, SeatsFreed>().internal<BookingClosed>();

  screening.command<OpenScreening>()
      .creates()
      .required({"movieId", "theater", "startsAt", "price", "rows", "seatsPerRow"})
      .range("movieId", 1, INT64_MAX)
      .range("price", 0, price_max)
      .range("rows", 1, rows_max)
      .range("seatsPerRow", 1, seats_per_row_max);
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
  movie.command<ChangeMovie>().updates().range("runningMinutes", 1, running_minutes_max);

  auto theater = service.aggregate<Theater>("theater", "theaters");
  theater.key("name")
      .shows({"name", "address"})
      .search("name")
      .example("name", "CGV")
      .example("address", "서울시 용산구 한강대로 23길");
  theater.events<TheaterListed, TheaterChanged>();
  theater.command<ListTheater>().creates().required({"name"});
  theater.command<ChangeTheater>().updates();
}

}  // namespace

kit::Context service() {
  kit::Service screening{"screening", "programme and seats", "상영과 좌석", 8084};
  wire_screenings(screening);
  wire_movies(screening);

  screening.whenever<on_reservation_refused>("reservation");
  screening.whenever<on_payment_refused>("reservation");
  screening.whenever<on_reservation_expired>("reservation");
  screening.whenever<on_seats_lost>("reservation");
  screening.whenever<on_reservation_canceled>("reservation");

  screening.view<SeatMap>("seatMap", "seatMaps")
      .shows({"movieId", "theater", "startsAt", "price", "seats"})
      .dates("+0000")
      .from<ScreeningOpened, SeatsHeld, SeatsSold, SeatsFreed>("screening");
  return screening.take();
}

}  // namespace movie::screening
