// The rules of a reservation: seats, then money, then seats for good; and how it is undone.
#include "systems/movie/reservation/reservation.hpp"

#include <algorithm>

#include "systems/movie/payment/calls.hpp"
#include "systems/movie/reservation/screening.hpp"

namespace movie::reservation {

using kit::Outcome;

namespace {

Seats without_doubles(const Seats& seats) {
  Seats out;
  for (const auto& seat : seats)
    if (std::count(out.begin(), out.end(), seat) == 0) out.push_back(seat);
  return out;
}

int count_of(const Seats& seats) { return static_cast<int>(seats.size()); }

Decision tell_that_it_takes_longer(const ReservationProcess& reservation) {
  if (reservation.held) return {};
  return ReservationHeld{reservation.id};
}

Decision refuse(const ReservationProcess& reservation, const std::string& why) {
  const ReservationRefused told{reservation.id, reservation.screening_id, why};
  if (why == reason::unknown_screening)
    return Decision(ScreeningUnknown{reservation.id}).also(told);
  if (why == reason::unknown_seat) return Decision(SeatUnknown{reservation.id}).also(told);
  if (why == reason::screening_begun) return Decision(ScreeningBegun{reservation.id}).also(told);
  if (why == reason::sold_out) return Decision(NoSeatFree{reservation.id}).also(told);
  return Decision(SeatGone{reservation.id}).also(told);
}

payment::Pay bill(const ReservationProcess& reservation, const TakeSeats& seats) {
  payment::Pay pay;
  pay.reservation_id = text_of(reservation.id);
  pay.card_id = reservation.card_id;
  pay.customer_name = reservation.subscriber;
  pay.qty = count_of(seats.seats);
  pay.amount = std::int64_t{count_of(seats.seats)} * seats.price;
  return pay;
}

// Paid: now the seats are to be theirs for good, if the screening still has them.
Decision buy_seats(const ReservationProcess& reservation) {
  return Decision().call(Sell{reservation.screening_id, reservation.id, reservation.seats, {}});
}

Decision end_unpaid(const ReservationProcess& reservation) {
  return ReservationExpired{reservation.id, reservation.screening_id};
}

MovieReserved reserved(const ReservationProcess& reservation) {
  MovieReserved out;
  out.id = reservation.id;
  out.movie_name = reservation.movie_name;
  out.movie_date = reservation.movie_date.value_or(kit::Instant{});
  out.movie_id = reservation.movie_id.value_or(MovieId{});
  out.theater = reservation.theater.value_or("");
  out.subscriber = reservation.subscriber;
  out.screening_id = reservation.screening_id;
  out.seats = reservation.seats;
  out.qty = count_of(reservation.seats);
  out.amount = reservation.amount.value_or(kit::Money{});
  return out;
}

}  // namespace

kit::Visibility visibility(const ReservationProcess& reservation) {
  return reservation.established ? kit::Visibility::listed : kit::Visibility::own_url;
}

// The original took an empty reservation, and money for it. Here it says what it is for.
Decision decide(const ReservationProcess& reservation, const Reserve& wish) {
  if (reservation.state != State::none) return Refusal::already_requested;
  const bool described = wish.movie_id && wish.theater && wish.movie_date;
  if (!wish.screening_id && !described) return Refusal::nothing_chosen;
  const auto screening = wish.screening_id ? wish.screening_id : wish.found;
  if (!screening) return Refusal::unknown_screening;
  const Seats seats = without_doubles(wish.seats);
  if (seats.size() > seats_max) return Refusal::too_many_seats;
  return Decision(
             ReservationRequested{reservation.id, *screening, seats, wish.subscriber, wish.card_id})
      .call(Hold{*screening, reservation.id, seats, {}});
}

// Which seats are held the screening tells itself: see TakeSeats.
Decision decide(const ReservationProcess& reservation, const HoldAnswered& answer) {
  if (reservation.state != State::requested || answer.refusal.empty()) return {};
  return refuse(reservation, answer.refusal);
}

Decision decide(const ReservationProcess& reservation, const TakeSeats& seats) {
  if (reservation.state != State::requested) return {};
  const payment::Pay pay = bill(reservation, seats);
  return Decision(SeatsTaken{reservation.id, seats.seats, seats.movie_id, seats.theater,
                             seats.movie_date, seats.movie_name, pay.amount})
      .call(pay, seats.until);
}

Decision decide(const ReservationProcess& reservation, const PaymentAnswered& answer) {
  if (reservation.state != State::pending) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return buy_seats(reservation);
    case Outcome::refused:
      if (answer.reason == payment::reason::declined)
        return PaymentRefused{reservation.id, reservation.screening_id};
      return end_unpaid(reservation);
    case Outcome::delayed:
      return tell_that_it_takes_longer(reservation);
    case Outcome::unreachable:
      // It may be paid all the same. Whether it is, the till alone can say.
      if (reservation.void_requested) return {};
      return Decision(VoidRequested{reservation.id})
          .call(payment::Void{text_of(reservation.id), reservation.amount.value_or(kit::Money{})});
  }
  return {};
}

// Paid after all, if late: whoever has the seats by now, the screening says.
Decision decide(const ReservationProcess& reservation, const VoidAnswered& answer) {
  if (reservation.state != State::pending) return {};
  switch (answer.outcome) {
    case Outcome::done:
      return end_unpaid(reservation);
    case Outcome::refused:
      if (answer.reason == payment::reason::already_paid) return buy_seats(reservation);
      return end_unpaid(reservation);
    case Outcome::delayed:
    case Outcome::unreachable:
      if (reservation.held) return {};
      return end_unpaid(reservation);  // held off; the till gives back what it may have
  }
  return {};
}

Decision decide(const ReservationProcess& reservation, const SellAnswered& answer) {
  if (reservation.state != State::pending) return {};
  if (answer.refusal.empty()) return reserved(reservation);
  const SeatsLost lost{reservation.id, reservation.screening_id};
  if (answer.refusal == reason::screening_begun)
    return Decision(lost).also(ScreeningBegun{reservation.id});
  return lost;
}

// What is not sold is just given up. Whether it is too late to give seats back, the screening says.
Decision decide(const ReservationProcess& reservation, const Cancel&) {
  switch (reservation.state) {
    case State::none:
      return Refusal::unknown_reservation;
    case State::pending:
      return Decision(ReservationCanceled{reservation.id, reservation.screening_id})
          .withdraw<payment::Pay>();
    case State::reserved:
      return Decision(CancelRequested{reservation.id})
          .call(Release{reservation.screening_id, reservation.id, {}});
    case State::requested:  // nobody comes in between the steps of a transaction
    case State::cancel_requested:
    case State::canceled:
      return {};
    case State::refused:
    case State::declined:
    case State::expired:
      return Refusal::not_reserved;
  }
  return {};
}

Decision decide(const ReservationProcess& reservation, const Delete& gone) {
  return decide(reservation, Cancel{gone.id});
}

Decision decide(const ReservationProcess& reservation, const ReleaseAnswered& answer) {
  if (reservation.state != State::cancel_requested) return {};
  if (answer.released) return ReservationCanceled{reservation.id, reservation.screening_id};
  return CancelRefused{reservation.id};
}

Decision decide(const ReservationProcess& reservation, const CallOff&) {
  switch (reservation.state) {
    case State::pending:
      return Decision(ReservationCalledOff{reservation.id, reservation.screening_id})
          .withdraw<payment::Pay>();
    case State::reserved:
      return ReservationCalledOff{reservation.id, reservation.screening_id};
    case State::none:
    case State::requested:
    case State::cancel_requested:
    case State::canceled:
    case State::refused:
    case State::declined:
    case State::expired:
      return {};
  }
  return {};
}

void evolve(ReservationProcess& reservation, const ReservationRequested& e) {
  reservation.screening_id = e.screening_id;
  reservation.seats = e.seats;
  reservation.subscriber = e.subscriber;
  reservation.card_id = e.card_id;
  reservation.state = State::requested;
}
void evolve(ReservationProcess& reservation, const ReservationHeld&) { reservation.held = true; }
void evolve(ReservationProcess& reservation, const SeatsTaken& e) {
  reservation.seats = e.seats;
  reservation.movie_id = e.movie_id;
  reservation.theater = e.theater;
  reservation.movie_date = e.movie_date;
  reservation.movie_name = e.movie_name;
  reservation.amount = e.amount;
  reservation.state = State::pending;
}
// What they come with says that it is refused.
void evolve(ReservationProcess&, const SeatGone&) {}
void evolve(ReservationProcess&, const NoSeatFree&) {}
void evolve(ReservationProcess&, const ScreeningBegun&) {}
void evolve(ReservationProcess&, const SeatUnknown&) {}
void evolve(ReservationProcess&, const ScreeningUnknown&) {}
void evolve(ReservationProcess& reservation, const ReservationRefused&) {
  reservation.state = State::refused;
}
void evolve(ReservationProcess& reservation, const VoidRequested&) {
  reservation.void_requested = true;
}
void evolve(ReservationProcess& reservation, const PaymentRefused&) {
  reservation.state = State::declined;
}
void evolve(ReservationProcess& reservation, const ReservationExpired&) {
  reservation.state = State::expired;
}
void evolve(ReservationProcess& reservation, const MovieReserved&) {
  reservation.state = State::reserved;
  reservation.established = true;
}
void evolve(ReservationProcess& reservation, const SeatsLost&) {
  reservation.state = State::refused;
}
void evolve(ReservationProcess& reservation, const CancelRequested&) {
  reservation.state = State::cancel_requested;
}
void evolve(ReservationProcess& reservation, const CancelRefused&) {
  reservation.state = State::reserved;
}
void evolve(ReservationProcess& reservation, const ReservationCanceled&) {
  reservation.state = State::canceled;
}
void evolve(ReservationProcess& reservation, const ReservationCalledOff&) {
  reservation.state = State::canceled;
}

}  // namespace movie::reservation
