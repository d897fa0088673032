// The reservation desk: a customer chooses a screening and seats, pays, and may cancel until the
// screening begins. Who has which seat is decided by the screening, who has paid by the till.
#pragma once
#include <variant>

#include "kit/decision.hpp"
#include "kit/model.hpp"
#include "kit/outcome.hpp"
#include "systems/movie/reservation/events.hpp"

namespace movie::reservation {

inline constexpr std::size_t seats_max = 10;

// Between the steps of one transaction, which others never see, it is requested or
// cancel_requested.
enum class State {
  none,
  requested,  // the screening is asked for the seats
  pending,    // they are held and being paid for
  reserved,
  cancel_requested,  // the screening is asked to take them back
  canceled,
  refused,   // no seats
  declined,  // the bank said no
  expired    // not paid in time
};
WORDS(State, {State::requested, "requested"}, {State::pending, "pending"},
      {State::reserved, "reserved"}, {State::cancel_requested, "cancelRequested"},
      {State::canceled, "canceled"}, {State::refused, "refused"}, {State::declined, "declined"},
      {State::expired, "expired"})

struct ReservationProcess {
  ReservationId id;
  std::optional<std::string> movie_name;
  std::optional<kit::Instant> movie_date;
  std::optional<MovieId> movie_id;
  std::optional<std::string> theater, subscriber;
  ScreeningId screening_id;
  Seats seats;
  std::optional<kit::Money> amount;
  State state = State::none;
  // Not shown:
  std::optional<std::string> card_id;
  bool established = false;     // was reserved at some time
  bool held = false;            // the customer knows that it takes longer
  bool void_requested = false;  // the till has been asked to make an end of it
};
DESCRIBE(ReservationProcess, id, movie_name, movie_date, movie_id, theater, subscriber,
         screening_id, seats, amount, state, card_id, established, held, void_requested)
RENAME(ReservationProcess, {"movie_name", "moviename"}, {"movie_date", "moviedate"},
       {"movie_id", "movieid"}, {"card_id", "cardid"})

// Unpaid is not established: only who knows the reservation's own address sees it.
kit::Visibility visibility(const ReservationProcess& reservation);

// --- asked of a reservation
// ---------------------------------------------------------------------------
// Either names the screening, or says what it is, as the original's clients do; then it is looked
// up among the show times.
struct Reserve {
  ReservationId id;
  std::optional<ScreeningId> screening_id;
  Seats seats;
  std::optional<std::string> subscriber, card_id;
  std::optional<MovieId> movie_id;
  std::optional<std::string> theater;
  std::optional<kit::Instant> movie_date;
  std::optional<ScreeningId> found;  // the screening of that movie, theatre and date
};
DESCRIBE(Reserve, id, screening_id, seats, subscriber, card_id, movie_id, theater, movie_date,
         found)
RENAME(Reserve, {"card_id", "cardid"}, {"movie_id", "movieid"}, {"movie_date", "moviedate"})

struct Cancel {
  ReservationId id;
};
DESCRIBE(Cancel, id)

// The original's clients cancel by deleting.
struct Delete {
  ReservationId id;
};
DESCRIBE(Delete, id)

// Its screening has taken the seats back.
struct CallOff {
  ReservationId id;
};
DESCRIBE(CallOff, id)

// The screening keeps these seats for it until then.
struct TakeSeats {
  ReservationId id;
  Seats seats;
  MovieId movie_id;
  std::string theater;
  kit::Instant movie_date;
  kit::Money price;
  kit::Instant until;
  std::optional<std::string> movie_name;  // looked up
};
DESCRIBE(TakeSeats, id, seats, movie_id, theater, movie_date, price, until, movie_name)

// Answers to what the reservation asked of the screening and of the till.
struct HoldAnswered {
  ReservationId id;
  std::string refusal;  // "" when the seats are held
};
DESCRIBE(HoldAnswered, id, refusal)

struct SellAnswered {
  ReservationId id;
  std::string refusal;  // "" when they are sold
};
DESCRIBE(SellAnswered, id, refusal)

struct ReleaseAnswered {
  ReservationId id;
  bool released = false;
};
DESCRIBE(ReleaseAnswered, id, released)

struct PaymentAnswered {
  ReservationId id;
  kit::Outcome outcome = kit::Outcome::done;
  std::string reason;
};
DESCRIBE(PaymentAnswered, id, outcome, reason)

struct VoidAnswered {
  ReservationId id;
  kit::Outcome outcome = kit::Outcome::done;
  std::string reason;
};
DESCRIBE(VoidAnswered, id, outcome, reason)

// --- known to the reservation alone
// -------------------------------------------------------------------
struct ReservationRequested {
  ReservationId id;
  ScreeningId screening_id;
  Seats seats;
  std::optional<std::string> subscriber, card_id;
};
DESCRIBE(ReservationRequested, id, screening_id, seats, subscriber, card_id)

struct SeatsTaken {
  ReservationId id;
  Seats seats;
  MovieId movie_id;
  std::string theater;
  kit::Instant movie_date;
  std::optional<std::string> movie_name;
  kit::Money amount;
};
DESCRIBE(SeatsTaken, id, seats, movie_id, theater, movie_date, movie_name, amount)

// Why there are no seats, or not any more: each is another answer to the customer.
struct SeatGone {
  ReservationId id;
};
DESCRIBE(SeatGone, id)
struct NoSeatFree {
  ReservationId id;
};
DESCRIBE(NoSeatFree, id)
struct ScreeningBegun {
  ReservationId id;
};
DESCRIBE(ScreeningBegun, id)
struct SeatUnknown {
  ReservationId id;
};
DESCRIBE(SeatUnknown, id)
struct ScreeningUnknown {
  ReservationId id;
};
DESCRIBE(ScreeningUnknown, id)

struct VoidRequested {
  ReservationId id;
};
DESCRIBE(VoidRequested, id)

struct CancelRequested {
  ReservationId id;
};
DESCRIBE(CancelRequested, id)

enum class Refusal {
  unknown_reservation,
  nothing_chosen,
  too_many_seats,
  already_requested,
  unknown_screening,
  payment_declined,
  unreachable,
  called_off,
  not_reserved
};
REFUSALS(Refusal,
         {Refusal::unknown_reservation,
          {"unknown_reservation", 404, "there is no such reservation", "없는 예약입니다"}},
         {Refusal::nothing_chosen,
          {"nothing_chosen", 422,
           "choose a screening: screeningId, or movieid, theater and moviedate",
           "상영을 골라 주세요: screeningId, 또는 movieid와 theater와 moviedate"}},
         {Refusal::too_many_seats,
          {"too_many_seats", 422, "at most ten seats at a time",
           "한 번에 열 자리까지 예약할 수 있습니다"}},
         {Refusal::already_requested,
          {"already_requested", 409, "this reservation exists already", "이미 있는 예약입니다"}},
         {Refusal::unknown_screening,
          {"unknown_screening", 404, "there is no such screening", "없는 상영입니다"}},
         {Refusal::payment_declined,
          {"payment_declined", 422, "the payment was declined", "결제가 거절되었습니다"}},
         {Refusal::unreachable,
          {"unreachable", 503, "this can't be done at the moment, please try again later",
           "지금은 예약할 수 없습니다. 잠시 후 다시 시도해 주세요"}},
         {Refusal::called_off,
          {"called_off", 409, "the screening has been called off", "상영이 취소되었습니다"}},
         {Refusal::not_reserved,
          {"not_reserved", 409, "nothing has been reserved", "예약이 이루어지지 않았습니다"}})

using Event =
    std::variant<ReservationRequested, ReservationHeld, SeatsTaken, SeatGone, NoSeatFree,
                 ScreeningBegun, SeatUnknown, ScreeningUnknown, ReservationRefused, VoidRequested,
                 PaymentRefused, ReservationExpired, MovieReserved, SeatsLost, CancelRequested,
                 CancelRefused, ReservationCanceled, ReservationCalledOff>;
using Decision = kit::Decision<Event, Refusal>;

Decision decide(const ReservationProcess&, const Reserve&);
Decision decide(const ReservationProcess&, const HoldAnswered&);
Decision decide(const ReservationProcess&, const TakeSeats&);
Decision decide(const ReservationProcess&, const PaymentAnswered&);
Decision decide(const ReservationProcess&, const VoidAnswered&);
Decision decide(const ReservationProcess&, const SellAnswered&);
Decision decide(const ReservationProcess&, const Cancel&);
Decision decide(const ReservationProcess&, const Delete&);
Decision decide(const ReservationProcess&, const ReleaseAnswered&);
Decision decide(const ReservationProcess&, const CallOff&);

void evolve(ReservationProcess&, const ReservationRequested&);
void evolve(ReservationProcess&, const ReservationHeld&);
void evolve(ReservationProcess&, const SeatsTaken&);
void evolve(ReservationProcess&, const SeatGone&);
void evolve(ReservationProcess&, const NoSeatFree&);
void evolve(ReservationProcess&, const ScreeningBegun&);
void evolve(ReservationProcess&, const SeatUnknown&);
void evolve(ReservationProcess&, const ScreeningUnknown&);
void evolve(ReservationProcess&, const ReservationRefused&);
void evolve(ReservationProcess&, const VoidRequested&);
void evolve(ReservationProcess&, const PaymentRefused&);
void evolve(ReservationProcess&, const ReservationExpired&);
void evolve(ReservationProcess&, const MovieReserved&);
void evolve(ReservationProcess&, const SeatsLost&);
void evolve(ReservationProcess&, const CancelRequested&);
void evolve(ReservationProcess&, const CancelRefused&);
void evolve(ReservationProcess&, const ReservationCanceled&);
void evolve(ReservationProcess&, const ReservationCalledOff&);

}  // namespace movie::reservation
